/** How many entries there are of each kind, agent and status, and what each sub-agent did in all. */
import type { EntryStatus, RunEntry } from '../../../streams/index.js';
import type { EventName } from '../../strings.js';
import { agentOf, eventsOf } from './row-filter.js';
import { SortedInts } from './sorted-ints.js';
import type { Pass } from './sweeps.js';

/** What stands under an entry, at any depth. */
export interface Totals {
  entries: number;
  tools: number;
  failures: number;
}

/** A chain of parents longer than this is a cycle or a joke. */
const MAX_DEPTH = 32;

export class Tally implements Pass {
  readonly kinds = new Map<EventName, number>();
  readonly statuses = new Map<EntryStatus, number>();
  /** By `agentId`; the empty string is the run's own agent. */
  readonly agents = new Map<string, number>();
  /** Indices of the entries that failed. */
  readonly failures = new SortedInts();
  /** Whether an entry got its first one under it, or totals changed, since somebody asked. */
  #news = { parents: false, totals: false };
  readonly #agentNames = new Map<string, string>();
  readonly #totals = new Map<string, Totals>();
  readonly #parentOf: (id: string, end: number) => RunEntry | undefined;

  /** @param parentOf The entry of an id among the first `end`. */
  constructor(parentOf: (id: string, end: number) => RunEntry | undefined) {
    this.#parentOf = parentOf;
  }

  /** What stands under an entry; `undefined` when nothing does. */
  totalsOf(id: string): Readonly<Totals> | undefined {
    return this.#totals.get(id);
  }

  /** What changed since this was last asked. */
  takeNews(): { readonly parents: boolean; readonly totals: boolean } {
    const news = this.#news;
    this.#news = { parents: false, totals: false };
    return news;
  }

  /** Name of a sub-agent, if one of its entries gave it. */
  agentName(agentId: string): string | undefined {
    return this.#agentNames.get(agentId);
  }

  visit(entry: RunEntry, index: number): void {
    this.#count(entry, index, 1);
    if (entry.kind === 'agent' && entry.agentId !== undefined) this.#agentNames.set(entry.agentId, entry.name);
  }

  revisit(entry: RunEntry, index: number, before: RunEntry): void {
    if (entry.status === before.status && entry.parentId === before.parentId && entry.agentId === before.agentId) return;
    this.#count(before, index, -1);
    this.visit(entry, index);
  }

  clear(): void {
    for (const map of [this.kinds, this.statuses, this.agents, this.#agentNames, this.#totals]) map.clear();
    this.failures.truncate(0);
    this.#news = { parents: true, totals: true };
  }

  #count(entry: RunEntry, index: number, sign: 1 | -1): void {
    for (const event of eventsOf(entry)) add(this.kinds, event, sign);
    add(this.statuses, entry.status, sign);
    add(this.agents, agentOf(entry), sign);
    if (entry.status === 'error') {
      if (sign === 1) this.failures.add(index);
      else this.failures.delete(index);
    }
    let id = entry.parentId;
    for (let depth = 0; id !== undefined && depth < MAX_DEPTH; depth++) {
      let totals = this.#totals.get(id);
      if (!totals) {
        this.#totals.set(id, (totals = { entries: 0, tools: 0, failures: 0 }));
        this.#news.parents = true;
      }
      this.#news.totals = true;
      totals.entries += sign;
      if (entry.kind === 'tool') totals.tools += sign;
      if (entry.status === 'error') totals.failures += sign;
      id = this.#parentOf(id, index)?.parentId;
    }
  }
}

function add<K>(counts: Map<K, number>, key: K, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
