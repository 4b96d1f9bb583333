/** Breaks names into lines. A name is shown whole; one of absurd length ends in an ellipsis. */
import type { TextMeasure } from './text-measure.js';

const ELLIPSIS = '…';

/** A word with the space after it, a part that ends in a hyphen, slash or dot, or one ideograph. */
const PIECES = /\s+|[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]|[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]+?(?:[-/.:,](?=\S)|(?=[\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60])|$)/gu;

/** What belongs to the character before it: marks, joiners, variation selectors, skin tones. */
const JOINED = /[\p{M}\u200d\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]/u;

/** Lines no wider than `width`, at most `maxLines`. A word that is wider itself is broken anywhere. */
export function wrapText(text: string, measure: TextMeasure, width: number, maxLines: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const [piece] of text.matchAll(PIECES)) {
    const wide = measure.width(piece);
    if (used + wide <= width) {
      line += piece;
      used += wide;
      continue;
    }
    if (lines.length >= maxLines) break;
    if (piece.trim() === '') continue;
    if (line !== '') lines.push(line.trimEnd());
    [line, used] = wide <= width ? [piece, wide] : breakWord(piece, measure, width, maxLines, lines);
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd());
  if (lines.length <= maxLines) return lines.length === 0 ? [''] : lines;
  const kept = lines.slice(0, maxLines);
  kept[maxLines - 1] = shorten(`${kept[maxLines - 1] ?? ''} ${lines[maxLines] ?? ''}`, measure, width, true);
  return kept;
}

/** Puts all but the end of a word into lines of its own; returns the end and its width. */
function breakWord(word: string, measure: TextMeasure, width: number, maxLines: number, lines: string[]): [string, number] {
  let line = '';
  let used = 0;
  for (const character of word) {
    const wide = measure.width(character);
    if (used + wide > width && line !== '' && !JOINED.test(character)) {
      if (lines.push(line) > maxLines) return ['', 0];
      line = '';
      used = 0;
    }
    line += character;
    used += wide;
  }
  return [line, used];
}

/** The text, or as much of it as fits, with an ellipsis; with `cut` it has one in any case. */
export function shorten(text: string, measure: TextMeasure, width: number, cut = false): string {
  // No text longer than this fits anywhere, and agents write long ones.
  const start = text.length > 400 ? text.slice(0, 400) : text;
  if (!cut && start === text && measure.width(text) <= width) return text;
  const room = width - measure.width(ELLIPSIS);
  let used = 0;
  let end = 0;
  for (const character of start) {
    const wide = measure.width(character);
    if (used + wide > room && !JOINED.test(character)) break;
    used += wide;
    end += character.length;
  }
  return `${start.slice(0, end).trimEnd()}${ELLIPSIS}`;
}
