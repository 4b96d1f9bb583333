/** A change of files as rows to be drawn, from a unified diff or from two texts. */
import { diffWordsWithSpace, parsePatch, structuredPatch, type StructuredPatch, type StructuredPatchHunk } from 'diff';

/** A piece of a line; `changed` where it differs from the line it is paired with. */
export interface DiffWord {
  readonly text: string;
  readonly changed: boolean;
}

/** `file` and `hunk` are headings; the rest are lines with the numbers they have in either file. */
export type DiffRow =
  | { readonly type: 'file'; readonly text: string }
  | { readonly type: 'hunk'; readonly text: string }
  | { readonly type: 'note'; readonly text: string }
  | {
      readonly type: 'context' | 'added' | 'removed';
      readonly text: string;
      readonly old?: number;
      readonly new?: number;
      /** What it is paired with: the line it replaces, or that replaces it. */
      readonly other?: string;
    };
export type LineRow = Extract<DiffRow, { type: 'context' | 'added' | 'removed' }>;

/** Longer diffs are shown as plain text. */
const MAX_DIFF_CHARACTERS = 2_000_000;
/** Longest pair of lines whose words are compared, in characters each. */
const MAX_WORDS = 400;
/** Longest runs of removed and added lines whose words are compared. */
const MAX_PAIRS = 20;
/** When comparing two texts is given up; ms and changed lines. */
const LIMITS = { timeout: 30, maxEditLength: 4000, context: 3 } as const;

/** The rows of a unified diff; undefined for a text that is none. */
export function rowsOfPatch(text: string): readonly DiffRow[] | undefined {
  if (text.length > MAX_DIFF_CHARACTERS) return undefined;
  const files = parsed(text);
  return files?.some(({ hunks }) => hunks.length > 0) ? rowsOf(files) : undefined;
}

function parsed(text: string): StructuredPatch[] | undefined {
  try {
    return parsePatch(text);
  } catch {
    // The counts of a hunk do not match its lines: cut off, or no diff at all. The text itself is shown.
    return undefined;
  }
}

/** The rows of what has to be done to make `after` of `before`; undefined for texts that are too long. */
export function rowsOfChange(before: string, after: string, path = ''): readonly DiffRow[] | undefined {
  if (before.length + after.length > MAX_DIFF_CHARACTERS) return undefined;
  const patch = structuredPatch(path, path, ended(before), ended(after), undefined, undefined, LIMITS);
  return rowsOf([patch ?? replacement(path, before, after)]);
}

/** All of the old lines, then all of the new ones: where finding out what is the same takes too long. */
function replacement(path: string, before: string, after: string): StructuredPatch {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const lines = [...old.map((line) => `-${line}`), ...fresh.map((line) => `+${line}`)];
  const hunk = { oldStart: 1, oldLines: old.length, newStart: 1, newLines: fresh.length, lines };
  return { oldFileName: path, newFileName: path, oldHeader: undefined, newHeader: undefined, hunks: [hunk] };
}

const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n');

/** Pieces of a file end without a line break as a rule: that is no change. */
const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

function rowsOf(files: readonly StructuredPatch[]): DiffRow[] {
  const rows: DiffRow[] = [];
  for (const file of files) {
    const name = nameOf(file);
    if (name !== '') rows.push({ type: 'file', text: name });
    for (const hunk of file.hunks) {
      // A single hunk from the first line on, as a new file's, needs no heading.
      if (file.hunks.length > 1 || hunk.oldStart > 1) rows.push({ type: 'hunk', text: headingOf(hunk) });
      addLines(hunk, rows);
    }
  }
  return rows;
}

/** "old → new" where they differ; the `a/` and `b/` of Git are left out. */
function nameOf({ oldFileName, newFileName }: StructuredPatch): string {
  const [before, after] = [bare(oldFileName, 'a/'), bare(newFileName, 'b/')];
  if (before === after || before === '/dev/null' || before === '') return after;
  return after === '/dev/null' || after === '' ? before : `${before} → ${after}`;
}

const bare = (name: string | undefined, prefix: string): string =>
  name?.startsWith(prefix) ? name.slice(prefix.length) : (name ?? '');

const headingOf = ({ oldStart, oldLines, newStart, newLines }: StructuredPatchHunk): string =>
  `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`;

const TYPES = new Map<string, LineRow['type']>([
  [' ', 'context'],
  ['', 'context'],
  ['+', 'added'],
  ['-', 'removed'],
]);

function addLines(hunk: StructuredPatchHunk, rows: DiffRow[]): void {
  let before = hunk.oldStart;
  let after = hunk.newStart;
  let block: LineRow[] = [];
  for (const line of hunk.lines) {
    const type = TYPES.get(line.slice(0, 1));
    if (type === undefined) {
      rows.push(...paired(block), { type: 'note', text: line.replace(/^\\ ?/, '') });
      block = [];
      continue;
    }
    const text = line.slice(1).replace(/\r$/, '');
    if (type === 'context') {
      rows.push(...paired(block), { type, text, old: before++, new: after++ });
      block = [];
    } else block.push(type === 'added' ? { type, text, new: after++ } : { type, text, old: before++ });
  }
  rows.push(...paired(block));
}

/** Pairs the lines of which as many were removed as added: their words may be compared. */
function paired(block: readonly LineRow[]): readonly LineRow[] {
  const removed = block.filter(({ type }) => type === 'removed');
  const added = block.filter(({ type }) => type === 'added');
  if (removed.length !== added.length || removed.length > MAX_PAIRS) return block;
  const others = new Map(removed.flatMap((before, i) => {
    const after = added[i] as LineRow;
    return [[before, after.text], [after, before.text]] as const;
  }));
  return block.map((row) => ({ ...row, other: others.get(row) ?? '' }));
}

/** Which words of a line changed; undefined where it is another line altogether. */
export function wordsOfLine({ type, text, other }: LineRow): readonly DiffWord[] | undefined {
  if (other === undefined || type === 'context' || text.length > MAX_WORDS || other.length > MAX_WORDS) return undefined;
  const [before, after] = type === 'removed' ? [text, other] : [other, text];
  const changes = diffWordsWithSpace(before, after);
  // Lines with nothing in common are two lines, not one that changed.
  if (!changes.some((change) => !change.added && !change.removed && change.value.trim() !== '')) return undefined;
  return changes
    .filter((change) => change[type] || (!change.added && !change.removed))
    .map((change) => ({ text: change.value, changed: change[type] }));
}
