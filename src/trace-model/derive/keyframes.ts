/** Moments of a log, reached from the nearest one before them that was kept. */
import { treeIndexOf } from '../ask/lookup.js';
import type { WrittenEntry, WrittenNode, WrittenTrace } from '../trace-document.js';
import { sharedCount } from './entries.js';
import { Replay, type Moment } from './replay.js';

/** Bytes all keyframes of a document may take. */
const KEYFRAME_BYTES = 32_000_000;
const BYTES_A_NODE = 17;
const MOST_KEYFRAMES = 32;
const LEAST_SPACING = 64;

type Log = Pick<WrittenTrace, 'nodes' | 'entries'>;

/** Moments of a log on the way to the furthest one that was asked for, from which those behind them are reached soon. */
interface Keyframes {
  /** The log as long as it was. */
  entries: readonly WrittenEntry[];
  /** Entries from one keyframe to the next. */
  spacing: number;
  frames: Replay[];
  /** How many entries the furthest replay has read. */
  read: number;
  readonly furthest: Replay;
}

/** By the tree, which all versions of a document share. */
const keyframes = new WeakMap<readonly WrittenNode[], Keyframes>();

/**
 * The bookkeeping after the first `count` entries of a document. A call reads the log as far as none did before; going back
 * reads little of it.
 * @param into Written over.
 */
export const momentAfter = (written: Log, count: number, into?: Replay): Moment => replayOf(written, count, into);

/** The first of the first `count` entries that does not fit the tree; -1 where all do. */
export function misfitBefore({ nodes, entries }: Log, count: number): number {
  const known = keyframesOf(nodes, entries);
  readOn(known, count, mostFrames(nodes.length));
  const { misfit } = known.furthest;
  return misfit < count ? misfit : -1;
}

/** The bookkeeping a document must have had when it was written: after its log, and on the way from there to the open step. */
export function momentOf(written: Pick<WrittenTrace, 'nodes' | 'entries' | 'cursor'>): Moment {
  const { nodes, entries, cursor } = written;
  const replay = replayOf(written, entries.length);
  const open = typeof cursor === 'string' ? undefined : treeIndexOf(nodes).indexOf.get(cursor.path);
  if (open !== undefined) replay.goTo(open, entries.length);
  return replay;
}

/**
 * Reads on in the log of a document, at most `most` entries further than any call did, so that each moment up to there is
 * near. Whether that was the rest of it.
 */
export function readAhead({ nodes, entries }: Log, most: number): boolean {
  const known = keyframesOf(nodes, entries);
  readOn(known, Math.min(known.read + most, entries.length), mostFrames(nodes.length));
  return known.read >= entries.length;
}

function replayOf({ nodes, entries }: Log, count: number, into?: Replay): Replay {
  const known = keyframesOf(nodes, entries);
  readOn(known, count, mostFrames(nodes.length));
  const { frames, spacing } = known;
  const frame = Math.floor(count / spacing);
  const replay = (frames[frame] as Replay).fork(into);
  for (let index = frame * spacing; index < count; index++) replay.apply(entries[index] as WrittenEntry, index);
  return replay;
}

/** Those of a tree, as far as they are of this log. */
function keyframesOf(nodes: readonly WrittenNode[], entries: readonly WrittenEntry[]): Keyframes {
  let known = keyframes.get(nodes);
  if (!known || !isContinued(known, entries)) {
    known = beginningFrame(nodes, entries);
    keyframes.set(nodes, known);
  }
  if (entries.length >= known.read) known.entries = entries;
  return known;
}

/** Whether what was read of a log is the beginning of this one too. */
const isContinued = ({ entries: before, read }: Keyframes, entries: readonly WrittenEntry[]): boolean =>
  before === entries || sharedCount(before, entries) >= Math.min(read, entries.length);

const mostFrames = (nodes: number): number => Math.min(MOST_KEYFRAMES, Math.max(2, Math.floor(KEYFRAME_BYTES / (nodes * BYTES_A_NODE))));

function beginningFrame(nodes: readonly WrittenNode[], entries: readonly WrittenEntry[]): Keyframes {
  const furthest = new Replay(nodes);
  const spacing = Math.max(LEAST_SPACING, Math.ceil((entries.length + 1) / mostFrames(nodes.length)));
  return { entries, spacing, frames: [furthest.fork()], read: 0, furthest };
}

/** Reads up to an entry, if none has got there yet. A log that has grown has its keyframes further apart. */
function readOn(known: Keyframes, count: number, most: number): void {
  while (known.read < count) {
    known.furthest.apply(known.entries[known.read] as WrittenEntry, known.read);
    if (++known.read % known.spacing !== 0) continue;
    known.frames.push(known.furthest.fork());
    if (known.frames.length <= most) continue;
    known.frames = known.frames.filter((_, frame) => frame % 2 === 0);
    known.spacing *= 2;
  }
}
