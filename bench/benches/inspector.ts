/** `<trace-viewer>` with an execution of 100,000 entries: what a reader does, beside `JSON.parse` of the document. */
import { meterMainThread } from '../main-thread.js';
import type { Page } from '../chromium.js';
import { call } from '../page.js';
import type { Act } from '../page/trees/inspecting.js';
import { median, round, type Row } from '../report.js';
import type { Run } from './bench.js';

const ENTRIES = 100_000;
const PACKAGES = 2_300;
/** Of 9 nodes each and some above them: 10,000 nodes. */
const COMPARED_PACKAGES = 1_105;

/** Of `JSON.parse`'s CPU time: 50 ms, where that takes 70. */
const LIMIT = 0.7;

interface Doing {
  readonly act: Act;
  readonly what: string;
  readonly times: number;
  /** The tab that is shown. Default: Activity. */
  readonly tab?: 'state' | 'engine';
}

const DOINGS: readonly Doing[] = [
  { act: 'select', what: 'a node is selected', times: 30 },
  { act: 'tab', what: 'another tab', times: 12 },
  { act: 'seek', what: 'any moment is sought', times: 30 },
  { act: 'seek', what: 'any moment is sought beside State', times: 30, tab: 'state' },
  { act: 'seek', what: 'any moment is sought beside Engine', times: 30, tab: 'engine' },
  { act: 'scrub', what: 'a step of a scrub', times: 60 },
  { act: 'type', what: 'a letter is typed into the search of Activity', times: 16 },
  { act: 'order', what: 'another order', times: 10 },
  { act: 'end', what: 'from the first card to the last, and back', times: 10 },
];

export const inspector: Run = async ({ openPage, quick, log }) => {
  const page = await openPage();
  const meter = await meterMainThread(page);
  await call(page, 'prepareExecution', { packages: PACKAGES, entries: ENTRIES });
  await call(page, 'collectGarbage');
  log('from text to Activity');
  const { painted, parsed } = await call(page, 'openExecution');
  const rows: Omit<Row, 'bench'>[] = [
    { what: `${round(ENTRIES, 0)} entries, 21,000 nodes: from text to the viewer painted`, figure: `${round(painted, 0)} ms; JSON.parse alone ${round(parsed, 0)} ms` },
    { what: 'heap with it open', figure: `${round(await heldMb(page), 0)} MB` },
  ];
  const cpu = async (work: () => Promise<unknown>): Promise<number> => {
    const before = (await meter()).taskMs;
    await work();
    return (await meter()).taskMs - before;
  };
  const frame = (await cpu(() => call(page, 'act', 'nothing', 30))) / 30;
  for (const { act, what, times, tab } of DOINGS) {
    log(what);
    const count = quick ? Math.ceil(times / 2) : times;
    // What is made once is made.
    const [first = NaN] = await call(page, 'act', act, 1, tab);
    await call(page, 'collectGarbage');
    const floor = await cpu(() => call(page, 'parseExecution', 1));
    // What `JSON.parse` leaves behind is not of what is measured.
    await call(page, 'collectGarbage');
    let took: number[] = [];
    const spent = (await cpu(async () => (took = await call(page, 'act', act, count, tab)))) / count - frame;
    rows.push({
      what,
      figure: `${round(spent)} ms of CPU over an empty frame’s; ${round(median(took))} ms until painted, at worst ${round(Math.max(...took))}, the first ${round(first)}`,
    });
    const ratio = spent / floor;
    rows.push({ what: `${what} : JSON.parse of the document`, figure: `${round(ratio, 3)} × (${round(floor, 0)} ms)`, gate: { value: ratio, atMost: LIMIT, unit: ' ×' } });
  }
  rows.push(...(await watched(page, cpu, quick ? 2 : 5, log)));
  log('two executions compared');
  const compared = await openPage();
  const { took, nodes, entries } = await call(compared, 'compareExecutions', COMPARED_PACKAGES, quick ? 4 : 10);
  rows.push({
    what: `two executions of ${round(nodes, 0)} nodes, ${round(entries, 0)} entries, compared`,
    figure: `${round(median(took))} ms, the first time ${round(took[0] ?? NaN)}`,
  });
  return rows;
};

/** The same execution, live: each time the viewer looks, one entry was added. */
async function watched(page: Page, cpu: (work: () => Promise<unknown>) => Promise<number>, versions: number, log: (text: string) => void): Promise<Omit<Row, 'bench'>[]> {
  log('a live document');
  await call(page, 'watchExecution', { packages: PACKAGES, entries: ENTRIES });
  await call(page, 'followVersions', 1);
  await call(page, 'collectGarbage');
  const floor = await cpu(() => call(page, 'parseExecution', 1));
  let anew = 0;
  const spent = (await cpu(async () => {
    const { nodes, entries } = await call(page, 'followVersions', versions);
    anew = (nodes + entries) / versions;
  })) / versions;
  return [
    { what: 'a new version of it while it is live', figure: `${round(spent, 0)} ms of CPU, ${round(spent / floor)} × JSON.parse of it` },
    // The entry that was added, and the root, which counts it.
    { what: 'nodes and entries that are not what they were', figure: `${round(anew)} a version`, gate: { value: anew, atMost: 2 } },
  ];
}

async function heldMb(page: Page): Promise<number> {
  await call(page, 'collectGarbage');
  const { usedSize } = await page.send('Runtime.getHeapUsage');
  return Number(usedSize) / 1e6;
}
