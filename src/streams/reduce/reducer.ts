/**
 * The heart: run events to `RunState`. Deterministic and without effects: the same records in the same order give the
 * same state, in whatever batches they come; a record seen before changes nothing; bad records are kept as entries.
 */
import type { RunEvent, RunEventType, RunInfo } from '../../trace-model/run-events/run-event.js';
import type { RunRecord, UnknownRecord } from '../run-record.js';
import type { RunGap, RunPosition, RunState } from '../run-state.js';
import { fingerprint } from './fingerprint.js';
import { Fold, type Arrival } from './fold.js';
import * as lifecycle from './lifecycle.js';
import * as marks from './marks.js';
import { metricsOf } from './metrics.js';
import * as texts from './texts.js';
import * as tools from './tools.js';

/**
 * What became of a record. `repeat`: seen before. `conflict`: its id was seen with other content. `late`: applied, but
 * its `seq` is below one already applied. `control`: not part of the run (`caught-up`, `closed`).
 */
export type Applied = 'applied' | 'repeat' | 'conflict' | 'late' | 'control';

type Handlers = { [T in RunEventType]: (fold: Fold, event: Extract<RunEvent, { type: T }>, arrival: Arrival) => void };

const nothing = (): void => undefined;

const handlers: Handlers = {
  'run.started': lifecycle.runStarted,
  'run.finished': lifecycle.runFinished,
  'run.failed': lifecycle.runFailed,
  'turn.started': (fold, event) => fold.startTurn(event.turnId),
  'turn.finished': (fold) => fold.finishTurn(),
  'step.started': lifecycle.stepStarted,
  'step.finished': lifecycle.stepFinished,
  'agent.started': lifecycle.agentStarted,
  'agent.finished': lifecycle.agentFinished,
  prompt: texts.prompt,
  'message.started': texts.messageStarted,
  'message.delta': texts.messageDelta,
  'message.finished': texts.messageFinished,
  'thinking.started': texts.thinkingStarted,
  'thinking.delta': texts.thinkingDelta,
  'thinking.finished': texts.thinkingFinished,
  'tool.started': tools.toolStarted,
  'tool.args.delta': tools.toolArgsDelta,
  'tool.args': tools.toolArgs,
  'tool.progress': tools.toolProgress,
  'tool.finished': tools.toolFinished,
  'input.requested': lifecycle.inputRequested,
  'input.resolved': lifecycle.inputResolved,
  usage: marks.usage,
  context: marks.context,
  state: marks.state,
  gap: marks.gap,
  notice: marks.notice,
  retry: marks.retry,
  compaction: marks.compaction,
  // Marks of the stream, not of the run: they say nothing about what happened.
  'caught-up': nothing,
  closed: nothing,
};

/** Whether an event says that the run has ended. */
export const isTerminal = (type: string): boolean => type === 'run.finished' || type === 'run.failed';

export class RunReducer {
  #fold = new Fold();
  /** Every identified record by identity, to tell a repeat from a conflict. */
  readonly #seen = new Map<string, RunEvent | UnknownRecord>();
  readonly #conflicts = new Set<string>();
  readonly #epochs = new Set<string | number>();
  #epoch: string | number | undefined;
  #lastSeq: number | undefined;
  #anonymous = 0;
  #transportId: string | undefined;
  #snapshot: RunState | undefined;

  /** `version` is where the versions of its states begin: above those of the states it replaces. */
  constructor(version = 0) {
    this.#fold.version = version;
  }

  /**
   * Another that goes on from here. It must be given the same records as this one, which it does not recognise again:
   * for a history in which each is once.
   */
  fork(): RunReducer {
    const fork = new RunReducer();
    fork.#fold = this.#fold.fork();
    fork.#epoch = this.#epoch;
    fork.#lastSeq = this.#lastSeq;
    fork.#anonymous = this.#anonymous;
    fork.#transportId = this.#transportId;
    return fork;
  }

  /** Gaps in `seq` or epoch noticed so far, oldest first (those the server told of included). */
  get gaps(): readonly RunGap[] {
    return this.#fold.gaps;
  }

  get ended(): boolean {
    return this.#fold.ended;
  }

