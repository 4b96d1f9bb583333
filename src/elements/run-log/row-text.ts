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

/** Prose as a line of it reads: the opened entry draws what the marks say. */
export const proseText = (text: string): string =>
  rowText(text).replace(LINE_MARKS, '').replace(WORD_MARKS, (_, _mark, words?: string, link?: string) => words ?? link ?? '');
