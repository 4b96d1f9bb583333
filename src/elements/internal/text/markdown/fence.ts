/** Fences of code, found line by line: they may be long, and are read as they grow. */

export interface Fence {
  /** The first character after the opening line. */
  readonly bodyStart: number;
  /** Its marks: three or more backticks or tildes. */
  readonly marks: string;
  /** How far the opening line is indented; as much is taken off each line. */
  readonly indent: number;
  /** What stands after the marks. */
  readonly info: string;
}

const OPENING = /( {0,3})(`{3,}(?=[^`\n]*(?:\n|$))|~{3,})([^\n]*)(?:\n|$)/y;

/** The fence that opens at `at`, or undefined. */
export function fenceAt(text: string, at: number): Fence | undefined {
  OPENING.lastIndex = at;
  const match = OPENING.exec(text);
  if (!match) return undefined;
  const [, indent = '', marks = '', info = ''] = match;
  return { bodyStart: OPENING.lastIndex, marks, indent: indent.length, info: info.trim() };
}

/** A line of nothing but enough of the same marks. */
const closingLine = ({ marks }: Fence, flags: string, end: string): RegExp =>
  new RegExp(`^ {0,3}${marks[0] ?? ''}{${marks.length},}[ \\t]*${end}`, flags);

/**
 * The first character after the closing line; undefined while that line is not there as a whole. Looks from `scanned`
 * on, the beginning of a line.
 */
export function fenceEnd(text: string, fence: Fence, scanned = fence.bodyStart): number | undefined {
  const close = closingLine(fence, 'gm', '\\n');
  close.lastIndex = Math.max(fence.bodyStart, scanned);
  return close.test(text) ? close.lastIndex : undefined;
}

/** The code of a fence that stands in `source` from its opening line on, and ends with it. */
export function fenceBody(source: string, fence: Fence, growing: boolean): string {
  let end = source.endsWith('\n') ? source.length - 1 : source.length;
  const lastLine = source.slice(Math.max(fence.bodyStart, source.lastIndexOf('\n', end - 1) + 1), end);
  // While the closing line arrives mark by mark, it is not shown as code.
  if (closingLine(fence, '', '$').test(lastLine) || (growing && /^ {0,3}[`~]+$/.test(lastLine))) end -= lastLine.length + 1;
  const code = source.slice(fence.bodyStart, Math.max(fence.bodyStart, end));
  return fence.indent === 0 ? code : code.replace(new RegExp(`^ {1,${fence.indent}}`, 'gm'), '');
}

const LINE = /^((?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])(?=[ \t]|$))*[ \t]*)(`{3,}(?=[^`]*$)|~{3,})(.*)$/;

/** The opening line of a fence inside a quote or a list that `source` leaves open; '' if there is none. */
export function openFence(source: string): string {
  let open: { marks: string; line: string } | undefined;
  for (const line of source.split('\n')) {
    const [, lead = '', marks, info = ''] = LINE.exec(line) ?? [];
    if (marks === undefined) continue;
    if (!open) open = { marks, line: `${lead.replace(/^[ \t]*(?=[`~]|$)/, '')}${marks}${info}\n` };
    else if (marks.startsWith(open.marks) && info.trim() === '') open = undefined;
  }
  return open?.line ?? '';
}
