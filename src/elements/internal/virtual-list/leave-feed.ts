/** A feed is one tab stop of many rows: the keys that leave it, as the ARIA practices have them. */

const LEAVING = new Map<string, 'after' | 'before'>([
  ['End', 'after'],
  ['Home', 'before'],
]);

/** Ctrl (or ⌘) with End or Home, anywhere in a row, goes to what can be tabbed to after or before the feed that listens. Whether it was such a key. */
export function leaveFeed(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, defaultPrevented, currentTarget } = event;
  const direction = (ctrlKey || metaKey) && !altKey && !defaultPrevented ? LEAVING.get(key) : undefined;
  if (direction === undefined) return false;
  event.preventDefault();
  import('./tab-stop.js').then(({ tabStopBeside }) => tabStopBeside(currentTarget as Element, direction)?.focus(), reportError);
  return true;
}
