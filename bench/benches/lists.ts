/**
 * `<run-log>` beside the lists and log viewers others use: main thread a frame, following 10,000 entries a second onto
 * 100,000. Each has a page of its own and is given the same entries; they are measured in turn.
 */
import type { Page } from '../chromium.js';
import { meterMainThread } from '../main-thread.js';
import { call } from '../page.js';
import type { ListName } from '../page/feeding.js';
import { median, medianRatio, round } from '../report.js';
import type { Bench, Run } from './bench.js';

const HELD = 100_000;
const RATE = 10_000;
/** Short turns, and many: the speed of a shared machine changes within seconds. */
const SECONDS = 1;
/** Each turn begins with this, unmeasured: what lasts is compared, not how it begins again and again. */
const LEAD_SECONDS = 0.4;
const ROUNDS = 15;

/** Ours costs at most this share of each. */
const PEERS = {
  xterm: { what: 'xterm.js (text, no rows to open)', atMost: 0.7 },
  logviewer: { what: '@melloware/react-logviewer', atMost: 0.01 },
  virtuoso: { what: 'react-virtuoso', atMost: 1 },
  virtua: { what: 'virtua', atMost: 1 },
  tanstack: { what: '@tanstack/virtual-core', atMost: 1 },
} as const satisfies Partial<Record<ListName, { what: string; atMost: number }>>;
type Peer = keyof typeof PEERS;
const peers = Object.keys(PEERS) as Peer[];

interface Turn {
  /** CPU of the main thread, ms. */
  readonly perFrame: number;
  readonly framesPerSecond: number;
}

export const lists: Run = async (bench) => {
  const rounds = bench.quick ? 3 : ROUNDS;
  const names = ['none', 'own', ...peers] as const;
  const pages = new Map<ListName, Page>();
  const turns = new Map<ListName, Turn[]>(names.map((name) => [name, []]));
  for (const name of names) pages.set(name, await prepared(bench, name, rounds));
  for (let i = 1; i <= rounds; i++) {
    for (const name of names) {
      bench.log(`round ${i} of ${rounds}: ${name}`);
      turns.get(name)!.push(await measured(pages.get(name)!));
    }
  }
  const costs = (name: ListName): number[] => turns.get(name)!.map(({ perFrame }) => perFrame);
  const whole = new Map<ListName, number>();
  const rows = [];
  for (const name of ['own', ...peers] as const) {
    // Looked at only now: looking costs.
    const seen = await call(pages.get(name)!, 'feed', RATE, 1, true);
    whole.set(name, Math.max(1, seen.frames - seen.gaps) / seen.frames);
    const behind = `${round(seen.mostBehind, 0)} rows behind, ${seen.gaps} of ${seen.frames} frames with a gap`;
    const fps = median(turns.get(name)!.map(({ framesPerSecond }) => framesPerSecond));
    const what = name === 'own' ? '<run-log>' : PEERS[name].what;
    rows.push({ what, figure: `${round(median(costs(name)))} ms a frame, ${round(fps, 0)} frames/s; ${behind}` });
  }
  const floor = { what: 'the feed alone, without a list', figure: `${round(median(costs('none')))} ms a frame` };
  return [
    floor,
    ...rows,
    ...peers.map((name) => {
      const { what, atMost } = PEERS[name];
      // A list that leaves its viewport blank saves the drawing: its whole frames are what its work was for.
      const share = atMost === 1 ? (whole.get(name) ?? 1) / (whole.get('own') ?? 1) : 1;
      const ratio = medianRatio(costs('own'), costs(name)) * share;
      return { what: `<run-log> : ${what}${atMost === 1 ? ', a frame without a gap' : ''}`, figure: `${round(ratio, 3)} ×`, gate: { value: ratio, atMost } };
    }),
  ];
};

async function prepared({ openPage, log }: Bench, name: ListName, rounds: number): Promise<Page> {
  const page = await openPage();
  log(`${round(HELD, 0)} entries for ${name}`);
  await call(page, 'prepareList', name, HELD, RATE * (SECONDS + 3) * (rounds + 2));
  await call(page, 'feed', RATE, 1, false);
  return page;
}

async function measured(page: Page): Promise<Turn> {
  await call(page, 'collectGarbage');
  const meter = await meterMainThread(page);
  await call(page, 'feed', RATE, LEAD_SECONDS, false);
  const before = await meter();
  const { frames } = await call(page, 'feed', RATE, SECONDS, false);
  const after = await meter();
  return { perFrame: (after.taskMs - before.taskMs) / frames, framesPerSecond: frames / SECONDS };
}
