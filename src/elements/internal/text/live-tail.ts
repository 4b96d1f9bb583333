const TAIL_CHARACTERS = 600;

/**
 * The newest end of a text that grows, without blank lines: 600 to 1,200 characters. It begins at a place that stays
 * the same while the text grows by another 600, so that the lines do not break anew with every word.
 */
export function liveTail(text: string): string {
  const from = Math.floor(Math.max(0, text.length - TAIL_CHARACTERS) / TAIL_CHARACTERS) * TAIL_CHARACTERS;
  const tail = text.slice(from);
  const start = from === 0 ? 0 : Math.max(0, tail.search(/\s/));
  return tail.slice(start).trim().replace(/\s*\n\s*/g, '\n');
}
