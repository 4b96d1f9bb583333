/**
 * The entries being written. Handlers change mutable drafts; a snapshot freezes the changed ones into the shared list.
 * Many deltas between two snapshots therefore cost one new entry, and a snapshot costs what changed since the last.
 */
import { ListBuilder, type ReadonlyList } from '../persistent-list.js';
import type { EntryKind, EntryOf, RunEntry } from '../run-state.js';
import { summarise } from './summary.js';

type Mutable<T> = T extends unknown ? { -readonly [K in keyof T]: T[K] } : never;
type WithIds<T> = T extends unknown ? Omit<T, 'eventIds' | 'summary'> & { eventIds: EventIds; summary?: string } : never;
/** An entry while it is written. */
export type Draft<K extends EntryKind = EntryKind> = WithIds<Mutable<EntryOf<K>>>;

/** Up to this many ids are copied at a snapshot; a longer list (a streamed message) shares structure instead. */
const SHORT = 32;

/** Ids of the events behind one entry: an array while short, a shared list once long. */
class EventIds {
  #ids: string[] | ListBuilder<string> = [];

  static from(ids: ReadonlyList<string>): EventIds {
    const result = new EventIds();
    result.#ids = ids.tree ? new ListBuilder(ids) : ids.slice();
    return result;
  }

  add(id: string | undefined): void {
    if (id === undefined) return;
    this.#ids.push(id);
    if (Array.isArray(this.#ids) && this.#ids.length > SHORT) {
      const list = new ListBuilder<string>();
      for (const each of this.#ids) list.push(each);
      this.#ids = list;
    }
  }

  /** `last`: nothing will be added any more, so that no copy is needed. */
  snapshot(last: boolean): ReadonlyList<string> {
    if (!Array.isArray(this.#ids)) return this.#ids.snapshot();
    return Object.freeze(last ? this.#ids : this.#ids.slice());
  }
}

export class EntryBook {
  #list = new ListBuilder<RunEntry>();
  /** Drafts of entries that changed since the last snapshot or are still open. */
  readonly #drafts = new Map<number, Draft>();
  readonly #changed = new Set<number>();
  /**
   * For each history, by kind, then by the server's own id of the thing: no id has to be put together to look one up.
   * Books forked from one share it: those that have gone further have put in it what the others will.
   */
  #index: Map<EntryKind, Map<string, number>>[] = [];
  /** How many times history began anew; ids of all histories but the first end in it. */
  #histories = 0;
  /** Indices of entries that run. */
  readonly open = new Set<number>();
  /** Once the run has ended, whatever still changes is marked. */
  ended = false;

  /**
   * Appends an entry and returns its index. Only the first of a kind and key answers to it; its id names both. The
   * draft is the book's from here on.
   */
  add<K extends EntryKind>(key: string, draft: Omit<Draft<K>, 'eventIds' | 'id'>, eventId: string | undefined): number {
    const whole = draft as unknown as Draft;
    whole.id = this.#nameOf(draft.kind, key);
    whole.eventIds = new EventIds();
    whole.eventIds.add(eventId);
    const index = this.#list.push(undefined as unknown as RunEntry);
    this.#drafts.set(index, whole);
    this.#changed.add(index);
    const kinds = (this.#index[this.#histories] ??= new Map<EntryKind, Map<string, number>>());
    let keys = kinds.get(whole.kind);
    if (!keys) kinds.set(whole.kind, (keys = new Map<string, number>()));
    if (!keys.has(key)) keys.set(key, index);
    if (whole.status === 'running') this.open.add(index);
    return index;
  }

  /** Another book that goes on from here, and must go on with the same events. */
  fork(): EntryBook {
    const fork = new EntryBook();
    fork.#list = new ListBuilder(this.snapshot());
    fork.#index = this.#index;
    fork.#histories = this.#histories;
    fork.ended = this.ended;
    for (const index of this.open) fork.open.add(index);
    return fork;
  }

  /** From here on no entry answers to a name it had. */
  startAnew(): void {
    this.#histories++;
  }

  /** Id of the entry that answers to a name. */
  idOf(kind: EntryKind, key: string): string | undefined {
    return this.indexOf(kind, key) === undefined ? undefined : this.#nameOf(kind, key);
  }

  indexOf(kind: EntryKind, key: string): number | undefined {
    const index = this.#index[this.#histories]?.get(kind)?.get(key);
    // What another book put in it is still to come here.
    return index === undefined || index >= this.length ? undefined : index;
  }

  /** The draft at `index`, to be changed at once. */
  edit<K extends EntryKind>(index: number, eventId?: string): Draft<K> {
    const draft = this.#drafts.get(index) ?? this.#redraft(index);
    draft.eventIds.add(eventId);
    if (this.ended && !draft.marks?.includes('after-end')) draft.marks = Object.freeze([...(draft.marks ?? []), 'after-end']);
    this.#changed.add(index);
    return draft as Draft<K>;
  }

  /** Sets the final status; the duration is from the entry's time to `endedAt` unless the server gave one. */
  close(index: number, status: RunEntry['status'], endedAt: number | undefined, durationMs?: number): void {
    const draft = this.edit(index);
    draft.status = status;
    const measured = durationMs ?? (endedAt !== undefined && draft.time !== undefined ? endedAt - draft.time : undefined);
    if (measured !== undefined && measured >= 0) draft.durationMs = measured;
    this.open.delete(index);
  }

  get length(): number {
    return this.#list.length;
  }

  snapshot(): ReadonlyList<RunEntry> {
    for (const index of this.#changed) {
      const draft = this.#drafts.get(index);
      if (!draft) continue;
      const open = this.open.has(index);
      if (!open) this.#drafts.delete(index);
      this.#list.set(index, freeze(draft, open));
    }
    this.#changed.clear();
    return this.#list.snapshot();
  }

  #nameOf(kind: EntryKind, key: string): string {
    return this.#histories === 0 ? `${kind}:${key}` : `${kind}:${key}~${this.#histories}`;
  }

  #redraft(index: number): Draft {
    const entry = this.#list.snapshot().at(index);
    if (!entry) throw new RangeError(`no entry ${index}`);
    const { summary, ...rest } = entry;
    // A lifecycle entry's line is written by its handler; every other is derived anew.
    const kept = entry.kind === 'lifecycle' ? { summary } : {};
    const draft = { ...rest, ...kept, eventIds: EventIds.from(entry.eventIds) } as unknown as Draft;
    this.#drafts.set(index, draft);
    return draft;
  }
}

/** The entry of a draft: a copy of one that is still written, else the draft itself. */
function freeze(draft: Draft, open: boolean): RunEntry {
  const entry: { eventIds: unknown; summary?: string } = open ? { ...draft } : draft;
  entry.eventIds = draft.eventIds.snapshot(!open);
  entry.summary ??= summarise(entry as unknown as RunEntry);
  return Object.freeze(entry) as unknown as RunEntry;
}