  /** Whether a record of this identity was folded in. */
  knows(identity: string): boolean {
    return this.#seen.has(identity);
  }

  /** Whether a record surely comes after all that were folded in: its `seq` is higher, or its epoch is new. */
  isAhead({ epoch, seq }: RunEvent | UnknownRecord): boolean {
    if (epoch !== undefined && epoch !== this.#epoch) return !this.#epochs.has(epoch);
    return seq !== undefined && this.#lastSeq !== undefined && seq > this.#lastSeq;
  }

  /** Folds one record in. */
  apply(record: RunRecord): Applied {
    const event = record.event;
    if (event.type === 'caught-up' || event.type === 'closed') return 'control';
    if (!record.own) this.#locate(event, record.transportId);
    const identity = identityOf(event);
    if (identity !== undefined) {
      const before = this.#seen.get(identity);
      if (before) return this.#again(event, before, identity);
      this.#seen.set(identity, event);
    }
    const late = this.#order(event, identity);
    if (record.own) this.#changed();
    else this.#count(event);
    const key = identity ?? `#${++this.#anonymous}`;
    const arrival: Arrival = { key, eventId: event.id, arrivedAt: record.arrivedAt, late };
    if (event.type === 'unknown') marks.unknown(this.#fold, event, arrival);
    else dispatch(this.#fold, event, arrival);
    return late ? 'late' : 'applied';
  }

  /** What a recording or page says about its run, besides the events. */
  describe(run: Partial<RunInfo>): void {
    lifecycle.describeRun(this.#fold, run);
    this.#changed();
  }

  /** Moves the position without an event (an SSE block that has an id and no data). `''` clears it. */
  moveTo(transportId: string): void {
    if (this.#transportId === transportId) return;
    this.#transportId = transportId;
    this.#fold.place.id = transportId;
    this.#changed();
  }

  /** The source has ended: without a terminal event the run is incomplete. */
  end(): void {
    const incomplete = !this.#fold.ended && this.#fold.status !== 'waiting';
    if (this.#fold.incomplete === incomplete) return;
    this.#fold.incomplete = incomplete;
    this.#changed();
  }

  /** The state as it stands: the same object until something changes. */
  snapshot(): RunState {
    return (this.#snapshot ??= freeze(this.#fold));
  }

  /** The position moves only with the event that carries it, and a repeat of something old does not move it back. */
  #locate(event: RunEvent | UnknownRecord, transportId: string | undefined): void {
    const place = this.#fold.place;
    if (transportId !== undefined) this.#transportId = transportId;
    const id = this.#transportId ?? event.id;
    if (id !== undefined) place.id = id;
    const sameEpoch = event.epoch === undefined || event.epoch === place.epoch;
    if (!sameEpoch) place.epoch = event.epoch;
    if (event.seq !== undefined && !(sameEpoch && place.seq !== undefined && place.seq > event.seq)) place.seq = event.seq;
  }

  /** Watches `seq` and `epoch`; returns whether the event comes after one with a higher `seq`. */
  #order(event: RunEvent | UnknownRecord, identity: string | undefined): boolean {
    if (event.epoch !== undefined && event.epoch !== this.#epoch) {
      // Events without an epoch are of the first; an epoch that comes after them is another.
      if (this.#epoch !== undefined || this.#lastSeq !== undefined || this.#fold.eventCount > 0) {
        const reason = 'the server started its history anew; what is above is earlier history';
        marks.addGap(this.#fold, event, this.#gapAt(`epoch:${event.epoch}:${this.gaps.length}`), { reason });
        this.#lastSeq = undefined;
        this.#fold.startAnew();
      }
      this.#epoch = event.epoch;
      this.#epochs.add(event.epoch);
    }
    const seq = event.seq;
    // A server that tells of a gap has said enough: what follows it is no jump.
    if (event.type === 'gap' && event.to !== undefined && (event.from ?? 0) <= (this.#lastSeq ?? 0) + 1) {
      this.#lastSeq = Math.max(this.#lastSeq ?? 0, event.to, seq ?? 0);
      return false;
    }
    if (seq === undefined) return false;
    const last = this.#lastSeq;
    if (last !== undefined && seq < last) return true;
    this.#lastSeq = seq;
    // A stream may count from 0 or from 1; beginning any later means that something came before.
    const expected = last === undefined ? Math.min(1, seq) : last + 1;
    if (seq > expected && identity !== undefined && event.type !== 'gap') {
      const reason = last === undefined ? 'the beginning is missing' : 'the stream skipped them';
      marks.addGap(this.#fold, event, this.#gapAt(identity), { from: expected, to: seq - 1, reason });
    }
    return false;
  }

  #gapAt(key: string): Arrival {
    return { key, eventId: undefined, arrivedAt: undefined, late: false };
  }

  /** A repeat changes nothing; other content under a known id is said once. */
  #again(event: RunEvent | UnknownRecord, before: RunEvent | UnknownRecord, identity: string): Applied {
    const print = fingerprintOf(event);
    if (print === fingerprintOf(before)) return 'repeat';
    const key = `${identity}|${print}`;
    if (!this.#conflicts.has(key)) {
      this.#conflicts.add(key);
      marks.conflict(this.#fold, event, this.#gapAt(identity), print);
      this.#changed();
    }
    return 'conflict';
  }

  #count(event: RunEvent | UnknownRecord): void {
    this.#fold.eventCount++;
    if (event.time !== undefined) this.#fold.lastTime = event.time;
    if (this.#fold.status === 'pending') this.#fold.status = 'running';
    this.#changed();
  }

  #changed(): void {
    this.#fold.version++;
    this.#snapshot = undefined;
  }
}

/** Folds a whole list of judged records. */
export function reduceRun(records: Iterable<RunRecord>): RunState {
  const reducer = new RunReducer();
  for (const record of records) reducer.apply(record);
  return reducer.snapshot();
}

/** How a record is recognised when it comes again. Without id or `seq` it has no identity. */
export function identityOf(event: RunEvent | UnknownRecord): string | undefined {
  if (event.id !== undefined && event.id !== '') return event.id;
  return event.seq === undefined ? undefined : `${event.epoch ?? ''}@${event.seq}`;
}

function dispatch<T extends RunEventType>(fold: Fold, event: Extract<RunEvent, { type: T }>, arrival: Arrival): void {
  (handlers[event.type] as (fold: Fold, event: Extract<RunEvent, { type: T }>, arrival: Arrival) => void)(
    fold,
    event,
    arrival,
  );
}

const fingerprintOf = (event: RunEvent | UnknownRecord): number =>
  fingerprint(event.type === 'unknown' ? (event.value ?? event.text) : event);

function positionOf({ epoch, seq, id }: Fold['place']): RunPosition {
  return Object.freeze({
    ...(epoch === undefined ? {} : { epoch }),
    ...(seq === undefined ? {} : { seq }),
    ...(id === undefined || id === '' ? {} : { id }),
  });
}

function freeze(fold: Fold): RunState {
  const { info } = fold;
  return Object.freeze({
    ...(info.id === undefined ? {} : { id: info.id }),
    ...(info.title === undefined ? {} : { title: info.title }),
    ...(info.agent === undefined ? {} : { agent: info.agent }),
    ...((info.model ?? fold.model) === undefined ? {} : { model: (info.model ?? fold.model) }),
    ...(info.project === undefined ? {} : { project: info.project }),
    ...(info.workItem === undefined ? {} : { workItem: info.workItem }),
    ...(info.heartbeatMs === undefined ? {} : { heartbeatMs: info.heartbeatMs }),
    status: fold.status,
    incomplete: fold.incomplete,
    ...(fold.startedAt === undefined ? {} : { startedAt: fold.startedAt }),
    ...(fold.finishedAt === undefined ? {} : { finishedAt: fold.finishedAt }),
    ...(fold.outcome === undefined ? {} : { outcome: fold.outcome }),
    ...(fold.result === undefined ? {} : { result: fold.result }),
    ...(fold.error === undefined ? {} : { error: fold.error }),
    ...(fold.context === undefined ? {} : { context: fold.context }),
    metrics: metricsOf(fold),
    links: fold.links,
    entries: fold.entries.snapshot(),
    eventCount: fold.eventCount,
    unknownCount: fold.unknownCount,
    gaps: fold.gaps,
    position: positionOf(fold.place),
    version: fold.version,
  });
}
