/** How the entries of an execution lie in time. */
import type { EntryVerdict, TraceDocument, TraceEntry } from '../trace-document.js';

/** What an entry is on a timeline: its verdict, or `thought` or `gate`, which judge no step. */
export type TimelineMarkKind = 'success' | 'failure' | 'running' | 'thought' | 'gate' | 'other';

export interface TimelineMark {
  /** Index of the entry. */
  readonly index: number;
  readonly kind: TimelineMarkKind;
  /** Name of its node. */
  readonly name: string;
}

/** A stretch in which nothing was written, from entry `from` (-1: from the beginning) to the next. */
export interface TimelineGap {
  readonly from: number;
  readonly durationMs: number;
}

/**
 * Positions are indexes of entries: the execution as it stood after that one; -1 is before the first. Times are ms since
 * the beginning. With `compressed`, a gap counts no more than the usual time between two entries.
 */
export interface TraceTimeline {
  /** Entries. The last position is `total - 1`. */
  readonly total: number;
  /** Whether the entries say when they were; otherwise they stand at equal distances. */
  readonly isTimed: boolean;
  /** Epoch ms of the beginning, where the document tells. */
  readonly startedAt?: number;
  /** One for each entry, in order. */
  readonly marks: readonly TimelineMark[];
  /** Longer than is usual here, in order. */
  readonly gaps: readonly TimelineGap[];
  durationMs(compressed?: boolean): number;
  /** Of a position. */
  timeAt(position: number, compressed?: boolean): number;
  /** The last position at or before a time; -1 at least. */
  positionAt(timeMs: number, compressed?: boolean): number;
}

/** Times the usual: longer is a gap. */
const GAP_FACTOR = 8;
/** No gap is shorter, in ms. */
const LEAST_GAP_MS = 5000;
/** What is usual is told from so many. */
const MOST_SPANS = 5000;
/** Between two entries where none says when it was. */
const UNTIMED_MS = 1000;

const OF_VERDICT: Readonly<Record<EntryVerdict, TimelineMarkKind>> = { success: 'success', failure: 'failure', running: 'running', none: 'other' };

const timelines = new WeakMap<readonly TraceEntry[], TraceTimeline>();

/** The timeline of a document; the same object as long as its entries are the same. Never throws: times that run backwards stand still. */
export function timelineOf(trace: Pick<TraceDocument, 'entries' | 'createdAt'>): TraceTimeline {
  let timeline = timelines.get(trace.entries);
  if (timeline === undefined) {
    timeline = new Timeline(trace);
    timelines.set(trace.entries, timeline);
  }
  return timeline;
}

/** What an entry is on a timeline. */
function markKindOf({ kind, verdict }: Pick<TraceEntry, 'kind' | 'verdict'>): TimelineMarkKind {
  if (kind === 'think') return 'thought';
  return kind === 'protocol' && verdict !== 'failure' ? 'gate' : OF_VERDICT[verdict];
}

class Timeline implements TraceTimeline {
  readonly total: number;
  readonly isTimed: boolean;
  readonly startedAt?: number;
  readonly marks: readonly TimelineMark[];
  readonly gaps: readonly TimelineGap[];
  /** By position + 1. */
  readonly #times: Float64Array;
  readonly #compressed: Float64Array;

  constructor({ entries, createdAt }: Pick<TraceDocument, 'entries' | 'createdAt'>) {
    this.total = entries.length;
    this.marks = entries.map((entry, index) => ({ index, kind: markKindOf(entry), name: entry.name }));
    const start = startOf(entries, createdAt);
    const spans = spansOf(entries, start);
    this.isTimed = spans.some((span) => span > 0);
    if (!this.isTimed) spans.fill(UNTIMED_MS);
    else if (start !== undefined) this.startedAt = start;
    const usual = medianOf(spans.filter((span) => span > 0));
    const longest = Math.max(LEAST_GAP_MS, GAP_FACTOR * usual);
    const gaps: TimelineGap[] = [];
    this.#times = new Float64Array(this.total + 1);
    this.#compressed = new Float64Array(this.total + 1);
    spans.forEach((span, index) => {
      if (span > longest) gaps.push({ from: index - 1, durationMs: span });
      this.#times[index + 1] = (this.#times[index] as number) + span;
      this.#compressed[index + 1] = (this.#compressed[index] as number) + (span > longest ? usual : span);
    });
    this.gaps = gaps;
  }

  durationMs(compressed = false): number {
    return this.timeAt(this.total - 1, compressed);
  }

  timeAt(position: number, compressed = false): number {
    const place = Math.min(Math.max(0, Math.trunc(position + 1) || 0), this.total);
    return (compressed ? this.#compressed : this.#times)[place] as number;
  }

  positionAt(timeMs: number, compressed = false): number {
    const times = compressed ? this.#compressed : this.#times;
    let [low, high] = [0, times.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((times[middle] as number) <= timeMs) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1) - 1;
  }
}

const isTime = (time: number | undefined): time is number => time !== undefined && Number.isFinite(time);

/** The document's own beginning, unless its log says it is older. */
function startOf(entries: readonly TraceEntry[], createdAt: number | undefined): number | undefined {
  const first = entries.find(({ time }) => isTime(time))?.time;
  return isTime(createdAt) && !(first !== undefined && first < createdAt) ? createdAt : first;
}

/** Ms from each entry to the one before, the first to the beginning. An entry without a time has that of the one before. */
function spansOf(entries: readonly TraceEntry[], start: number | undefined): Float64Array {
  const spans = new Float64Array(entries.length);
  let last = start;
  entries.forEach(({ time }, index) => {
    if (!isTime(time) || last === undefined || time <= last) return;
    spans[index] = time - last;
    last = time;
  });
  return spans;
}

/** Of a long log, that of enough of its spans. */
function medianOf(spans: Float64Array): number {
  const stride = Math.ceil(spans.length / MOST_SPANS);
  const some = stride > 1 ? spans.filter((_, index) => index % stride === 0) : spans;
  return some.length === 0 ? 0 : (some.sort()[some.length >> 1] as number);
}
