/** Output of a terminal as pieces of text with their style. All control sequences but SGR and OSC 8 are dropped. */
import { PLAIN, withSgr, type AnsiStyle } from './ansi-style.js';

/** What comes next: text, the end of a line, or the start of the same line anew. */
export type AnsiPiece =
  | { readonly type: 'text'; readonly text: string; readonly style: AnsiStyle; readonly href: string | undefined }
  | { readonly type: 'newline' }
  | { readonly type: 'overwrite' };

/** A sequence that has not ended after this many characters is no sequence. */
const MAX_SEQUENCE = 4096;

const ESC = '\u001b';
const BEL = '\u0007';
/** C1 controls, each the short form of two characters. */
const C1 = { csi: '\u009b', osc: '\u009d', strings: '\u0090\u0098\u009e\u009f', end: '\u009c' };

const CSI = `(?:${ESC}\\[|${C1.csi})`;
const OSC = `(?:${ESC}\\]|${C1.osc})`;
/** DCS, SOS, PM and APC: text for the terminal, not for people. */
const STRING = `(?:${ESC}[PX^_]|[${C1.strings}])`;
const STRING_TEXT = `[^${ESC}${C1.end}]*`;
const OSC_TEXT = `[^${BEL}${ESC}${C1.end}]*`;
/** A string also ends where another sequence begins. */
const STRING_END = `(?:${ESC}\\\\|${C1.end}|(?=${ESC}[^\\\\]))`;

/** One sequence or line break: CSI (parameters, final letter), OSC (its text), string, other escape, `\n`, `\r`. */
const SEQUENCE = new RegExp(
  [
    `${CSI}([0-?]*)[ -/]*([@-~])`,
    `${OSC}(${OSC_TEXT})(?:${BEL}|${STRING_END})`,
    `${STRING}${STRING_TEXT}${STRING_END}`,
    `${ESC}[ -/]*[0-OQ-WYZ\\\\\`-~]`,
    '(\r*\n)',
    '(\r+)',
  ].join('|'),
  'g',
);

/** The beginning of a sequence, or of a line break, that may still be completed. */
const UNFINISHED = new RegExp(
  `(?:${CSI}[0-?]*[ -/]*|${OSC}${OSC_TEXT}${ESC}?|${STRING}${STRING_TEXT}${ESC}?|${ESC}[ -/]*|\r+)$`,
);

export class AnsiParser {
  #style = PLAIN;
  #href: string | undefined;
  #unfinished = '';
  /** A carriage return came: what is written next replaces the line. */
  #returned = false;

  /** Takes the next piece of output, cut anywhere. */
  push(chunk: string): AnsiPiece[] {
    const pieces: AnsiPiece[] = [];
    const text = this.#unfinished + chunk;
    const unfinished = UNFINISHED.exec(text.slice(-MAX_SEQUENCE));
    const end = unfinished ? text.length - unfinished[0].length : text.length;
    this.#unfinished = text.slice(end);
    let from = 0;
    for (const match of text.matchAll(SEQUENCE)) {
      if (match.index >= end) break;
      this.#text(text.slice(from, match.index), pieces);
      this.#sequence(match, pieces);
      from = match.index + match[0].length;
    }
    this.#text(text.slice(from, end), pieces);
    return pieces;
  }

  #text(text: string, pieces: AnsiPiece[]): void {
    if (text === '') return;
    if (this.#returned) pieces.push({ type: 'overwrite' });
    this.#returned = false;
    pieces.push({ type: 'text', text, style: this.#style, href: this.#href });
  }

  #sequence([, parameters, final, osc, newline, carriage]: RegExpExecArray, pieces: AnsiPiece[]): void {
    if (newline !== undefined) {
      this.#returned = false;
      pieces.push({ type: 'newline' });
    } else if (carriage !== undefined) this.#returned = true;
    else if (final === 'm' && parameters !== undefined && /^[\d;:]*$/.test(parameters)) this.#style = withSgr(this.#style, parameters);
    else if (osc?.startsWith('8;')) this.#href = osc.slice(osc.indexOf(';', 2) + 1) || undefined;
  }
}
