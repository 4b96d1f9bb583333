/**
 * The keys of the log, a feed of the ARIA practices with one tab stop.
 *
 * | key | does |
 * | --- | --- |
 * | ↓ ↑ and Page Down, Page Up | next and previous entry, as the practices have it for a feed |
 * | Shift + Page Down, Page Up | a screenful on or back |
 * | Home, End | first entry; last entry, and follow what comes |
 * | Enter, Space | open or close the entry (it is a button) |
 *
 * Those of `reading/reading-keys.ts` come later.
 */
export type FeedCommand = 'next' | 'previous' | 'page-down' | 'page-up' | 'first' | 'last';

const KEYS = new Map<string, FeedCommand>([
  ['ArrowDown', 'next'],
  ['ArrowUp', 'previous'],
  ['PageDown', 'next'],
  ['PageUp', 'previous'],
  ['Shift+PageDown', 'page-down'],
  ['Shift+PageUp', 'page-up'],
  ['Home', 'first'],
  ['End', 'last'],
]);

/** What a key asks for. `inside`: the focus is on a control within an entry's details, whose keys most of them are. */
export function feedCommand(event: KeyboardEvent, inside: boolean): FeedCommand | undefined {
  const { key, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented } = event;
  if (altKey || ctrlKey || metaKey || defaultPrevented || (inside && !key.startsWith('Page'))) return undefined;
  return KEYS.get(shiftKey ? `Shift+${key}` : key);
}
