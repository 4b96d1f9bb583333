/**
 * The entries being written. Handlers change mutable drafts; a snapshot freezes the changed ones into the shared list.
 * Many deltas between two snapshots therefore cost one new entry, and a snapshot costs what changed since the last.
 */
import { ListBuilder, type ReadonlyList } from '../persistent-list.js';
import type { EntryKind, EntryMark, EntryOf, RunEntry } from '../run-state.js';
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
    for (const id of ids) result.add(id);
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

  snapshot(): ReadonlyList<string> {
    return Array.isArray(this.#ids) ? Object.freeze(this.#ids.slice()) : this.#ids.snapshot();
  }
}

export class EntryBook {
  readonly #list = new ListBuilder<RunEntry>();
  /** Drafts of entries that changed since the last snapshot or are still open. */
  readonly #drafts = new Map<number, Draft>();
  readonly #changed = new Set<number>();
  /** By kind, then by the server's own id of the thing: no id has to be put together to look one up. */
  readonly #index = new Map<EntryKind, Map<string, number>>();
  /** Indices of entries that run. */
  readonly open = new Set<number>();

  /** Appends an entry and returns its index. Only the first of a kind and key answers to it; its id names both. */
  add<K extends EntryKind>(key: string, draft: Omit<Draft<K>, 'eventIds' | 'id'>, eventId: string | undefined): number {
    const ids = new EventIds();
    ids.add(eventId);
    const whole = { id: `${draft.kind}:${key}`, ...draft, eventIds: ids } as unknown as Draft;
    const index = this.#list.push(undefined as unknown as RunEntry);
    this.#drafts.set(index, whole);
    this.#changed.add(index);
    let keys = this.#index.get(whole.kind);
    if (!keys) this.#index.set(whole.kind, (keys = new Map()));
    if (!keys.has(key)) keys.set(key, index);
    if (whole.status === 'running') this.open.add(index);
    return index;
  }

  indexOf(kind: EntryKind, key: string): number | undefined {
    return this.#index.get(kind)?.get(key);
  }

  /** The draft at `index`, to be changed at once. */
  edit<K extends EntryKind>(index: number, eventId?: string): Draft<K> {
    const draft = this.#drafts.get(index) ?? this.#redraft(index);
    draft.eventIds.add(eventId);
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

  mark(index: number, mark: EntryMark): void {
    const draft = this.edit(index);
    if (!draft.marks?.includes(mark)) draft.marks = Object.freeze([...(draft.marks ?? []), mark]);
  }

  get length(): number {
    return this.#list.length;
  }

  snapshot(): ReadonlyList<RunEntry> {
    for (const index of this.#changed) {
      const draft = this.#drafts.get(index);
      if (!draft) continue;
      this.#list.set(index, freeze(draft));
      if (!this.open.has(index)) this.#drafts.delete(index);
    }
    this.#changed.clear();
    return this.#list.snapshot();
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

function freeze(draft: Draft): RunEntry {
  const copy: { eventIds: unknown; summary?: string } = { ...draft };
  copy.eventIds = draft.eventIds.snapshot();
  const entry = copy as unknown as RunEntry;
  copy.summary ??= summarise(entry);
  return Object.freeze(entry);
}
