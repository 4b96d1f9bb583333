/** Engine while its document goes on, is begun anew, or is shown elsewhere: the rows in view are those of the newest version. */
import { expect, fixture, html } from '@open-wc/testing';
import type { TraceInspector } from '../../../../src/index.js';
import '../../../../src/elements/trace-inspector/trace-inspector.define.js';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import { textOf, until } from '../../support/dom.js';
import { action, executed, line } from '../../../../stories/trace-documents.js';

const all = (inspector: TraceInspector, selector: string): HTMLElement[] => [...inspector.renderRoot.querySelectorAll<HTMLElement>(selector)];
const one = (inspector: TraceInspector, selector: string): HTMLElement => {
  const [found] = all(inspector, selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const rows = (inspector: TraceInspector): HTMLElement[] => all(inspector, '.rows [part~=engine-row]');
const indexOf = (row: HTMLElement): number => Number(row.getAttribute('aria-rowindex'));

/** An execution of a sequence of actions, of which the runtime keeps something; every seventh name takes several lines. */
function ofMany(statuses: readonly string[]): object {
  const names = statuses.map((_, i) => (i % 7 === 3 ? `Step_${i}_${'with_a_long_name_'.repeat(8)}` : `Step_${i}`));
  const tree = { type: 'sequence' as const, name: 'Many', children: names.map((name) => action(name)) };
  const document = executed(tree, {}) as { runtime: Record<string, unknown> };
  document.runtime.node_status = Object.fromEntries(statuses.map((status, i) => [String(i), status]));
  return document;
}
const alike = (count: number, status = 'success'): readonly string[] => Array.from({ length: count }, () => status);

async function shown(data: object): Promise<TraceInspector> {
  const inspector = await fixture<TraceInspector>(html`<trace-inspector tab="engine" style="inline-size: 400px" .data=${data}></trace-inspector>`);
  await until(() => inspector.trace !== undefined && (rows(inspector).length > 0 || inspector.trace.engine.length === 0), 'rows');
  return inspector;
}

/** Whether the rows in the DOM are those of the document, stand one below the other in their order, and fill the panel. */
function isInOrder(inspector: TraceInspector): boolean {
  const engine = inspector.trace!.engine;
  const drawn = rows(inspector);
  const boxes = drawn.map((row) => row.getBoundingClientRect());
  const panel = one(inspector, '[part~=panel]').getBoundingClientRect();
  const list = one(inspector, '.rows').getBoundingClientRect();
  const [top, bottom] = [Math.max(panel.top, list.top), Math.min(panel.bottom, list.bottom)];
  return (
    drawn.length > 0 &&
    drawn.every((row, i) => row.dataset.path === engine[indexOf(row) - 2]?.path && (i === 0 || indexOf(row) === indexOf(drawn[i - 1]!) + 1)) &&
    drawn.every((row) => textOf(row).includes(engine[indexOf(row) - 2]?.status ?? '')) &&
    boxes.every((box, i) => i === 0 || Math.abs(box.top - boxes[i - 1]!.bottom) < 1) &&
    boxes[0]!.top <= top + 1 &&
    // How high a list is, is guessed from rows that have been drawn.
    (indexOf(drawn.at(-1)!) === engine.length + 1 || boxes.at(-1)!.bottom >= bottom - 1)
  );
}

async function scrolledTo(inspector: TraceInspector, top: number): Promise<void> {
  const panel = one(inspector, '[part~=panel]');
  await until(() => {
    panel.scrollTop = top;
    return panel.scrollTop === top && isInOrder(inspector);
  }, `it is scrolled to ${top}`);
}

describe('Engine, of a document that goes on', () => {
  let faults: string[] = [];
  const note = (event: ErrorEvent): void => void faults.push(event.message);
  beforeEach(() => {
    faults = [];
    addEventListener('error', note);
  });
  afterEach(() => {
    removeEventListener('error', note);
    expect(faults).to.deep.equal([]);
  });

  it('has the path of a node as near to its name, whether that takes one line or more', async () => {
    const inspector = await shown(ofMany(alike(5)));
    const gap = (row: HTMLElement): number => {
      const name = document.createRange();
      name.selectNodeContents(row.querySelector('.own')!);
      return row.querySelector('code')!.getBoundingClientRect().top - [...name.getClientRects()].at(-1)!.bottom;
    };
    const expectAlike = (): unknown => expect(gap(rows(inspector)[3]!)).to.be.closeTo(gap(rows(inspector)[0]!), 0.5);
    expectAlike();
    await executeServerCommand('touch', true);
    try {
      await until(() => matchMedia('(pointer: coarse)').matches, 'the page is touched');
      expectAlike();
    } finally {
      await executeServerCommand('touch', false);
    }
  });

  it('counts steps from 1, as cards and the header do; after the last there is none', async () => {
    const written = await (await fetch('/test/fixtures/traces/behaviors/ship-fix-failed-retries-exhausted.json')).text();
    const inspector = await shown(JSON.parse(written) as object);
    const stepOf = (path: string): string => textOf(rows(inspector).find((row) => row.dataset.path === path)!.querySelectorAll<HTMLElement>('[role=cell]')[1]);
    expect(['1.0', '2.1'].map(stepOf)).to.deep.equal(['3 of 3', '2 of 2']);
    expect(inspector.trace!.engine.find(({ path }) => path === '2.1')!.step).to.deep.equal({ index: 1, count: 2 });
  });

  it('breaks what is too wide for its column, and nothing else', async () => {
    const written = ofMany(alike(2)) as { runtime: Record<string, unknown> };
    written.runtime.step_index = { '0': 1e15, '1': 1 };
    written.runtime.retry_count = { '0': 1e15 };
    const inspector = await shown(written);
    for (const cell of all(inspector, '.rows [role=cell]')) expect(cell.scrollWidth, cell.innerText).to.be.at.most(cell.clientWidth);
    const [, step, retries] = [...rows(inspector)[1]!.querySelectorAll('[role=cell]')].map((cell) => cell.clientHeight);
    expect(step, 'one line').to.equal(retries);
  });

  it('shows other values of the same rows, where it is', async () => {
    const inspector = await shown(ofMany(alike(300)));
    await scrolledTo(inspector, 4000);
    inspector.data = ofMany(alike(300, 'failure'));
    await until(() => rows(inspector).every((row) => textOf(row).includes('failure')) && isInOrder(inspector), 'the new values');
    expect(one(inspector, '[part~=panel]').scrollTop).to.equal(4000);
  });

  it('shows rows that come, above what is seen and below', async () => {
    const some = ofMany(alike(300)) as { runtime: { node_status: Record<string, string> } };
    const whole = structuredClone(some);
    some.runtime.node_status = Object.fromEntries(Object.entries(whole.runtime.node_status).filter((_, i) => i > 20 && i < 250));
    const inspector = await shown(some);
    await scrolledTo(inspector, 3000);
    inspector.data = whole;
    await until(() => inspector.trace?.engine.length === 300 && isInOrder(inspector), 'all rows');
    expect(one(inspector, '[role=table]').getAttribute('aria-rowcount')).to.equal('301');
  });

  it('shows what is left of rows that go, however far down it was: an execution can be begun anew', async () => {
    for (const [top, left] of [[4000, 150], [4000, 90], [6000, 80], [9000, 120], [9000, 20], [2000, 3]] as const) {
      const inspector = await shown(ofMany(alike(300)));
      await scrolledTo(inspector, top);
      inspector.data = ofMany(alike(left));
      // Something else that changes meanwhile draws the rows again.
      inspector.selected = '1';
      await until(() => inspector.trace?.engine.length === left && isInOrder(inspector), `${left} rows at ${top}`);
      inspector.remove();
    }
  });

  it('goes to nothing and comes back', async () => {
    const inspector = await shown(ofMany(alike(50)));
    inspector.data = ofMany([]);
    await until(() => all(inspector, '[part~=empty]').length > 0 && rows(inspector).length === 0, 'it says that there is nothing');
    inspector.data = ofMany(alike(50));
    await until(() => rows(inspector).length > 0 && isInOrder(inspector), 'rows');
  });

  it('shows the newest version when it is put back after it has changed elsewhere', async () => {
    const inspector = await shown(ofMany(alike(300)));
    await scrolledTo(inspector, 4000);
    const place = inspector.parentElement!;
    inspector.remove();
    inspector.data = ofMany(alike(30, 'failure'));
    await inspector.updateComplete;
    inspector.selected = '2';
    await inspector.updateComplete;
    place.append(inspector);
    await until(() => inspector.trace?.engine.length === 30 && isInOrder(inspector), 'the rows of the new one');
    expect(one(inspector, '[data-path="2"]').getAttribute('aria-selected')).to.equal('true');
  });

  it('goes on where it is put: in another box, that scrolls too', async () => {
    const inspector = await shown(ofMany(alike(300)));
    const box = await fixture<HTMLElement>(html`<div style="block-size: 300px; overflow: auto"></div>`);
    box.append(inspector);
    await scrolledTo(inspector, 5000);
  });

  it('draws its rows once it is seen, where it was hidden', async () => {
    const box = await fixture<HTMLElement>(html`<div hidden><trace-inspector tab="engine" .data=${ofMany(alike(300))}></trace-inspector></div>`);
    const inspector = box.querySelector('trace-inspector')!;
    await until(() => inspector.trace !== undefined && all(inspector, '.rows').length > 0, 'the document');
    box.hidden = false;
    await until(() => isInOrder(inspector), 'rows');
    box.hidden = true;
    inspector.data = ofMany(alike(200, 'failure'));
    await until(() => inspector.trace?.engine.length === 200, 'the next version');
    box.hidden = false;
    await until(() => isInOrder(inspector), 'its rows');
  });

  it('marks what is selected from outside, whether it is drawn already or comes into view', async () => {
    const inspector = await shown(ofMany(alike(300)));
    const selected = (): (string | undefined)[] => all(inspector, '[aria-selected=true][part~=engine-row]').map(({ dataset }) => dataset.path);
    inspector.selected = '2';
    await until(() => selected().join() === '2', 'the mark');
    inspector.selected = '200';
    await until(() => selected().length === 0, 'no row in view is selected');
    const panel = one(inspector, '[part~=panel]');
    await until(() => {
      panel.scrollTop += 400;
      return selected().join() === '200';
    }, 'its row');
    expect(isInOrder(inspector)).to.equal(true);
  });

  it('draws few of 10,000 rows, and the last of them', async () => {
    const inspector = await shown(ofMany(alike(10_000)));
    expect(rows(inspector).length).to.be.below(150);
    const panel = one(inspector, '[part~=panel]');
    await until(() => {
      panel.scrollTop = panel.scrollHeight;
      return rows(inspector).length > 0 && indexOf(rows(inspector).at(-1)!) === 10_001;
    }, 'the last');
    expect(rows(inspector).length).to.be.below(150);
  });

  it('keeps the focus when the focused row is scrolled away and leaves the DOM', async () => {
    const inspector = await shown(ofMany(alike(300)));
    const button = one(inspector, '[data-path="2"] button');
    button.focus();
    await scrolledTo(inspector, 6000);
    expect(button.isConnected).to.equal(false);
    await until(() => inspector.shadowRoot?.activeElement?.getAttribute('role') === 'table', 'the table has it');
    expect(one(inspector, '[part~=panel]').scrollTop).to.equal(6000);
  });

  it('goes on with Tab at the first row in view after that', async () => {
    const inspector = await shown(ofMany(alike(300)));
    one(inspector, '[data-path="2"] button').focus();
    await scrolledTo(inspector, 6000);
    await until(() => inspector.shadowRoot?.activeElement?.getAttribute('role') === 'table', 'the table has it');
    const { top } = one(inspector, '[part~=panel]').getBoundingClientRect();
    const first = all(inspector, '.rows button').find((button) => button.getBoundingClientRect().top >= top)!;
    await sendKeys({ press: 'Tab' });
    expect(inspector.shadowRoot?.activeElement === first).to.equal(true);
    expect(one(inspector, '[part~=panel]').scrollTop).to.equal(6000);
  });

  it('says where its maps were worked out, not written: at an earlier moment, and where a document has lost them', async () => {
    const log = [line(1, [0], 'Step_0', 'instruct', true), line(2, [1], 'Step_1', 'instruct', true)];
    const inspector = await shown({ ...ofMany(alike(3)), trace: log });
    const summary = (): string => textOf(one(inspector, 'summary'));
    expect(summary()).to.equal('As written');
    await inspector.seek(0);
    await until(() => summary() === 'Worked out from the log', 'it says so');
    await inspector.seek(null);
    await until(() => summary() === 'As written', 'written again');
    inspector.data = { ...ofMany(alike(3)), trace: log, runtime: {} };
    await until(() => summary() === 'Worked out from the log', 'it says so');
  });

  it('takes no focus that was put elsewhere before', async () => {
    const inspector = await shown(ofMany(alike(300)));
    const button = one(inspector, '[data-path="2"] button');
    button.focus();
    button.blur();
    await scrolledTo(inspector, 6000);
    await new Promise((done) => requestAnimationFrame(done));
    expect(inspector.shadowRoot?.activeElement === null).to.equal(true);
  });

  it('is never seen at its beginning before it is where it was', async () => {
    const inspector = await shown(ofMany(alike(300)));
    await scrolledTo(inspector, 4000);
    inspector.tab = 'state';
    await until(() => all(inspector, '.state').length > 0, 'State');
    inspector.tab = 'engine';
    const seen: number[] = [];
    for (let frame = 0; frame < 10; frame++) {
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      const list = all(inspector, '.rows')[0];
      if (list && getComputedStyle(list).visibility === 'visible') seen.push(one(inspector, '[part~=panel]').scrollTop);
    }
    expect(new Set(seen)).to.deep.equal(new Set([4000]));
  });

  it('is no error when the reader leaves before it is back where it was', async () => {
    const inspector = await shown(ofMany(alike(300)));
    await scrolledTo(inspector, 4000);
    inspector.tab = 'state';
    await until(() => all(inspector, '.state').length > 0, 'State');
    inspector.tab = 'engine';
    await inspector.updateComplete;
    expect(all(inspector, '.rows').length).to.equal(1);
    inspector.tab = 'state';
    await inspector.updateComplete;
    inspector.tab = 'engine';
    await until(() => one(inspector, '[part~=panel]').scrollTop === 4000 && isInOrder(inspector), 'where it was');
  });
});
