/** Text of an entry as its row shows it. */
import { showControls } from '../internal/show-controls.js';

/** Anything that cannot be seen: most texts have none. */
const UNSEEN = /[\p{Cc}\p{Cf}]/u;
/** A terminal's commands, one cut off at the end included; the details draw what they say. */
const COMMANDS = /(?![\n\r\t])\p{Cc}\[[\d;:?]*(?:[@-~]|…?$)/gu;

/** Without what a terminal would colour by, and with its other invisible controls written out. */
export const rowText = (text: string): string => (UNSEEN.test(text) ? showControls(text.replace(COMMANDS, '')) : text);

/** Marks of markdown before a line, and around words or as a link. Underscores are left: names have them. */
const LINE_MARKS = /^ {0,3}(?:#{1,6}|[-*+>]) +/gm;
const WORD_MARKS = /`{3,}[\w-]* ?|(`+|\*{1,3}|~~)(?![\s`*~])([^\n]*?\S)\1|!?\[([^[\]\n]*)\]\([^)\s]*\)/g;
/** Rows of a table, each in a line or all in one; then the line under its head tells it from bars in prose. */
const ROWS = /^(?=\||.*\| *:?---)([^|\n]*)(.*)/gm;
/** A mark or link in the last line whose end is not there yet. */
const OPEN_MARK = /(^|[\s(])(?:`+|\*{1,3}|~~|\[(?=[^\]]*\]\())(?=[^\s`*~][^\n]*$|…?$)|\]\([^)\s]*$/g;

const cells = (_: string, before: string, row: string): string =>
  before +
  row
    .split('|')
    .map((cell) => cell.trim())
    .filter((cell) => !/^:?-*:?…?$/.test(cell))
    .join(' · ');

/** Prose as a line of it reads: the opened entry draws what the marks say. `isCut`: more of it comes, or is left out. */
export function proseText(text: string, isCut = text.endsWith('…')): string {
  const rows = rowText(text).replace(ROWS, cells).replace(/\n+/g, '\n');
  const prose = rows.replace(LINE_MARKS, '').replace(WORD_MARKS, (_, _mark, words?: string, link?: string) => words ?? link ?? '');
  return isCut ? prose.replace(OPEN_MARK, '$1') : prose;
}
