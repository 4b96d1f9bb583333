import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../../src/elements/trace-canvas/trace-canvas.define.js';
import '../../../../src/elements/trace-inspector/trace-inspector.define.js';
import type { TraceCanvas, TraceInspector } from '../../../../src/index.js';
import { byRole, click, parts, textOf, until } from '../../support/dom.js';
import { inForcedColors } from '../../support/forced-colors.js';

const SUCCESS = '/test/fixtures/traces/behaviors/ship-fix-success.json';

async function state(data?: object | string): Promise<TraceInspector> {
  const element = await fixture<TraceInspector>(html`<trace-inspector tab="state" src=${SUCCESS} .data=${data}></trace-inspector>`);
  await until(() => parts(element, 'state-row').length > 0, 'rows');
  return element;
}

const rowOf = (element: TraceInspector, name: string): HTMLElement =>
  parts(element, 'state-row').find((row) => textOf(row).startsWith(`${name} `) || textOf(row) === name)!;

const shown = (element: TraceInspector, selector: string): HTMLElement[] => [...element.renderRoot.querySelectorAll<HTMLElement>(selector)];

async function flow(data?: object | string): Promise<TraceInspector> {
  const element = await state(data);
  await click(byRole(element, 'button', 'Data flow'));
  await until(() => shown(element, '.flow').length > 0, 'the data flow');
  return element;
}

/** A document whose 600 actions name a variable each. */
async function large(value: unknown = 1): Promise<object> {
  const document = (await (await fetch(SUCCESS)).json()) as { tree: object; var: object };
  const children = Array.from({ length: 600 }, (_, at) => ({ type: 'action', name: `N_${at}`, steps: [{ kind: 'instruct', instruction: `Set $VAR.v${at}x.` }] }));
  const values = Object.fromEntries(children.map((_, at) => [`v${at}x`, value]));
  return { ...document, tree: { type: 'sequence', name: 'Root', children }, var: values, runtime: { node_status: {}, step_index: {}, retry_count: {} }, trace: [] };
}

