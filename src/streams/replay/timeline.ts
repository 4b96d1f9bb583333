/** How the moments of a run lie in time: read from its records in slices, and only from those that are new. */
import { browserEnvironment } from '../environment.js';
import type { RedactText } from '../redact/redactor.js';
import type { RunRecord } from '../run-record.js';
import { AgreeingTimes } from './agreeing-times.js';
import { MarkFinder } from './mark-finder.js';
import type { IdleGap, ReplayTimeline } from './replay-types.js';

/** Longest piece of work before the page gets a turn. */
const SLICE_MS = 6;
/** Records between two looks at the clock. */
const CLOCK_EVERY = 256;
/** A stretch longer than this may be skipped, and then counts as so much. */
const IDLE_MS = 5000;
const IDLE_COUNTS_MS = 1000;
/** What an event counts where none says when it was. */
const UNTIMED_MS = 100;

/** Events that only go on with something. */
const GOES_ON = new Set(['message.delta', 'thinking.delta', 'tool.args.delta', 'tool.progress', 'usage', 'context']);

const { breathe } = browserEnvironment();
const readings = new WeakMap<readonly RunRecord[], Reading>();

/** The timeline of these records; the same object until there are more. `redact` takes secrets out of its labels. */
export async function timelineOf(records: readonly RunRecord[], redact?: RedactText): Promise<ReplayTimeline> {
  let reading = readings.get(records);
  if (!reading) readings.set(records, (reading = new Reading(records)));
  return reading.timeline(redact);
}

class Reading {
  readonly #records: readonly RunRecord[];
  readonly #times = new AgreeingTimes();
  readonly #arrivals = new AgreeingTimes();
  readonly #finder = new MarkFinder();
  readonly #steps: number[] = [];
  #isTimed = false;
  #going: Promise<void> = Promise.resolve();
  #timeline: Timeline | undefined;
  #redact: RedactText | undefined;

  constructor(records: readonly RunRecord[]) {
    this.#records = records;
  }

  async timeline(redact: RedactText | undefined): Promise<ReplayTimeline> {
    await (this.#going = this.#going.then(() => this.#read()));
    if (this.#timeline?.total === this.#times.length && this.#redact === redact) return this.#timeline;
    this.#redact = redact;
    const elapsed = (this.#isTimed ? this.#times : this.#arrivals).elapsed();
    const marks = this.#finder.marks.map((mark) =>
      redact && mark.label !== undefined ? { ...mark, label: redact(mark.label, { final: true }).text } : mark,
    );
    return (this.#timeline = new Timeline(elapsed, marks, this.#steps.slice()));
  }

  async #read(): Promise<void> {
    let started = performance.now();
    while (this.#times.length < this.#records.length) {
      this.#take(this.#records[this.#times.length] as RunRecord);
      if (this.#times.length % CLOCK_EVERY !== 0 || performance.now() - started < SLICE_MS) continue;
      await breathe();
      started = performance.now();
    }
  }

  #take({ event, arrivedAt }: RunRecord): void {
    const time = Date.parse(event.time ?? '');
    this.#times.push(time);
    this.#arrivals.push(arrivedAt ?? NaN);
    this.#isTimed ||= !Number.isNaN(time);
    const position = this.#times.length;
    this.#finder.look(event, position);
    if (!GOES_ON.has(event.type)) this.#steps.push(position);
  }
}

class Timeline implements ReplayTimeline {
  readonly total: number;
  readonly isTimed: boolean;
  readonly marks: ReplayTimeline['marks'];
  readonly idleGaps: readonly IdleGap[];
  readonly #steps: readonly number[];
  /** Times by position, 0 to `total`. */
  readonly #times: Float64Array;
  readonly #compressed: Float64Array;

  constructor(elapsed: Float64Array, marks: ReplayTimeline['marks'], steps: readonly number[]) {
    this.total = elapsed.length;
    this.marks = marks;
    this.#steps = steps;
    this.isTimed = (elapsed.at(-1) ?? 0) > 0;
    this.#times = new Float64Array(this.total + 1);
    this.#compressed = new Float64Array(this.total + 1);
    const idleGaps: IdleGap[] = [];
    for (let i = 1; i <= this.total; i++) {
      const time = this.isTimed ? (elapsed[i - 1] as number) : i * UNTIMED_MS;
      const durationMs = time - (this.#times[i - 1] as number);
      if (durationMs > IDLE_MS) idleGaps.push({ from: i - 1, durationMs });
      this.#times[i] = time;
      this.#compressed[i] = (this.#compressed[i - 1] as number) + (durationMs > IDLE_MS ? IDLE_COUNTS_MS : durationMs);
    }
    this.idleGaps = idleGaps;
  }

  durationMs(compressed = false): number {
    return this.timeAt(this.total, compressed);
  }

  timeAt(position: number, compressed = false): number {
    const at = Math.min(Math.max(0, Math.trunc(position) || 0), this.total);
    return (compressed ? this.#compressed : this.#times)[at] as number;
  }

  positionAt(timeMs: number, compressed = false): number {
    const times = compressed ? this.#compressed : this.#times;
    return Math.max(0, countUpTo(times, timeMs) - 1);
  }

  step(position: number, direction: 1 | -1): number {
    if (direction === 1) return this.#steps[countUpTo(this.#steps, position)] ?? this.total;
    return this.#steps[countUpTo(this.#steps, position - 1) - 1] ?? 0;
  }
}

/** How many of these rising numbers are at most `limit`. */
function countUpTo(numbers: ArrayLike<number>, limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
