/** Two executions side by side: what differs, and what was asked, answered and said. */
import { expect } from '@open-wc/testing';
import { isMaterial } from '../../../../src/trace-model/compare/comparison.js';
import type { TraceCanvas } from '../../../../src/elements/trace-canvas/trace-canvas.js';
import { click, deepAll, inBothSchemes, textOf, until } from '../../support/dom.js';
import { traceText } from '../../trace-canvas/canvas-page.js';
import { openParts, type PartsHost } from '../parts-host.js';

const GOOD = 'ship-fix-success';
const BAD = 'ship-fix-failed-retries-exhausted';

async function compare(other: string | object): Promise<PartsHost> {
  const host = await openParts(GOOD);
  host.comparison = await (host.canvas as TraceCanvas).compare([other]);
  host.requestUpdate();
  await host.updateComplete;
  return host;
}

const all = (host: PartsHost, selector: string): HTMLElement[] => [...host.renderRoot.querySelectorAll<HTMLElement>(selector)];
const rowNamed = (host: PartsHost, name: string): HTMLElement =>
  all(host, '.sbs-node tbody').find((row) => textOf(row.querySelector('th') as HTMLElement) === name) as HTMLElement;
const cells = (row: HTMLElement): string[] => [...row.querySelectorAll<HTMLElement>('td')].map(textOf);

describe('executions side by side', () => {
  it('begins where they parted, with status, prompts, verdicts and reasoning of each', async () => {
    const host = await compare(await traceText(BAD));
    expect(textOf(all(host, '.sbs caption')[0])).to.equal('Run_Tests');
    expect(cells(rowNamed(host, 'Status'))[0]).to.match(/^Succeeded /);
    expect(cells(rowNamed(host, 'Status'))[1]).to.match(/^Failed Fatal: /);
    expect(cells(rowNamed(host, 'Prompt step 2 of 2 · the same in all'))).to.deep.equal(['$VAR.Ship_Fix__test_report.failed is 0']);
    expect(cells(rowNamed(host, 'Attempt 2 step 2 of 2'))).to.deep.equal(['failed Reasoning 1 failed.', 'failed Reasoning Still red.']);
    expect(cells(rowNamed(host, 'Attempt 3 step 2 of 2')).map((text) => text.split(' ')[0])).to.deep.equal(['passed', 'failed']);
  });

  it('lists what differs, and shows a node that is picked; canvas and list go together', async () => {
    const host = await compare(await traceText(BAD));
    const items = all(host, '.sbs-item');
    expect(items).to.have.lengthOf(host.comparison?.differences.filter(isMaterial).length ?? 0);
    await click(items[4] as HTMLElement);
    await until(() => host.canvas?.selected === items[4]?.dataset.path, 'the canvas follows');
    (host.canvas as TraceCanvas).selected = '0';
    host.requestUpdate();
    await until(() => textOf(all(host, '.sbs caption')[0]) === 'Read_Ticket', 'the panel follows');
    expect(all(host, '.sbs-item[aria-current]')).to.have.lengthOf(0);
  });

  it('tells what they hold that is not the same', async () => {
    const host = await compare(await traceText(BAD));
    const rows = all(host, '.sbs-state tbody').map((row) => textOf(row));
    expect(rows).to.have.lengthOf(host.comparison?.slots.length ?? 0);
    expect(rows.join()).to.contain('bundle_bytes variable in Ship_Fix 248012 not set');
  });

  it('shows a node that only one has', async () => {
    const other = JSON.parse(await traceText(GOOD)) as { tree: { children: object[] } };
    other.tree.children.push({ type: 'action', name: 'Only_There', steps: [{ kind: 'instruct', instruction: 'Do <b>it</b> ‮now' }] });
    const host = await compare(other);
    await click(all(host, '.sbs-item').at(-1) as HTMLElement);
    await until(() => textOf(all(host, '.sbs caption')[0]) === 'Only_There', 'it is shown');
    expect(cells(rowNamed(host, 'Status'))[0]).to.equal('Not in this tree');
    expect(cells(rowNamed(host, 'Prompt step 1 of 1'))).to.deep.equal(['Not in this tree', 'Do <b>it</b> [U+202E]now']);
    expect(deepAll(host.renderRoot, 'td b')).to.have.lengthOf(0);
  });

  it('cuts texts and values of any size', async () => {
    const other = JSON.parse(await traceText(BAD)) as { var: Record<string, unknown>; trace: { note?: string }[] };
    const huge = 'x'.repeat(2_000_000);
    other.var.Ship_Fix__bundle_bytes = { deep: [huge] };
    for (const entry of other.trace) if (entry.note !== undefined) entry.note = huge;
    const host = await compare(other);
    expect(textOf(all(host, '.sbs')[0]).length).to.be.lessThan(100_000);
  });

  it('gives each document as much room as the other, however long its name is', async () => {
    const host = await compare(await traceText(BAD));
    for (const table of all(host, '.sbs table')) {
      const widths = [...table.querySelectorAll('thead th')].map((cell) => cell.getBoundingClientRect().width);
      expect(Math.abs(widths[0]! - widths[1]!)).to.be.below(2);
    }
  });

  it('has nothing that axe complains of, in light and dark', async () => {
    const host = await compare(await traceText(BAD));
    await inBothSchemes(() => expect(all(host, '.sbs')[0]).to.be.accessible());
  });
});
