import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import * as fc from 'fast-check';
import { css, LitElement, type TemplateResult } from 'lit';
import { VirtualList } from '../../../../src/elements/internal/virtual-list/virtual-list.js';

/** The smallest host of a list: rows are numbers with a height, drawn as a button. */
class NumberList extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
    .scroller {
      height: 400px;
      overflow-y: scroll;
      overflow-anchor: none;
    }
    .sizer {
      position: relative;
      overflow: clip;
    }
    .layer {
      position: absolute;
      inset: 0 0 auto;
    }
    .parked {
      position: absolute;
      transform: translateY(-2000px);
    }
    button {
      display: block;
      width: 100%;
    }
  `;
  items: { height: number }[] = [];
  draws = 0;
  readonly list = new VirtualList(this, {
    elements: () => {
      const [scroller, sizer, layer] = ['.scroller', '.sizer', '.layer'].map((name) => this.renderRoot.querySelector<HTMLElement>(name));
      return scroller && sizer && layer ? { scroller, sizer, layer } : undefined;
    },
    items: () => ({ length: this.items.length, at: (i) => this.items[i] }),
    render: (row, index) => {
      this.draws++;
      const button = (row.firstElementChild ?? row.appendChild(document.createElement('button'))) as HTMLElement;
      button.textContent = String(index);
      button.style.setProperty('height', `${this.items[index]?.height ?? 0}px`);
    },
    estimate: () => 28,
    prepare: () => undefined,
    followChanged: () => undefined,
    placed: () => undefined,
  });
  protected override updated(): void {
    this.list.layout();
  }
  get scroller(): HTMLElement {
    return this.renderRoot.querySelector('.scroller') as HTMLElement;
  }
  /** Index and place of each row in the flow, in the order of the DOM. */
  get rows(): { index: number; top: number; bottom: number }[] {
    const { top: origin } = this.scroller.getBoundingClientRect();
    return [...this.renderRoot.querySelectorAll('.row:not(.parked)')].map((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return { index: Number(row.textContent), top: top - origin, bottom: bottom - origin };
    });
  }
  protected override render(): TemplateResult {
    return html`<div class="scroller"><div class="sizer"><div class="layer"></div></div></div>`;
  }
}
customElements.define('number-list', NumberList);

const rowsOf = (count: number, height: (i: number) => number = () => 28): { height: number }[] =>
  Array.from({ length: count }, (_, i) => ({ height: height(i) }));

async function listOf(items: { height: number }[]): Promise<NumberList> {
  const element = await fixture<NumberList>(html`<number-list .items=${items}></number-list>`);
  await nextFrame();
  await nextFrame();
  return element;
}

type Step = { append: number } | { scroll: number } | { jump: number } | { grow: number; height: number } | { focus: number } | { follow: boolean };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ append: fc.integer({ min: 0, max: 400 }) }),
  fc.record({ scroll: fc.integer({ min: -900, max: 900 }) }),
  fc.record({ jump: fc.nat(2000) }),
  fc.record({ grow: fc.nat(2000), height: fc.integer({ min: 10, max: 700 }) }),
  fc.record({ focus: fc.nat(60) }),
  fc.record({ follow: fc.boolean() }),
);

async function take(element: NumberList, action: Step, height: (i: number) => number): Promise<void> {
  const { items, list, scroller } = element;
  if ('append' in action) {
    const { length } = items;
    for (let i = 0; i < action.append; i++) items.push({ height: height(length + i) });
  } else if ('scroll' in action) scroller.scrollTop += action.scroll;
  else if ('jump' in action) list.scrollTo(action.jump % items.length, 'upper');
  else if ('grow' in action) items[action.grow % items.length] = { height: action.height };
  else if ('focus' in action) {
    const rows = element.rows;
    list.element(rows[action.focus % rows.length]?.index ?? 0)?.querySelector('button')?.focus({ preventScroll: true });
  } else list.follow = action.follow;
  list.requestFrame();
  await nextFrame();
  await nextFrame();
}

describe('VirtualList', () => {
  it('draws of a new list what is in view at first, and what lies beyond a moment later', async () => {
    const element = await listOf(rowsOf(1000));
    element.list.follow = false;
    element.list.reset();
    element.list.layout();
    const { rows } = element;
    expect([rows[0]?.index, rows.at(-1)!.bottom >= 400, rows.at(-1)!.bottom < 400 + 2 * 28], String(rows.at(-1)?.bottom)).to.deep.equal([0, true, true]);
    await waitUntil(() => element.rows.at(-1)!.bottom >= 700, 'rows out of view', { timeout: 10_000 });
  });

  it('shows consecutive rows over the whole viewport, in order, whatever happens', async function () {
    this.timeout(120_000);
    const height = (i: number): number => 20 + ((i * 7919) % 120);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const element = await listOf(rowsOf(300, height));
        let focused: Element | null = null;
        for (const action of steps) {
          await take(element, action, height);
          const { rows, list } = element;
          for (const [i, { index }] of rows.entries()) expect(index).to.equal((rows[0]?.index ?? 0) + i);
          expect(rows.length).to.be.within(1, 150);
          expect(rows[0]?.top, JSON.stringify(action)).to.be.at.most(5);
          expect(rows.at(-1)?.bottom, JSON.stringify(action)).to.be.at.least(395);
          if (list.follow) {
            expect(rows.at(-1)?.index).to.equal(element.items.length - 1);
            expect(rows.at(-1)?.bottom).to.be.at.most(400);
          }
          const active = element.shadowRoot?.activeElement ?? null;
          if ('focus' in action) focused = active;
          else expect(active, 'the focus stays').to.equal(focused);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('does not move what is in view when rows elsewhere change their height', async () => {
    const element = await listOf(rowsOf(1000));
    element.list.scrollTo(500, 'upper');
    const before = element.rows.find(({ index }) => index === 500)?.top;
    expect(element.rows.some(({ index }) => index === 488)).to.equal(true);
    for (const index of [0, 100, 488, 495, 900]) {
      element.items[index] = { height: 90 };
      element.list.requestFrame();
      await nextFrame();
      await nextFrame();
      expect(element.rows.find((row) => row.index === 500)?.top).to.equal(before);
    }
  });

  it('does not move what is read when rows come in above it, whatever their height, in one and the same frame', async () => {
    const height = (i: number): number => 20 + ((i * 7919) % 120);
    const element = await listOf(rowsOf(1000, height));
    const { list } = element;
    list.scrollTo(500, 'upper');
    list.layout();
    for (const [count, tall] of [[1, 300], [40, 17], [3, 64.5]] as const) {
      const before = element.rows.filter(({ top, bottom }) => bottom > 0 && top < 400);
      expect(before.length).to.be.greaterThan(2);
      list.rearrange({
        keyOf: (row) => row,
        change: () => element.items.unshift(...rowsOf(count, () => tall)),
        find: (row) => row + count,
      });
      list.layout();
      const after = new Map(element.rows.map(({ index, top }) => [index, top]));
      for (const { index, top } of before) expect(after.get(index + count), `row ${index}`).to.be.closeTo(top, 0.6);
    }
  });

  it('keeps its place while rows above are measured for the first time, scrolling up', async () => {
    const element = await listOf(rowsOf(3000, (i) => (i % 3 === 0 ? 95.5 : 28)));
    let seen = element.rows;
    for (let i = 0; i < 40; i++) {
      const before = new Map(seen.map(({ index, top }) => [index, top]));
      element.scroller.scrollTop -= 120;
      await nextFrame();
      await nextFrame();
      seen = element.rows;
      for (const { index, top } of seen) {
        const was = before.get(index);
        if (was !== undefined) expect(top).to.be.closeTo(was + 120, 0.6);
      }
    }
  });

  it('keeps its place when the reader scrolls up farther than anything was drawn', async () => {
    const element = await listOf(rowsOf(3000, (i) => (i % 3 === 0 ? 95.5 : 28)));
    const before = element.rows.find(({ index }) => index === 2997) as { top: number };
    element.scroller.scrollTop -= 310;
    await nextFrame();
    await nextFrame();
    expect(element.rows.find(({ index }) => index === 2997)?.top).to.be.closeTo(before.top + 310, 0.6);
  });

  it('goes where it is told to though the browser moved it a moment ago, as it does for the focus', async () => {
    const { list, scroller, rows } = await listOf(rowsOf(1000));
    expect(rows.at(-1)?.index).to.equal(999);
    scroller.scrollTop -= 9;
    list.scrollTo(0, 'nearest');
    await nextFrame();
    await nextFrame();
    expect([list.visible.first, scroller.scrollTop]).to.deep.equal([0, 0]);
  });

  it('draws no more than what is in view while screenfuls arrive, and what is around it when they pause', async () => {
    const element = await listOf(rowsOf(1000));
    const inView = Math.ceil(400 / 28) + 1;
    for (let i = 0; i < 3; i++) {
      element.items.push(...rowsOf(200));
      element.list.requestFrame();
      await nextFrame();
      expect(element.rows.length).to.be.at.most(inView);
      expect(element.rows.at(-1)?.index).to.equal(element.items.length - 1);
      expect(element.rows[0]?.top).to.be.at.most(0);
    }
    element.items.push({ height: 28 });
    element.list.requestFrame();
    await nextFrame();
    await nextFrame();
    expect(element.rows.length).to.be.above(inView);
  });

  it('draws again only what changed', async () => {
    const element = await listOf(rowsOf(1000));
    element.list.follow = false;
    await nextFrame();
    await nextFrame();
    element.draws = 0;
    element.items.push({ height: 28 });
    element.list.requestFrame();
    await nextFrame();
    expect(element.draws).to.be.at.most(1);
    const { index } = element.rows[10] as { index: number };
    element.items[index] = { height: 40 };
    element.draws = 0;
    element.list.requestFrame();
    await nextFrame();
    expect(element.draws).to.equal(1);
  });

  it('never draws more than 150 rows, however tall the viewport', async () => {
    const element = await listOf(rowsOf(100_000, () => 10));
    element.scroller.style.setProperty('height', '1300px');
    await nextFrame();
    await nextFrame();
    await nextFrame();
    expect(element.rows.length).to.be.within(130, 150);
  });

  it('is right in a scaled page', async () => {
    const element = await listOf(rowsOf(500));
    element.style.setProperty('transform', 'scale(0.5)');
    element.items = rowsOf(800, (i) => 30 + (i % 5));
    element.list.reset();
    await nextFrame();
    await nextFrame();
    const last = element.rows.at(-1);
    expect([last?.index, Math.round(last?.bottom ?? 0)]).to.deep.equal([799, 198]);
  });

  it('survives being moved in the page, hidden and shown', async () => {
    const element = await listOf(rowsOf(1000));
    element.list.scrollTo(500, 'upper');
    const before = element.rows.find(({ index }) => index === 500)?.top as number;
    const elsewhere = document.createElement('div');
    document.body.append(elsewhere);
    elsewhere.append(element);
    element.requestUpdate();
    await nextFrame();
    await nextFrame();
    expect(element.rows.find(({ index }) => index === 500)?.top).to.be.closeTo(before, 1);
    element.style.setProperty('display', 'none');
    await nextFrame();
    await nextFrame();
    element.style.removeProperty('display');
    await nextFrame();
    await nextFrame();
    expect(element.rows.find(({ index }) => index === 500)?.top).to.be.closeTo(before, 1);
    elsewhere.remove();
  });
});
