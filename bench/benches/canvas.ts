/** `<trace-canvas>` beside React Flow and beside an empty page: opening, moving, and a status that changes. */
import { meterMainThread } from '../main-thread.js';
import { call } from '../page.js';
import type { DrawingName } from '../page/trees/drawings.js';
import { median, medianRatio, round, type Row } from '../report.js';
import type { Bench, Run } from './bench.js';

type Rows = Omit<Row, 'bench'>[];

export const canvas: Run = async (bench) => [...(await opening(bench)), ...(await fromText(bench)), ...(await moving(bench)), ...(await changing(bench))];

/** Until all of a tree is on screen. */
async function opening(bench: Bench): Promise<Rows> {
  const own = await opened(bench, 'own', 10_000, bench.quick ? 3 : 7);
  const peer = await opened(bench, 'xyflow', 10_000, bench.quick ? 1 : 3);
  const large = await opened(bench, 'own', 100_000, bench.quick ? 2 : 5);
  const ratio = median(peer) / median(own);
  return [
    { what: '10,000 nodes until painted: <trace-canvas>', figure: `${round(median(own), 0)} ms` },
    { what: '10,000 nodes until painted: @xyflow/react, all of them', figure: `${round(median(peer), 0)} ms` },
    { what: '@xyflow/react : <trace-canvas>', figure: `${round(ratio, 0)} ×`, gate: { value: ratio, atLeast: 50 } },
    { what: '100,000 nodes until painted, with layout: <trace-canvas>', figure: `${round(median(large), 0)} ms` },
  ];
}

async function opened({ openPage, log }: Bench, name: DrawingName, count: number, times: number): Promise<number[]> {
  const page = await openPage();
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    log(`opening ${round(count, 0)} nodes: ${name}`);
    await call(page, 'prepareDrawing', name, count);
    await call(page, 'collectGarbage');
    took.push(await call(page, 'openDrawing'));
  }
  return took;
}

/** From a document's text to its first paint, as multiples of what `JSON.parse` takes for the same text, in turns. */
async function fromText({ openPage, quick, log }: Bench): Promise<Rows> {
  const page = await openPage();
  const meter = await meterMainThread(page);
  await call(page, 'prepareDrawing', 'own', 10);
  const cost = async (what: 'showText' | 'parseText'): Promise<number> => {
    await call(page, 'collectGarbage');
    const before = await meter();
    await call(page, what);
    return (await meter()).taskMs - before.taskMs;
  };
  const [painted, parsed]: [number[], number[]] = [[], []];
  for (let i = 0; i <= (quick ? 5 : 15); i++) {
    log('from text to paint');
    await call(page, 'prepareText', 10_000);
    painted.push(await cost('showText'));
    parsed.push(await cost('parseText'));
  }
  // The first compiles.
  const [all, floor] = [painted.slice(1), parsed.slice(1)];
  const ratio = medianRatio(all, floor);
  return [
    { what: '10,000 nodes from text to first paint', figure: `${round(median(all), 0)} ms of CPU; JSON.parse alone ${round(median(floor), 0)} ms` },
    { what: 'text to first paint : JSON.parse', figure: `${round(ratio)} ×`, gate: { value: ratio, atMost: 6 } },
  ];
}

/** Frames while the drawing is moved, against those of an empty page. */
async function moving({ openPage, quick, log }: Bench): Promise<Rows> {
  const empty = await openPage();
  const rows: Rows = [];
  const frames = quick ? 60 : 180;
  for (const count of [1_000, 10_000, 100_000]) {
    const page = await openPage();
    await call(page, 'prepareDrawing', 'own', count);
    await call(page, 'openDrawing');
    for (const [way, zoom] of [['pan', 1], ['pan', 0.1], ['pan', 'fit'], ['zoom', 0.3], ['zoom', 'fit']] as const) {
      log(`${way} at ${zoom}, ${round(count, 0)} nodes`);
      const floor = await call(empty, 'moveDrawing', 'none', 'fit', frames);
      const gaps = await call(page, 'moveDrawing', way, zoom, frames);
      const ratio = median(gaps) / median(floor);
      const worst = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length * 0.95)] ?? NaN;
      const at = zoom === 'fit' ? 'fitted' : `from ${zoom}`;
      rows.push({
        what: `${way}, ${at}, ${round(count, 0)} nodes: frame : empty page’s`,
        figure: `${round(ratio, 2)} ×; 95th percentile ${round(worst)} ms`,
        gate: { value: ratio, atMost: 1.2 },
      });
    }
  }
  return rows;
}

/** Main thread for one status that changes. */
async function changing({ openPage, quick, log }: Bench): Promise<Rows> {
  const times = quick ? 10 : 40;
  const costs = new Map<DrawingName, number[]>([['own', []], ['xyflow', []]]);
  for (const name of costs.keys()) {
    log(`a status changes: ${name}`);
    const page = await openPage();
    await call(page, 'prepareDrawing', name, 10_000);
    await call(page, 'openDrawing');
    await call(page, 'changeDrawing', 3);
    const meter = await meterMainThread(page);
    for (let i = 0; i < (quick ? 2 : 5); i++) {
      const before = await meter();
      await call(page, 'changeDrawing', times);
      costs.get(name)?.push(((await meter()).taskMs - before.taskMs) / times);
    }
  }
  const [own, peer] = [costs.get('own') ?? [], costs.get('xyflow') ?? []];
  const ratio = medianRatio(peer, own);
  return [
    { what: 'a status among 10,000 nodes changes: <trace-canvas>', figure: `${round(median(own))} ms of CPU` },
    { what: 'a status among 10,000 nodes changes: @xyflow/react', figure: `${round(median(peer))} ms of CPU` },
    { what: 'change: @xyflow/react : <trace-canvas>', figure: `${round(ratio)} ×`, gate: { value: ratio, atLeast: 2 } },
  ];
}
