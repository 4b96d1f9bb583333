/** The working state of one run while it is folded. Handlers write it; `reducer` freezes it into `RunState`. */
import type { ContentPart, RunEvent, RunInfo, RunLinks } from '../../trace-model/run-events/run-event.js';
import type { EntryBase, EntryKind, EntryMark, RunErrorInfo, RunGap, RunStatus } from '../run-state.js';
import { EntryBook, type Draft } from './entry-book.js';
import { timeOf } from './time.js';
import { UsageBook } from './usage.js';

/** What the reducer knows of a record besides the event: when it came, and how its entries are named. */
export interface Arrival {
  /** Names an entry made from this event: its id, else its place. */
  readonly key: string;
  readonly eventId: string | undefined;
  readonly arrivedAt: number | undefined;
  readonly late: boolean;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Anything with an envelope. */
type Enveloped = Pick<RunEvent, 'time' | 'turnId' | 'agentId' | 'parentId'>;

export class Fold {
  info: Partial<RunInfo> = {};
  links: RunLinks = Object.freeze({});
  status: RunStatus = 'pending';
  ended = false;
  incomplete = false;
  startedAt: number | undefined;
  finishedAt: number | undefined;
  outcome: string | undefined;
  result: unknown;
  error: RunErrorInfo | undefined;
  gaps: readonly RunGap[] = Object.freeze([]);
  context: { used: number; limit?: number } | undefined;
  model: string | undefined;
  eventCount = 0;
  unknownCount = 0;
  /** `time` of the newest event, as written: parsed only when a snapshot asks. */
  lastTime: string | undefined;
  /** The last event applied, as `RunState.position` will say. */
  readonly place: { epoch: string | number | undefined; seq: number | undefined; id: string | undefined } = {
    epoch: undefined,
    seq: undefined,
    id: undefined,
  };
  version = 0;
  toolCalls = 0;
  toolErrors = 0;
  turns = 0;
  readonly entries = new EntryBook();
  usage = new UsageBook();
  readonly openRequests = new Set<string>();
  #anew = false;
  #turnNumbers = new Map<string, number>();
  #currentTurn: number | undefined;
  /** How many thinking blocks a message has had, and whether the last one may go on. */
  readonly thinking = new Map<string, { count: number; open: boolean }>();

  /** Another that goes on from here, and must go on with the same events. */
  fork(): Fold {
    const fork = new Fold();
    Object.assign(fork, this, {
      place: { ...this.place },
      entries: this.entries.fork(),
      usage: this.usage.fork(),
      openRequests: new Set(this.openRequests),
      thinking: new Map(this.thinking),
    });
    fork.#turnNumbers = new Map(this.#turnNumbers);
    fork.#currentTurn = this.#currentTurn;
    fork.#anew = this.#anew;
    return fork;
  }

  /** Begins a turn; one without an id is its own. */
  startTurn(turnId: string | undefined): void {
    if (turnId !== undefined && this.#turnNumbers.has(turnId)) return;
    this.#currentTurn = ++this.turns;
    if (turnId !== undefined) this.#turnNumbers.set(turnId, this.turns);
  }

  finishTurn(): void {
    this.#currentTurn = undefined;
  }

  /** Number of the turn an event belongs to; a turn id seen for the first time begins it. */
  turnOf(event: Enveloped): number | undefined {
    if (event.turnId === undefined) return this.#currentTurn;
    if (!this.#turnNumbers.has(event.turnId)) this.startTurn(event.turnId);
    return this.#turnNumbers.get(event.turnId);
  }

  /** Adds an entry with what its event's envelope says; returns its index. `key` is the thing's own id. */
  add<K extends EntryKind>(
    event: Enveloped,
    arrival: Arrival,
    fields: Omit<Draft<K>, 'eventIds' | 'id' | 'timeSource' | 'time' | 'turn' | 'agentId' | 'parentId' | 'marks'>,
    key = arrival.key,
    torn = false,
  ): number {
    const draft: Partial<Mutable<EntryBase>> = whenOf(event, arrival);
    const turn = this.turnOf(event);
    if (turn !== undefined) draft.turn = turn;
    if (event.agentId !== undefined) draft.agentId = event.agentId;
    const parentId = this.#parentOf(event);
    if (parentId !== undefined) draft.parentId = parentId;
    if (torn || this.ended || arrival.late) draft.marks = this.#marks(torn, arrival.late);
    Object.assign(draft, fields);
    // Nothing runs any more once the run has ended.
    if (this.ended && draft.status === 'running') draft.status = fields.kind === 'message' || fields.kind === 'thinking' ? 'ok' : 'cancelled';
    return this.entries.add(key, draft as unknown as Omit<Draft<K>, 'eventIds' | 'id'>, arrival.eventId);
  }

  #marks(torn: boolean, late: boolean): readonly EntryMark[] {
    const marks: EntryMark[] = [];
    if (torn) marks.push('beginning-missing');
    if (this.ended) marks.push('after-end');
    if (late) marks.push('out-of-order');
    return Object.freeze(marks);
  }

  /** Another history begins: what it names is its own, though the names be the same. */
  startAnew(): void {
    this.entries.startAnew();
    this.thinking.clear();
    this.#anew = true;
  }

  /** The run starts. Another history that starts at the same moment tells the same run again: it is counted once. */
  start(time: number | undefined): void {
    if (this.#anew && time === this.startedAt) {
      this.usage = new UsageBook();
      this.toolCalls = this.toolErrors = this.turns = 0;
      this.#turnNumbers.clear();
    }
    this.#anew = false;
    this.startedAt ??= time;
  }

  addGap(gap: RunGap): void {
    this.gaps = Object.freeze([...this.gaps, Object.freeze(gap)]);
  }

  /** What a tool, agent or step named in `parentId`, else the agent of the event, is as an entry. */
  #parentOf(event: Enveloped): string | undefined {
    if (event.parentId !== undefined) {
      for (const kind of ['tool', 'agent', 'step', 'message'] as const) {
        const id = this.entries.idOf(kind, event.parentId);
        if (id !== undefined) return id;
      }
    }
    return event.agentId === undefined ? undefined : this.entries.idOf('agent', event.agentId);
  }
}

/** The event's own time, else the browser's at its arrival. */
export function whenOf(
  event: { time?: string | undefined },
  arrival: Arrival,
): { time?: number; timeSource: 'event' | 'arrival' | 'none' } {
  const time = timeOf(event.time);
  if (time !== undefined) return { time, timeSource: 'event' };
  if (arrival.arrivedAt !== undefined) return { time: arrival.arrivedAt, timeSource: 'arrival' };
  return { timeSource: 'none' };
}


/** Text of a content, and its other parts. */
export function contentOf(content: string | ContentPart[] | undefined): { text: string; parts?: ContentPart[] } {
  if (content === undefined || typeof content === 'string') return { text: content ?? '' };
  const isText = (part: ContentPart): boolean => part.type === 'text' && typeof part.text === 'string';
  const text = content.filter(isText).map((part) => part.text as string).join('\n');
  const parts = content.filter((part) => !isText(part));
  return parts.length > 0 ? { text, parts } : { text };
}
