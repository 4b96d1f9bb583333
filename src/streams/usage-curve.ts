/** Tokens over the time of a run: what a chart of them needs, however long the run. Loaded by what draws it. */
import type { UsageBook } from './reduce/usage.js';
import type { RunRecord } from './run-record.js';

/** Most points of a curve. Above it, neighbours are merged. */
const MAX_POINTS = 512;
/** Most compactions that are kept, the newest. */
const MAX_COMPACTIONS = 256;
/** Records looked at between two looks at the clock. */
const CLOCK_EVERY = 512;

/** Where the numbers stood at one moment. */
export interface CurvePoint {
  /** Epoch ms; never falls from one point to the next. */
  readonly time: number;
  /** Input and output so far, once both were reported. */
  readonly totalTokens?: number;
  /** Tokens in the model's context, once reported. */
  readonly contextTokens?: number;
}

export interface Compaction {
  readonly time: number;
  /** Tokens of context before and after, where the server says so. */
  readonly before?: number;
  readonly after?: number;
}

/** A run's tokens over time. */
export interface UsageCurveData {
  /** At most 512, in order of time. */
  readonly points: readonly CurvePoint[];
  readonly compactions: readonly Compaction[];
  /** How many tokens the context can hold, as last reported. */
  readonly contextLimit?: number;
}

/** Reads the records of one run, each once, as they come. */
export class UsageCurve {
  #records: readonly RunRecord[] = [];
  #read = 0;
  #events = 0;
  #isBehind = false;
  readonly #newBook: () => UsageBook;
  #book: UsageBook;
  #points: CurvePoint[] = [];
  #compactions: Compaction[] = [];
  #contextLimit: number | undefined;
  #contextTokens: number | undefined;
  #stepMs = 1;
  #time = 0;
  #epoch: string | number | undefined;
  #startedAt: number | undefined;
  #data: UsageCurveData = Object.freeze({ points: Object.freeze([]), compactions: Object.freeze([]) });

  /** @param newBook makes an empty book: lent by who has the code anyway, as a store lends its reducer to a replay */
  constructor(newBook: () => UsageBook) {
    this.#newBook = newBook;
    this.#book = newBook();
  }

  /** Whether the last reading ended before it had read everything: another one goes on. */
  get isBehind(): boolean {
    return this.#isBehind;
  }

  /**
   * The curve after the first `events` records (marks made here are not counted, as in `RunState.eventCount`); the same
   * object until it changes. A list that is not the one read before, or a smaller number, is read from its start. Stops
   * after `budgetMs`.
   */
  read(records: readonly RunRecord[], events = Infinity, budgetMs = Infinity): UsageCurveData {
    if (records !== this.#records || events < this.#events) this.#startOver(records);
    const started = performance.now();
    let changed = false;
    this.#isBehind = false;
    while (this.#events < events && this.#read < records.length) {
      const record = records[this.#read++];
      if (!record?.own) this.#events++;
      if (record && this.#take(record)) changed = true;
      if (this.#read % CLOCK_EVERY !== 0 || performance.now() - started < budgetMs) continue;
      this.#isBehind = true;
      break;
    }
    if (changed) this.#data = this.#freeze();
    return this.#data;
  }

  #startOver(records: readonly RunRecord[]): void {
    this.#records = records;
    this.#read = this.#events = 0;
    this.#book = this.#newBook();
    this.#points = [];
    this.#compactions = [];
    this.#contextLimit = this.#contextTokens = this.#epoch = this.#startedAt = undefined;
    this.#stepMs = 1;
    this.#time = 0;
    this.#data = this.#freeze();
  }

  #freeze(): UsageCurveData {
    const limit = this.#contextLimit;
    return Object.freeze({
      points: Object.freeze(this.#points.slice()),
      compactions: Object.freeze(this.#compactions.slice()),
      ...(limit === undefined ? {} : { contextLimit: limit }),
    });
  }

  /** Returns whether the record says something about tokens. */
  #take({ event }: RunRecord): boolean {
    const time = Date.parse(event.time ?? '') || undefined;
    this.#time = Math.max(this.#time, time ?? 0);
    switch (event.type) {
      case 'run.started':
        return this.#start(event.epoch, time);
      case 'usage':
        this.#book.report(event, undefined);
        return this.#point();
      case 'run.finished':
      case 'run.failed':
        this.#book.finish(event.usage, event.cost);
        return this.#point();
      case 'context':
        this.#contextTokens = event.used;
        this.#contextLimit = event.limit ?? this.#contextLimit;
        return this.#point();
      case 'compaction':
        return this.#compaction(event.before, event.after);
      default:
        return false;
    }
  }

  /** A history that begins at the same moment tells the same run again: as in `Fold.start`, it counts once. */
  #start(epoch: string | number | undefined, time: number | undefined): boolean {
    const again = epoch !== this.#epoch && time === this.#startedAt;
    this.#epoch = epoch;
    this.#startedAt ??= time;
    if (!again || this.#points.length === 0) return false;
    this.#book = this.#newBook();
    this.#points = [];
    this.#compactions = [];
    return true;
  }

  #compaction(before: number | undefined, after: number | undefined): boolean {
    const sizes = { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
    this.#compactions.push(Object.freeze({ time: this.#time, ...sizes }));
    if (this.#compactions.length > MAX_COMPACTIONS) this.#compactions.shift();
    if (after !== undefined && this.#contextTokens !== undefined) {
      this.#contextTokens = after;
      this.#point();
    }
    return true;
  }

  #point(): boolean {
    const { inputTokens, outputTokens } = this.#book.totals();
    const total = inputTokens === undefined || outputTokens === undefined ? undefined : inputTokens + outputTokens;
    const context = this.#contextTokens;
    if (total === undefined && context === undefined) return false;
    this.#add({
      time: this.#time,
      ...(total === undefined ? {} : { totalTokens: total }),
      ...(context === undefined ? {} : { contextTokens: context }),
    });
    while (this.#points.length > MAX_POINTS) this.#thin();
    return true;
  }

  /** A point within the same step of time takes the place of the one before: it tells what came of it. */
  #add(point: CurvePoint): void {
    const last = this.#points.at(-1);
    const isSameStep = last && Math.floor(last.time / this.#stepMs) === Math.floor(point.time / this.#stepMs);
    if (isSameStep) this.#points.pop();
    this.#points.push(Object.freeze(point));
  }

  #thin(): void {
    const points = this.#points;
    this.#stepMs *= 2;
    this.#points = [];
    for (const point of points) this.#add(point);
  }
}
