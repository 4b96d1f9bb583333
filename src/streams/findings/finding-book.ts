/**
 * Findings while the run runs. Each reading looks only at entries that are new or were replaced since the last one,
 * and comes to what a reading of the whole run would: an entry's old share is taken out before its new one goes in.
 */
import type { ReadonlyList } from '../persistent-list.js';
import type { RunEntry, RunState } from '../run-state.js';
import { EntryFollower } from './entry-follower.js';
import { MAX_ENTRIES, type Finding } from './finding.js';
import { callKey, errorText, masked } from './keys.js';
import { silenceOf } from './silence.js';
import { SortedNumbers } from './sorted-numbers.js';
import { Peers, peersOf, tookMs } from './usual.js';

/** Something that happens so often is a finding. */
const OFTEN = 3;

/** What one entry contributes. */
interface Share {
  readonly groups: readonly string[];
  readonly peers?: string;
  readonly ms?: number;
  readonly gap?: number;
}

/** Entries that did the same. */
interface Group {
  readonly members: Set<number>;
  finding: Finding | undefined;
}

export class FindingBook {
  readonly #follower = new EntryFollower((index, entry) => this.#note(index, entry));
  readonly #shares: (Share | undefined)[] = [];
  readonly #times: (number | undefined)[] = [];
  readonly #groups = new Map<string, Group>();
  /** Groups that are findings. */
  readonly #often = new Set<string>();
  readonly #peers = new Map<string, Peers>();
  readonly #slow = new Map<string, Finding | undefined>();
  readonly #gaps = new SortedNumbers();

  /** Whether the last reading ended before it had seen everything: another one goes on. */
  get isBehind(): boolean {
    return this.#follower.isBehind;
  }

  /**
   * The findings at a moment, in the order they were found. `now` is epoch ms on the server's clock; without
   * it no silence is found. Stops looking at entries after `budgetMs`.
   */
  read(state: RunState, now?: number, budgetMs = Infinity): readonly Finding[] {
    this.#follower.follow(state.entries, budgetMs);
    const entries = this.#follower.entries ?? state.entries;
    const found = [...this.#often].map((key) => this.#repeated(key, entries));
    for (const name of this.#slow.keys()) found.push(this.#slowOf(name, entries));
    const silence = now === undefined ? undefined : silenceOf(state, now, this.#gaps.median);
    return Object.freeze([...found, silence].filter((finding) => finding !== undefined));
  }

  #note(index: number, entry: RunEntry | undefined): void {
    this.#times[index] = entry?.time;
    this.#share(index, entry);
    // The pause before the next entry counts from this one.
    const next = this.#shares[index + 1];
    if (next) this.#replace(index + 1, { ...next, ...this.#gapBefore(index + 1) });
  }

  #share(index: number, entry: RunEntry | undefined): void {
    if (!entry) return this.#replace(index, undefined);
    const groups: string[] = [];
    const call = entry.kind === 'tool' ? callKey(entry) : undefined;
    if (call !== undefined) groups.push(`repeated-call ${call}`);
    const error = errorText(entry);
    if (error !== undefined) groups.push(`repeated-error ${masked(error)}`);
    const [peers, ms] = [peersOf(entry), tookMs(entry)];
    const measured = peers === undefined || ms === undefined ? {} : { peers, ms };
    this.#replace(index, { groups, ...measured, ...this.#gapBefore(index) });
  }

  #gapBefore(index: number): { gap?: number } {
    const [before, at] = [this.#times[index - 1], this.#times[index]];
    return before === undefined || at === undefined ? {} : { gap: Math.max(0, at - before) };
  }

  #replace(index: number, share: Share | undefined): void {
    const before = this.#shares[index];
    if (before) this.#count(index, before, false);
    if (share) this.#count(index, share, true);
    this.#shares[index] = share;
  }

  #count(index: number, share: Share, present: boolean): void {
    if (share.gap !== undefined) this.#gaps[present ? 'add' : 'remove'](share.gap);
    for (const key of share.groups) this.#group(index, key, present);
    if (share.peers === undefined || share.ms === undefined) return;
    const peers = this.#peers.get(share.peers) ?? new Peers();
    this.#peers.set(share.peers, peers);
    peers[present ? 'add' : 'remove'](index, share.ms);
    if (peers.hasLong) this.#slow.set(share.peers, undefined);
    else this.#slow.delete(share.peers);
  }

  #group(index: number, key: string, present: boolean): void {
    const group = this.#groups.get(key) ?? { members: new Set<number>(), finding: undefined };
    group.finding = undefined;
    if (present) group.members.add(index);
    else group.members.delete(index);
    if (group.members.size > 0) this.#groups.set(key, group);
    else this.#groups.delete(key);
    if (group.members.size >= OFTEN) this.#often.add(key);
    else this.#often.delete(key);
  }

  #repeated(key: string, entries: ReadonlyList<RunEntry>): Finding | undefined {
    const group = this.#groups.get(key);
    return group && (group.finding ??= repeatedFinding(key, inOrder(group.members), entries));
  }

  #slowOf(name: string, entries: ReadonlyList<RunEntry>): Finding | undefined {
    const known = this.#slow.get(name);
    const peers = known ? undefined : this.#peers.get(name);
    const indices = peers?.slow() ?? [];
    if (!peers || indices.length === 0) return known;
    const slow = indices.map((index) => entries.at(index)).filter((entry) => entry !== undefined);
    const longest = Math.max(...slow.map(({ durationMs = 0 }) => durationMs));
    const finding = about(`slow ${name}`, 'slow', slow, { durationMs: longest, usualMs: peers.usualMs ?? 0 });
    this.#slow.set(name, finding);
    return finding;
  }
}

/** Members come in order but for those that were replaced. */
const inOrder = (members: ReadonlySet<number>): number[] => [...members].sort((a, b) => a - b);

function repeatedFinding(key: string, indices: readonly number[], entries: ReadonlyList<RunEntry>): Finding {
  const kind = key.startsWith('repeated-call') ? 'repeated-call' : 'repeated-error';
  const same = indices.map((index) => entries.at(index)).filter((entry) => entry !== undefined);
  const last = same.at(-1);
  const text = last && (kind === 'repeated-call' ? last.summary : oneLine(errorText(last) ?? ''));
  const spent = same.slice(1).flatMap(({ durationMs }) => durationMs ?? []);
  const durationMs = spent.reduce((sum, ms) => sum + ms, 0);
  return about(key, kind, same, {
    ...(text ? { text } : {}),
    ...(spent.length > 0 ? { wasted: Object.freeze({ durationMs }) } : {}),
  });
}

function about(id: string, kind: Finding['kind'], entries: readonly RunEntry[], more: Partial<Finding>): Finding {
  const last = entries.at(-1);
  const name = last && (last.kind === 'tool' ? last.name : last.kind);
  const since = last && ((last.kind === 'tool' ? last.resultTime : undefined) ?? last.time);
  return Object.freeze({
    id,
    kind,
    count: entries.length,
    entryIds: Object.freeze(entries.slice(-MAX_ENTRIES).map((entry) => entry.id)),
    ...(name === undefined ? {} : { name }),
    ...(since === undefined ? {} : { since }),
    ...more,
  });
}

const oneLine = (text: string): string => text.slice(0, 240).replace(/\s+/g, ' ').trim();
