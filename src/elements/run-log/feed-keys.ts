/**
 * The keys of the log, a feed of the ARIA practices with one tab stop.
 *
 * | key | does |
 * | --- | --- |
 * | ↓ ↑ and Page Down, Page Up | next and previous entry, as the practices have it for a feed |
 * | Shift + Page Down, Page Up | a screenful on or back |
 * | Home, End | first entry; last entry, and follow what comes |
 * | Enter, Space | open or close the entry (it is a button) |
 * | Ctrl + End, Ctrl + Home | to what can be focused after, before the log |
 */
export type FeedCommand = 'next' | 'previous' | 'page-down' | 'page-up' | 'first' | 'last' | 'after' | 'before';

const KEYS = new Map<string, FeedCommand>([
  ['ArrowDown', 'next'],
  ['ArrowUp', 'previous'],
  ['PageDown', 'next'],
  ['PageUp', 'previous'],
  ['Shift+PageDown', 'page-down'],
  ['Shift+PageUp', 'page-up'],
  ['Home', 'first'],
  ['End', 'last'],
  ['Control+End', 'after'],
  ['Control+Home', 'before'],
]);

/** Keys that work from within an opened entry too; the others belong to what has the focus there. */
const EVERYWHERE = new Set<FeedCommand>(['page-down', 'page-up', 'after', 'before']);

/** What a key asks for; `inside` says that the focus is on a control within an entry's details. */
export function feedCommand(event: KeyboardEvent, inside: boolean): FeedCommand | undefined {
  if (event.altKey || event.defaultPrevented) return undefined;
  const control = event.ctrlKey || event.metaKey ? 'Control+' : '';
  const command = KEYS.get(`${control}${event.shiftKey ? 'Shift+' : ''}${event.key}`);
  if (command === undefined || !inside) return command;
  return EVERYWHERE.has(command) || event.key.startsWith('Page') ? command : undefined;
}

/**
 * The nearest element that Tab would stop at after, or before, `from`; crosses shadow roots. `undefined` when the page
 * has none there.
 */
export function tabStopBeside(from: Element, direction: 'after' | 'before'): HTMLElement | undefined {
  const stops: HTMLElement[] = [];
  let start = 0;
  const visit = (node: Element): void => {
    if (node === from) {
      start = stops.length;
      return;
    }
    if (node instanceof HTMLElement && isTabStop(node)) stops.push(node);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(from.ownerDocument.documentElement);
  return direction === 'after' ? stops[start] : stops[start - 1];
}

/** Children as the reader meets them: a shadow tree in place of its host's children, slotted ones where they show. */
function childrenOf(node: Element): Iterable<Element> {
  if (node.shadowRoot) return node.shadowRoot.children;
  if (node instanceof HTMLSlotElement && node.assignedElements().length > 0) return node.assignedElements();
  return node.children;
}

const isTabStop = (element: HTMLElement): boolean =>
  element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility({ visibilityProperty: true });
