/** Laying a tree out, beside the layouts others draw trees with: the same trees, in turn, in one page. */
import { call } from '../page.js';
import type { LayoutName } from '../page/trees/layouts.js';
import { median, round } from '../report.js';
import type { Bench, Run } from './bench.js';

const SIZES = [1_000, 10_000, 100_000];
/** Where we are compared. */
const GATED = 10_000;
/** At least this much faster than the best of the others. */
const FASTER = 5;

/** The largest tree each is given: beyond it takes minutes. */
const PEERS: Readonly<Record<Exclude<LayoutName, 'own'>, { what: string; upTo: number }>> = {
  antv: { what: '@antv/hierarchy compactBox', upTo: 100_000 },
  flextree: { what: 'd3-flextree', upTo: 100_000 },
  elk: { what: 'elkjs layered', upTo: 1_000 },
};
const NAMES: readonly LayoutName[] = ['own', 'antv', 'flextree', 'elk'];

export const layout: Run = async (bench) => {
  const rows = [];
  for (const size of SIZES) {
    const found = await measured(bench, size);
    const best = Math.min(...[...found].filter(([name]) => name !== 'own').map(([, ms]) => ms));
    const own = found.get('own') ?? NaN;
    const figures = [...found].map(([name, ms]) => `${name === 'own' ? 'ours' : PEERS[name].what} ${round(ms)} ms`);
    rows.push({ what: `a tree of ${round(size, 0)} nodes`, figure: figures.join(', ') });
    const gate = size === GATED ? { gate: { value: best / own, atLeast: FASTER } } : {};
    rows.push({ what: `best of the others : ours, ${round(size, 0)} nodes`, figure: `${round(best / own)} ×`, ...gate });
  }
  return rows;
};

/** Median of each layout, after one to warm up. */
async function measured({ openPage, quick, log }: Bench, size: number): Promise<Map<LayoutName, number>> {
  const page = await openPage();
  const found = new Map<LayoutName, number>();
  for (const name of NAMES) {
    if (name !== 'own' && size > PEERS[name].upTo) continue;
    log(`${round(size, 0)} nodes: ${name}`);
    const times = size >= 100_000 ? (quick ? 2 : 5) : quick ? 5 : 15;
    const [, ...took] = await call(page, 'layOut', name, size, times + 1);
    found.set(name, median(took));
  }
  return found;
}
