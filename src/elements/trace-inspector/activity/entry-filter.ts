/** What is left of the activity: by kind, by outcome, by text. */
import type { TraceEntry } from '../../../trace-model/trace-document.js';

export interface EntryFilter {
  readonly kinds: ReadonlySet<TraceEntry['kind']>;
  readonly verdicts: ReadonlySet<TraceEntry['verdict']>;
  /** Leaves out what selectors tried before the child that won. */
  readonly winningOnly: boolean;
  /** Any letter case. */
  readonly text: string;
}

export const NO_FILTER: EntryFilter = { kinds: new Set(), verdicts: new Set(), winningOnly: false, text: '' };

/** How many groups of ticks narrow the list; the search box shows itself. */
export const activeGroups = ({ kinds, verdicts, winningOnly }: EntryFilter): number =>
  Number(kinds.size > 0) + Number(verdicts.size > 0) + Number(winningOnly);

/** Whether only some entries are wanted, wherever they stand: then nothing folds. */
export const isSelective = ({ kinds, verdicts, text }: EntryFilter): boolean => kinds.size > 0 || verdicts.size > 0 || text.trim() !== '';

/** Set with `value` in it, or without where it was. */
export function toggled<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

/** What a filter let pass last: other orders and opened folds ask again. */
const known = new WeakMap<EntryFilter, { readonly of: readonly TraceEntry[]; readonly found: readonly TraceEntry[] }>();

/** The entries that pass. The list itself where all do. */
export function filtered(entries: readonly TraceEntry[], filter: EntryFilter): readonly TraceEntry[] {
  if (!isSelective(filter)) return entries;
  const last = known.get(filter);
  if (last?.of === entries) return last.found;
  const found = passing(entries, filter);
  known.set(filter, { of: entries, found });
  return found;
}

function passing(entries: readonly TraceEntry[], filter: EntryFilter): readonly TraceEntry[] {
  const { kinds, verdicts } = filter;
  const pattern = patternOf(filter, 'i');
  const holds = pattern && holder(pattern);
  return entries.filter(
    (entry) =>
      (kinds.size === 0 || kinds.has(entry.kind)) &&
      (verdicts.size === 0 || verdicts.has(entry.verdict)) &&
      (holds === undefined || holds(entry)),
  );
}

/** What is looked for in texts, by its flags; nothing where there is no text. Names are found as they are shown, too: with spaces. */
export function patternOf({ text }: EntryFilter, flags: 'i' | 'gi'): RegExp | undefined {
  const wanted = text.trim();
  return wanted === '' ? undefined : new RegExp(wanted.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/[_ ]/g, '[_ ]'), flags);
}

// Matching without case makes no copies of what is searched, as lowering it would.
function holder(pattern: RegExp): (entry: TraceEntry) => boolean {
  /** Names and prompts are the tree's, and the same for many entries. */
  const judged = new Map<string, boolean>();
  const ofTree = (found: string): boolean => {
    let is = judged.get(found);
    if (is === undefined) judged.set(found, (is = pattern.test(found)));
    return is;
  };
  return ({ name, prompt = '', note = '', submitted, outcome, kindText = '' }) =>
    pattern.test(note) || ofTree(prompt) || ofTree(name) || ofTree(outcome) || pattern.test(submitted) || (kindText !== '' && ofTree(kindText));
}
