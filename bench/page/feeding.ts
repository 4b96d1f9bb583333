/** Entries that come at a rate into one list, ours or another's: the same entries in the same frames. */
import { ListBuilder, recordOf, RunReducer, type ReadonlyList, type RunEntry } from '../../src/streams/index.js';
import { eventLine } from '../events.js';
import type { List, MakeList, SeenRow } from './lists/list.js';

/** Every list the bench knows. */
const LISTS = {
  none: () => import('./lists/none.js'),
  own: () => import('./lists/own.js'),
  xterm: () => import('./lists/xterm.js'),
  tanstack: () => import('./lists/tanstack.js'),
  virtua: () => import('./lists/virtua.js'),
  virtuoso: () => import('./lists/virtuoso.js'),
  logviewer: () => import('./lists/logviewer.js'),
} satisfies Record<string, () => Promise<{ default: MakeList }>>;
export type ListName = keyof typeof LISTS;

/** Entries taken up in one go while nothing is measured: no list shall choke on the beginning. */
const PORTION = 20_000;
const NEVER_LAST = Infinity;

let list: List;
const shown = new ListBuilder<RunEntry>();
let coming: ReadonlyList<RunEntry>;
/** A few px stand free above the first and below the last row. */
const SPACE = 10;

/** Puts a list that holds `held` entries into the page, with `more` ready to come. */
export async function prepareList(name: ListName, held: number, more: number): Promise<void> {
  const place = document.createElement('div');
  place.className = 'place';
  document.body.replaceChildren(place);
  coming = entriesOf(held + more);
  list = await (await LISTS[name]()).default(place);
  while (shown.length < held) {
    await give(Math.min(PORTION, held - shown.length));
    await painted();
  }
}

function entriesOf(count: number): ReadonlyList<RunEntry> {
  const reducer = new RunReducer();
  // One more for the event that begins the run.
  for (let n = 1; n <= count; n++) reducer.apply(recordOf(JSON.parse(eventLine(n, NEVER_LAST, 'lines'))));
  return reducer.snapshot().entries;
}

async function give(count: number): Promise<void> {
  for (let i = 0; i < count; i++) shown.push(coming.at(shown.length) as RunEntry);
  await list.show(shown.snapshot());
}

/** Resolves in a task of its own after the next frame was drawn, as what comes from a network does. */
const painted = (): Promise<void> =>
  new Promise((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(undefined);
    }),
  );

/** What was seen of frames that were looked at. */
export interface Frames {
  readonly frames: number;
  /** Least share of the viewport that held rows; 0 is blank. */
  readonly leastCover: number;
  /** Frames whose viewport was not all rows. */
  readonly gaps: number;
  /** Most rows the newest one in view was behind the newest one given before that frame. */
  readonly mostBehind: number;
  /** Most rows in the DOM. */
  readonly mounted: number;
}

/** Gives `rate` entries a second for `seconds`; with `look`, looks at each frame, which costs. */
export async function feed(rate: number, seconds: number, look: boolean): Promise<Frames> {
  const started = performance.now();
  const before = shown.length;
  let seen: Frames = { frames: 0, leastCover: 1, gaps: 0, mostBehind: 0, mounted: 0 };
  for (let elapsed = 0; elapsed < seconds * 1000; elapsed = performance.now() - started) {
    const due = before + Math.floor((elapsed / 1000) * rate);
    if (due > coming.length) throw new Error(`${coming.length} entries are too few`);
    if (due > shown.length) await give(due - shown.length);
    await painted();
    seen = look ? lookedAt(seen) : { ...seen, frames: seen.frames + 1 };
  }
  return seen;
}

function lookedAt(before: Frames): Frames {
  const { rows, viewport } = list.look();
  const inView = rows.filter(({ top, bottom }) => bottom > 0 && top < viewport);
  const covered = inView.reduce((sum, { top, bottom }) => sum + Math.min(bottom, viewport) - Math.max(top, 0), 0);
  const cover = Math.min(1, (covered + SPACE) / viewport);
  const newest = inView.reduce((most, { index }) => Math.max(most, index), -1);
  return {
    frames: before.frames + 1,
    leastCover: Math.min(before.leastCover, cover),
    gaps: before.gaps + (cover < 1 ? 1 : 0),
    mostBehind: Math.max(before.mostBehind, shown.length - 1 - newest),
    mounted: Math.max(before.mounted, rows.length),
  };
}

/** What came of going to a row. */
export interface Visit {
  /** Frames until the row was in view, all of it, and rows without a gap filled the viewport. */
  readonly frames: number;
  readonly mounted: number;
}

/** Goes to a row. Gives up after a few frames. */
export async function visit(index: number): Promise<Visit> {
  list.goTo?.(index);
  for (let frames = 1; ; frames++) {
    await painted();
    const { rows, viewport } = list.look();
    if (frames > GIVE_UP || isExact(index, rows, viewport)) return { frames, mounted: rows.length };
  }
}
const GIVE_UP = 20;

function isExact(index: number, rows: readonly SeenRow[], viewport: number): boolean {
  const inOrder = [...rows].sort((a, b) => a.top - b.top).filter(({ top, bottom }) => bottom > 0 && top < viewport);
  const first = inOrder[0];
  const target = inOrder.find((row) => row.index === index);
  if (!first || !target || target.top < -1 || target.bottom > viewport + 1) return false;
  const isWhole = first.top <= SPACE && (inOrder.at(-1) as SeenRow).bottom >= viewport - SPACE;
  return isWhole && inOrder.every((row, i) => row.index === first.index + i);
}

/** Opens a row in view while more come, and says by how many px its line moved at most. */
export async function openWhileFed(rate: number, seconds: number): Promise<{ shiftPx: number; grewPx: number }> {
  list.follow?.();
  await feed(rate, 0.5, false);
  const { rows, viewport } = list.look();
  const before = rows.find(({ top }) => top > viewport / 2) as SeenRow;
  list.open?.(before.index);
  const [started, held] = [performance.now(), shown.length];
  const found = { shiftPx: 0, grewPx: 0 };
  for (let elapsed = 0; elapsed < seconds * 1000; elapsed = performance.now() - started) {
    await give(Math.max(0, held + Math.floor((elapsed / 1000) * rate) - shown.length));
    await painted();
    const now = list.look().rows.find(({ index }) => index === before.index);
    found.shiftPx = Math.max(found.shiftPx, now ? Math.abs(now.top - before.top) : Infinity);
    found.grewPx = now ? now.bottom - now.top - (before.bottom - before.top) : 0;
  }
  return found;
}