describe('State', () => {
  describe('values', () => {
    it('opens an object as a tree, which the keyboard reaches', async () => {
      const element = await state();
      const row = rowOf(element, 'ticket');
      const fold = row.querySelector<HTMLElement>('.unfold')!;
      expect(fold.getAttribute('aria-expanded')).to.equal('false');
      await click(fold);
      await until(() => row.querySelector('[role=tree]') !== null, 'the tree');
      const tree = row.querySelector<HTMLElement>('[role=tree]')!;
      expect(tree.getAttribute('aria-label')).to.contain('ticket');
      expect(textOf(tree)).to.match(/severity ?: "high"/);
      expect(tree.tabIndex).to.equal(0);
      tree.focus();
      await sendKeys({ press: 'End' });
      expect(textOf(row.querySelector('.path')!)).to.equal('$.steps[2]');
      await click(fold);
      await until(() => row.querySelector('[role=tree]') === null, 'a closed one');
    });

    it('says whether what is copied from that tree could be', async () => {
      const element = await state();
      const row = rowOf(element, 'ticket');
      await click(row.querySelector('.unfold')!);
      await until(() => row.querySelector('[role=tree]') !== null, 'the tree');
      const said = row.querySelector<HTMLElement>('[role=status]')!;
      expect(textOf(said)).to.equal('');
      const copy = [...row.querySelectorAll<HTMLElement>('button')].find((button) => textOf(button) === 'Copy value')!;
      await click(copy);
      await until(() => textOf(said) !== '', 'it is said');
      expect(textOf(said)).to.be.oneOf(['Copied', 'The browser did not allow copying']);
    });

    it('draws that tree from the left in a page that is written from right to left, as JSON is', async () => {
      const element = await state();
      element.dir = 'rtl';
      const row = rowOf(element, 'ticket');
      await click(row.querySelector('.unfold')!);
      await until(() => row.querySelector('[role=treeitem] .key') !== null, 'the tree');
      const rightOf = (part: string): number => row.querySelector(`[role=treeitem] ${part}`)!.getBoundingClientRect().right;
      const order = ['.twisty', '.key', '.colon', '.value'].map(rightOf);
      expect(order).to.deep.equal([...order].sort((a, b) => a - b));
    });

    it('shows 50 megabytes as their beginning', async () => {
      const document = { ...((await (await fetch(SUCCESS)).json()) as object), var: { huge: 'x'.repeat(50_000_000) } };
      const element = await state(document);
      const row = rowOf(element, 'huge');
      expect(row.textContent.length).to.be.lessThan(400);
      await click(row.querySelector<HTMLElement>('.unfold')!);
      await until(() => row.querySelector('pre') !== null, 'more of it');
      expect(row.querySelector('pre')!.textContent.length).to.be.lessThan(20_000);
    });

    it('shows numbers as they are, none of them rounded', async () => {
      const values = { small: -0.000001, share: 0.12345, huge: 1e300, tiny: 5e-324, count: 1234567.5, whole: 9007199254740991 };
      const element = await state({ ...((await (await fetch(SUCCESS)).json()) as object), var: values });
      const said = Object.keys(values).map((name) => textOf(rowOf(element, name)));
      expect(said).to.deep.equal(['small -0.000001', 'share 0.12345', 'huge 1e+300', 'tiny 5e-324', 'count 1,234,567.5', 'whole 9,007,199,254,740,991']);
    });

    it('does not call unset what is only not recorded', async () => {
      const canvas = await fixture<TraceCanvas>(html`<trace-canvas id="then" src=${SUCCESS}></trace-canvas>`);
      const element = await fixture<TraceInspector>(html`<trace-inspector for="then" tab="state"></trace-inspector>`);
      await until(() => parts(element, 'state-row').length > 0, 'rows');
      await canvas.seek(3);
      await until(() => textOf(rowOf(element, 'ticket')).includes('value then not recorded'), 'the moment');
      expect(rowOf(element, 'ticket').dataset.status).to.equal('not-recorded');
      expect(rowOf(element, 'ticket').querySelector('[role=img]')!.getAttribute('aria-label')).to.equal('value then not recorded');
    });

    it('draws a long list a few rows at a time, until all are there', async () => {
      const element = await fixture<TraceInspector>(html`<trace-inspector .data=${await large()}></trace-inspector>`);
      await until(() => parts(element, 'card').length + parts(element, 'empty').length > 0, 'Activity');
      const count = (): number => shown(element, '[data-kind=variables] [part=state-row]').length;
      const drawn = new Set<number>();
      const rows = new MutationObserver(() => drawn.add(count()));
      rows.observe(element.renderRoot, { childList: true, subtree: true });
      element.tab = 'state';
      await until(() => count() === 100, 'the first hundred');
      rows.disconnect();
      expect([...drawn].filter((sum) => sum > 0)).to.deep.equal([16, 32, 48, 64, 80, 96, 100]);
      byRole(element, 'button', 'Show 500 more').click();
      await until(() => count() === 200, 'the next');
    });

    it('leaves rows of a long list that are out of view without layout, and finds the one that was in view again', async () => {
      const element = await fixture<TraceInspector>(html`<trace-inspector tab="state" .data=${await large('Many words. '.repeat(8))} style="block-size: 400px; inline-size: 360px"></trace-inspector>`);
      const rows = (): HTMLElement[] => shown(element, '[data-kind=variables] [part=state-row]');
      const waits = (row: HTMLElement | undefined): boolean => row?.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }) === false;
      await until(() => rows().length === 100, 'the first hundred');
      await until(() => !waits(rows()[0]), 'the first row');
      expect(waits(rows()[99])).to.equal(true);
      const panel = shown(element, '[part~=panel]')[0]!;
      panel.scrollTop = 2000;
      const first = (): HTMLElement | undefined => rows().find((row) => row.getBoundingClientRect().bottom > panel.getBoundingClientRect().top);
      const name = (row: HTMLElement | undefined): string | undefined => row?.querySelector('bdi')?.textContent;
      await until(() => name(first()) !== 'v0x' && !waits(first()), 'rows further down');
      const [before, offset] = [name(first()), first()?.getBoundingClientRect().top];
      element.tab = 'engine';
      await until(() => shown(element, '.state').length === 0, 'Engine');
      element.tab = 'state';
      await until(() => name(first()) === before, 'the same row');
      expect(first()?.getBoundingClientRect().top).to.be.closeTo(offset ?? 0, 1);
      // What is drawn stays, wherever its reader goes from there.
      const last = rows()[99];
      panel.scrollTop = 0;
      element.requestUpdate();
      await element.updateComplete;
      expect(rows()[99] === last).to.equal(true);
    });

    it('finds what stands in an object, and numbers', async () => {
      const element = await state();
      const search = element.renderRoot.querySelector<HTMLInputElement>('.search input')!;
      const found = async (text: string): Promise<string[]> => {
        search.value = text;
        search.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await element.updateComplete;
        return parts(element, 'state-row').map((row) => textOf(row.querySelector<HTMLElement>('.slot-name')!).replace(/ .*/, ''));
      };
      expect(await found('4711')).to.include('ticket');
      expect(await found('40')).to.include('max_diff_lines');
      expect(await found('"severity": "high"')).to.deep.equal(['ticket']);
    });

    it('cuts nothing off beside a name of one long word', async () => {
      const name = 'x'.repeat(150);
      const tree = { type: 'sequence', name: 'Root', children: [{ type: 'action', name, steps: [{ kind: 'instruct', instruction: `Set $VAR.${name}__value.` }] }] };
      const element = await state({ ...((await (await fetch(SUCCESS)).json()) as object), tree, var: { [`${name}__value`]: 'short' }, trace: [] });
      const panel = shown(element, '[part~=panel]')[0]!;
      const row = parts(element, 'state-row')[0]!;
      const over = ['.slot-namespace', '.slot-value', '.users .link'].filter((part) => row.querySelector(part)!.getBoundingClientRect().right > row.getBoundingClientRect().right + 1);
      expect(over).to.deep.equal([]);
      expect(panel.scrollWidth).to.be.most(panel.clientWidth);
      await click(byRole(element, 'button', 'Data flow'));
      await until(() => shown(element, '.flow-list').length > 0, 'the data flow');
      expect(panel.scrollWidth).to.be.most(panel.clientWidth);
      expect(textOf(shown(element, '.flow-list td')[0])).to.contain('value');
    });

    it('forgets what was searched with another execution', async () => {
      const element = await state();
      const search = (): HTMLInputElement => element.renderRoot.querySelector('.search input')!;
      search().value = 'nothing like it';
      search().dispatchEvent(new InputEvent('input', { bubbles: true }));
      await element.updateComplete;
      expect(parts(element, 'state-row')).to.have.length(0);
      element.src = SUCCESS.replace('success', 'failed-retries-exhausted');
      await until(() => parts(element, 'state-row').length > 0, 'the other');
      expect(search().value).to.equal('');
    });

    it('says where a long name was cut', async () => {
      const element = await state({ ...((await (await fetch(SUCCESS)).json()) as object), var: { ['k'.repeat(10_000)]: 1 } });
      expect(textOf(parts(element, 'state-row')[0])).to.match(/^k{100,300}… 1$/);
    });

    it('marks as changed what was rewritten, not what was so at another moment', async () => {
      const place = await fixture(html`<div><trace-canvas id="run" src=${SUCCESS}></trace-canvas><trace-inspector for="run" tab="state"></trace-inspector></div>`);
      const canvas = place.querySelector<TraceCanvas>('trace-canvas')!;
      const element = place.querySelector<TraceInspector>('trace-inspector')!;
      await until(() => parts(element, 'state-row').length > 0, 'rows');
      await canvas.seek(2);
      await until(() => textOf(rowOf(element, 'ticket')).includes('value then not recorded'), 'an earlier moment');
      await canvas.seek(null);
      await until(() => !textOf(rowOf(element, 'ticket')).includes('not recorded'), 'now');
      expect(shown(element, '.changed').length).to.equal(0);
    });
  });

  describe('as data flow', () => {
    it('draws the nodes and what their texts name, and the lines between them', async () => {
      const element = await flow();
      await until(() => shown(element, '.flow-item').length > 0, 'the drawing');
      const names = shown(element, '.flow-item').map(textOf);
      expect(names).to.include.members(['Read Ticket', 'ticket', 'ticket_url']);
      expect(shown(element, '.flow-line').length).to.equal(
        shown(element, '.flow-list tbody tr').reduce((sum, row) => sum + row.querySelectorAll('td button').length, 0),
      );
      const rects = shown(element, '.flow-item').map((item) => item.getBoundingClientRect());
      const overlaps = rects.some((a, i) => rects.some((b, k) => i < k && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom));
      expect(overlaps).to.equal(false);
    });

    it('grows with its letters, also when the page asks for larger ones after it was drawn', async () => {
      const element = await flow();
      await until(() => shown(element, '.flow-item').length > 0, 'the drawing');
      const measure = (): number[] =>
        [...shown(element, '.flow-item'), ...shown(element, '.flow-drawing, .flow-line')].flatMap((each) => {
          const { width, height } = each.getBoundingClientRect();
          return [width, height];
        });
      const before = measure();
      const cut = (): number => shown(element, '.flow-item').filter((item) => item.scrollWidth > item.clientWidth + 1).length;
      const cutBefore = cut();
      element.style.setProperty('--run-font-size', '26px');
      await until(() => cut() === cutBefore && measure().every((size, i) => Math.abs(size - 2 * before[i]!) < 3), 'all is twice as large');
    });

    it('shows that it is chosen where the page has forced colours', async () => {
      const element = await state();
      await inForcedColors(async () => {
        const button = byRole(element, 'button', 'Data flow');
        await click(button);
        element.style.setProperty('background-color', 'Highlight');
        await until(() => getComputedStyle(button).backgroundColor === getComputedStyle(element).backgroundColor, 'it is highlighted');
      });
    });

    it('says the same as a table, for the keyboard', async () => {
      const element = await flow();
      const row = shown(element, '.flow-list tbody tr').find((each) => textOf(each).startsWith('Read Ticket'))!;
      expect(textOf(row)).to.contain('ticket_url');
      row.querySelector<HTMLElement>('th button')!.focus();
      const selected = new Promise<string | undefined>((resolve) => element.addEventListener('trace-select', ({ path }) => resolve(path), { once: true }));
      await sendKeys({ press: 'Enter' });
      expect(await selected).to.equal('0');
    });

    it('selects a node that is clicked, and marks it', async () => {
      const element = await flow();
      await until(() => shown(element, '.flow-item').length > 0, 'the drawing');
      const item = shown(element, '.flow-item').find((each) => textOf(each) === 'Bundle Size')!;
      await click(item);
      await until(() => element.selected !== undefined, 'the selection');
      await until(() => shown(element, '.flow-item.selected').map(textOf).join() === 'Bundle Size', 'the mark');
    });

    it('brings a node that is selected elsewhere into view, once, and takes no focus', async () => {
      const element = await flow();
      element.style.setProperty('width', '340px');
      await until(() => shown(element, '.flow-item').length > 0, 'the drawing');
      const box = shown(element, '.flow-scroller')[0]!;
      box.style.setProperty('max-block-size', '120px');
      const isInView = (name: string): boolean => {
        const [item, outer] = [shown(element, '.flow-item').find((each) => textOf(each) === name)!.getBoundingClientRect(), box.getBoundingClientRect()];
        return item.left >= outer.left && item.right <= outer.right && item.top >= outer.top && item.bottom <= outer.bottom;
      };
      const nodes = shown(element, '.flow-item[data-kind=node]').map(textOf);
      const far = nodes.find((name) => !isInView(name))!;
      const pathOf = (name: string): string => shown(element, '.flow-list tbody tr').find((row) => textOf(row).startsWith(name))!.dataset.path!;
      element.selected = pathOf(far);
      await until(() => isInView(far), `${far} is in view`);
      expect(element.shadowRoot!.activeElement?.classList.contains('flow-item') ?? false).to.equal(false);
      // Where its reader scrolls to is theirs: drawing it again brings nothing back.
      const [left, top] = [box.scrollLeft > 0 ? 0 : box.scrollWidth, box.scrollTop > 0 ? 0 : box.scrollHeight];
      box.scrollTo({ left, top, behavior: 'instant' });
      const [x, y] = [box.scrollLeft, box.scrollTop];
      element.requestUpdate();
      await element.updateComplete;
      await nextFrame();
      expect([box.scrollLeft, box.scrollTop]).to.deep.equal([x, y]);
    });

    it('leads from a variable to its value', async () => {
      const element = await flow();
      await until(() => shown(element, '.flow-item').length > 0, 'the drawing');
      const name = shown(element, '.flow-list td button').find((each) => textOf(each) === 'bundle_bytes')!;
      await click(name);
      await until(() => parts(element, 'state-row').length === 1, 'its row');
      expect(textOf(parts(element, 'state-row')[0])).to.contain('248,012');
      expect(element.shadowRoot?.activeElement?.getAttribute('role')).to.equal('searchbox');
    });

    it('draws what is looked for', async () => {
      const element = await flow();
      const search = element.renderRoot.querySelector<HTMLInputElement>('input[role=searchbox]')!;
      search.focus();
      await sendKeys({ type: 'bundle_bytes' });
      await until(() => shown(element, '.flow-item').map(textOf).join() === 'Bundle Size,bundle_bytes', 'two items');
    });

    it('says that a graph is too large, and lists it all the same', async () => {
      const element = await flow(await large());
      await until(() => shown(element, '.flow-message').some((each) => textOf(each).includes('1,200 nodes and variables are too many to draw')), 'the message');
      expect(shown(element, '.flow-list tbody tr').length).to.be.greaterThan(50);
    });

    for (const [part, rest] of [
      ['/src/layout/elk-engine', '.flow-list tbody tr'],
      ['/src/elements/trace-inspector/state/data-flow', '[part=state-row]'],
    ] as const) {
      it(`says so where ${part.split('/').pop()} cannot be loaded, and lists what it would show`, async () => {
        const missing = Object.fromEntries(['.ts', '.js'].map((end) => [`${part}${end}`, '/no-such-module.js']));
        const frame = await fixture<HTMLIFrameElement>(html`<iframe title="A page that lost its network" width="600" height="600"></iframe>`);
        frame.srcdoc = `<!doctype html><script type="importmap">${JSON.stringify({ imports: missing })}</script>
          <script type="module" src="/src/elements/trace-inspector/trace-inspector.define.ts"></script>
          <trace-inspector tab="state" src="${new URL(SUCCESS, location.href).href}"></trace-inspector>`;
        const all = (selector: string): HTMLElement[] => [
          ...(frame.contentDocument?.querySelector('trace-inspector')?.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
        ];
        await until(() => all('[part=state-row]').length > 0, 'rows', 20_000);
        all('.state-head .button')[0]!.click();
        await until(() => all('.flow-message, [role=alert]').some((each) => textOf(each) === 'The graph could not be drawn. Its names are listed below.'), 'it says so', 20_000);
        expect(all(rest).length).to.be.above(5);
      });
    }

    it('has no violation of accessibility', async () => {
      const element = await flow();
      await until(() => shown(element, '.flow-item').length > 0, 'the drawing');
      await expect(element).to.be.accessible();
    });
  });
});
