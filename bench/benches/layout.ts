/**
 * Laying a tree out, beside the layouts others draw trees with: the same trees, measured in turn. What a page pays is the
 * first layout, with code that no compiler has seen yet, so each is taken in a page of its own; what it costs once warm
 * stands beside it.
 */
import { call } from '../page.js';
import type { LayoutName } from '../page/trees/layouts.js';
import { median, medianRatio, round } from '../report.js';
import type { Bench, Run } from './bench.js';

const SIZES = [100, 1_000, 10_000, 100_000];
/** Below this the clock is too coarse to compare by. */
const GATED_FROM = 10_000;
/** At least this much faster than the best of the others. */
const FASTER = 5;

/** The largest tree each is given: beyond it takes minutes. */
const PEERS: Readonly<Record<Exclude<LayoutName, 'own'>, { what: string; upTo: number }>> = {
  antv: { what: '@antv/hierarchy compactBox', upTo: 100_000 },
  flextree: { what: 'd3-flextree', upTo: 100_000 },
  elk: { what: 'elkjs layered', upTo: 1_000 },
};
const NAMES: readonly LayoutName[] = ['own', 'antv', 'flextree', 'elk'];

/** ms of each round. */
interface Times {
  readonly first: number[];
  readonly warm: number[];
}

export const layout: Run = async (bench) => {
  const rows = [];
  for (const size of SIZES) {
    const found = await measured(bench, size);
    const own = found.get('own') as Times;
    const peers = [...found].filter(([name]) => name !== 'own').map(([, times]) => times);
    const best = (of: keyof Times): number => Math.min(...peers.map((times) => medianRatio(times[of], own[of])));
    const figures = [...found].map(([name, { first, warm }]) => {
      const what = name === 'own' ? 'ours' : PEERS[name].what;
      return `${what} ${round(median(first))} ms, warm ${round(median(warm))}`;
    });
    const gate = size >= GATED_FROM ? { gate: { value: best('first'), atLeast: FASTER } } : {};
    rows.push({ what: `a tree of ${round(size, 0)} nodes`, figure: figures.join('; ') });
    rows.push({ what: 'best of the others : ours', figure: `${round(best('first'))} ×, warm ${round(best('warm'))} ×`, ...gate });
  }
  return rows;
};

async function measured({ openPage, quick, log }: Bench, size: number): Promise<Map<LayoutName, Times>> {
  const names = NAMES.filter((name) => name === 'own' || size <= PEERS[name].upTo);
  const found = new Map<LayoutName, Times>(names.map((name) => [name, { first: [], warm: [] }]));
  const rounds = quick ? 3 : 7;
  for (let i = 1; i <= rounds; i++) {
    log(`${round(size, 0)} nodes: round ${i} of ${rounds}`);
    for (const [name, times] of found) {
      const page = await openPage();
      const took = await call(page, 'layOut', name, size, size >= 100_000 || name === 'elk' ? 4 : 20);
      await page.close();
      times.first.push(took[0] ?? NaN);
      times.warm.push(Math.min(...took));
    }
  }
  return found;
}
