/** The keys of the log: one table, shown by `?` and in the documents. */
import type { ReadingWords } from '../../words/reading-words.js';

/** What a key asks of the tools for reading. */
export type ReadingCommand = 'next-error' | 'previous-error' | 'search' | 'keys' | 'follow' | 'copy-link' | 'fold' | 'unfold';

export interface KeyHelp {
  /** Keys that do it, or do it and its opposite, as they are written on a keyboard. */
  readonly keys: readonly string[];
  readonly word: Extract<keyof ReadingWords, `key${Capitalize<string>}`>;
}

/** Every key that does something while the focus is on an entry. */
export const keyTable: readonly KeyHelp[] = [
  { keys: ['↓', '↑'], word: 'keyNext' },
  { keys: ['Shift + Page Down', 'Shift + Page Up'], word: 'keyPage' },
  { keys: ['Home'], word: 'keyFirst' },
  { keys: ['End'], word: 'keyLast' },
  { keys: ['Enter', 'Space'], word: 'keyOpen' },
  { keys: ['→', '←'], word: 'keyFold' },
  { keys: ['e', 'Shift + e'], word: 'keyError' },
  { keys: ['/'], word: 'keySearch' },
  { keys: ['F3', 'Shift + F3'], word: 'keyHit' },
  { keys: ['f'], word: 'keyFollow' },
  { keys: ['c'], word: 'keyCopy' },
  { keys: ['?'], word: 'keyKeys' },
  { keys: ['Ctrl + End', 'Ctrl + Home'], word: 'keyLeave' },
];

const COMMANDS = new Map<string, ReadingCommand>([
  ['e', 'next-error'],
  ['E', 'previous-error'],
  ['/', 'search'],
  ['?', 'keys'],
  ['f', 'follow'],
  ['c', 'copy-link'],
  ['ArrowLeft', 'fold'],
  ['ArrowRight', 'unfold'],
]);

/**
 * What a key on an entry's line asks for. Single letters work nowhere else, so that no text box and no voice command
 * meets them.
 */
export function readingCommand(event: KeyboardEvent): ReadingCommand | undefined {
  const onLine = (event.target as Element).matches('.summary, .fold');
  if (!onLine || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return undefined;
  return COMMANDS.get(event.key);
}

/** Which way a key goes among what a search found, anywhere in the log. */
export function hitDirection(event: KeyboardEvent): 'next' | 'previous' | undefined {
  const again = event.key === 'F3' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'g');
  if (!again || event.altKey) return undefined;
  return event.shiftKey ? 'previous' : 'next';
}
