/** A question of the run as it is shown: what stands between backticks is code, all else stays letter for letter. */
import { showControls } from '../internal/show-controls.js';

/** A stretch of a question. */
export interface CodeSpan {
  readonly text: string;
  readonly isCode: boolean;
}

/** What names the language of a block. */
const LANGUAGE = /^[\w-]*\n/;

/**
 * Only backticks are taken for marks, as many before as after: who approves has to see every other character of what is
 * asked, `*` in a command and the address of a link included.
 */
export function codeSpans(text: string): readonly CodeSpan[] {
  // Texts at even places, runs of backticks at odd ones.
  const pieces = text.split(/(`+)/);
  const closing = closingRuns(pieces);
  const spans: CodeSpan[] = [];
  let start = 0;
  const take = (end: number, isCode: boolean, trimmed = pieces.slice(start, end).join('')): void => {
    if (trimmed !== '') spans.push({ text: showControls(trimmed), isCode });
    start = end + 1;
  };
  for (let i = 1; i < pieces.length; i += 2) {
    const end = closing.get(i);
    if (end === undefined) continue;
    take(i, false);
    const code = pieces.slice(start, end).join('');
    take(end, true, (pieces[i]?.length ?? 0) < 3 ? code : code.replace(LANGUAGE, '').trimEnd());
    i = end;
  }
  take(pieces.length, false);
  return spans;
}

/** Where the next run of the same length stands, by the place of each that has one. */
function closingRuns(pieces: readonly string[]): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  const next = new Map<number, number>();
  for (let i = pieces.length - 2; i > 0; i -= 2) {
    const length = pieces[i]?.length ?? 0;
    const end = next.get(length);
    if (end !== undefined) closing.set(i, end);
    next.set(length, i);
  }
  return closing;
}
