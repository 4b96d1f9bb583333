/** Attempts at nodes, and those that repeat themselves. */
import type { TraceEntry } from './trace-document.js';

/** Entries of one attempt at one node that stand together in the log. */
export interface AttemptGroup {
  readonly path: string;
  readonly name: string;
  /** Absent for protocol entries and what cannot be placed. */
  readonly attempt?: number;
  readonly entries: readonly TraceEntry[];
}

/** Cuts a list of entries, oldest first, into the attempts it is made of. */
export function groupActivity(entries: readonly TraceEntry[]): readonly AttemptGroup[] {
  const groups: { path: string; name: string; attempt?: number; entries: TraceEntry[] }[] = [];
  for (const entry of entries) {
    const group = groups.at(-1);
    if (group?.path === entry.path && group.attempt === entry.attempt) group.entries.push(entry);
    else groups.push({ path: entry.path, name: entry.name, ...(entry.attempt !== undefined && { attempt: entry.attempt }), entries: [entry] });
  }
  return groups;
}

/** Attempts at one node, one after the other, in which the same was answered and the same was said. */
export interface AttemptLoop {
  readonly path: string;
  readonly name: string;
  /** The first and the last of the attempts that are alike. */
  readonly from: number;
  readonly to: number;
  /** What the attempts came to, as their last entry has it. */
  readonly last: TraceEntry;
}

/** Every row of two or more attempts that are alike, among entries of a document, oldest first; in the order they ended. */
export function loopsOf(entries: readonly TraceEntry[]): readonly AttemptLoop[] {
  const open = new Map<string, { signature: string; from: number; group: AttemptGroup }>();
  const loops: AttemptLoop[] = [];
  const close = (path: string): void => {
    const row = open.get(path);
    const last = row?.group.entries.at(-1);
    const to = row?.group.attempt ?? 0;
    if (row && last && to > row.from) loops.push({ path, name: row.group.name, from: row.from, to, last });
    open.delete(path);
  };
  for (const group of attemptsOf(entries)) {
    const { path, attempt } = group;
    if (attempt === undefined) continue;
    const signature = signatureOf(group);
    const row = open.get(path);
    if (row?.signature === signature) row.group = group;
    else {
      close(path);
      open.set(path, { signature, from: attempt, group });
    }
  }
  for (const path of [...open.keys()]) close(path);
  return loops.sort((a, b) => a.last.index - b.last.index);
}

/** Attempts with all of their entries, also where others stand between them. */
function attemptsOf(entries: readonly TraceEntry[]): readonly AttemptGroup[] {
  const attempts = new Map<string, AttemptGroup & { readonly entries: TraceEntry[] }>();
  for (const entry of entries) {
    const { path, name, attempt } = entry;
    if (attempt === undefined) continue;
    const key = `${path}|${attempt}`;
    const group = attempts.get(key);
    if (group === undefined) attempts.set(key, { path, name, attempt, entries: [entry] });
    else group.entries.push(entry);
  }
  return [...attempts.values()];
}

/** Thoughts, and “still running”, do not make attempts differ. */
const signatureOf = ({ entries }: AttemptGroup): string =>
  JSON.stringify(entries.filter(({ verdict }) => verdict === 'success' || verdict === 'failure').map(({ step, verdict, note }) => [step, verdict, note ?? '']));
