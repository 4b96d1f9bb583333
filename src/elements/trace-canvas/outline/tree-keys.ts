/**
 * The keys of the drawing. Arrows go along the tree as it is drawn:
 *
 * | horizontal | vertical | does |
 * | --- | --- | --- |
 * | → | ↓ | opens a closed subtree, else goes to the first child |
 * | ← | ↑ | goes to the parent |
 * | ↓ ↑ | → ← | next and previous node of the same level; where there is none, of the tree as it is read |
 * | Home, End | | first and last node |
 * | Enter | | selects; shows what a stack stands for |
 * | Shift + Enter | | fills the view with the subtree |
 * | Space | | opens or closes the subtree |
 * | Shift + arrow | | moves the view |
 * | + − 0 | | zoom in, zoom out, fit |
 * | / | | search |
 * | Escape | | closes the tooltip, else clears the selection |
 * | letters | | next node whose name begins so |
 */
import type { Orientation } from '../../../layout/types.js';

export type TreeCommand =
  | 'in'
  | 'out'
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'select'
  | 'focus'
  | 'toggle'
  | 'zoom-in'
  | 'zoom-out'
  | 'fit'
  | 'search'
  | 'escape'
  | 'pan-left'
  | 'pan-right'
  | 'pan-up'
  | 'pan-down';

const ARROWS: Readonly<Record<Orientation, readonly (readonly [key: string, command: TreeCommand])[]>> = {
  horizontal: [
    ['ArrowRight', 'in'],
    ['ArrowLeft', 'out'],
    ['ArrowDown', 'next'],
    ['ArrowUp', 'previous'],
  ],
  vertical: [
    ['ArrowDown', 'in'],
    ['ArrowUp', 'out'],
    ['ArrowRight', 'next'],
    ['ArrowLeft', 'previous'],
  ],
};

const COMMON: readonly (readonly [key: string, command: TreeCommand])[] = [
  ['Home', 'first'],
  ['End', 'last'],
  ['Enter', 'select'],
  ['Shift+Enter', 'focus'],
  [' ', 'toggle'],
  // Where "+" needs Shift, "=" is on the same key.
  ['+', 'zoom-in'],
  ['=', 'zoom-in'],
  ['Shift++', 'zoom-in'],
  ['-', 'zoom-out'],
  ['−', 'zoom-out'],
  ['0', 'fit'],
  ['/', 'search'],
  ['Shift+/', 'search'],
  ['Escape', 'escape'],
  ['Shift+ArrowLeft', 'pan-left'],
  ['Shift+ArrowRight', 'pan-right'],
  ['Shift+ArrowUp', 'pan-up'],
  ['Shift+ArrowDown', 'pan-down'],
];

const KEYS: Readonly<Record<Orientation, ReadonlyMap<string, TreeCommand>>> = {
  horizontal: new Map([...ARROWS.horizontal, ...COMMON]),
  vertical: new Map([...ARROWS.vertical, ...COMMON]),
};

/** What a key asks for; `undefined`: nothing, or the beginning of a name. Keys with Ctrl, Alt or ⌘ are the page's. */
export function treeCommand(event: KeyboardEvent, orientation: Orientation): TreeCommand | undefined {
  const { key, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented, isComposing } = event;
  if (altKey || ctrlKey || metaKey || defaultPrevented || isComposing) return undefined;
  return KEYS[orientation].get(shiftKey ? `Shift+${key}` : key);
}

/** Letters typed within this many ms of one another are one name's beginning. */
const TYPING_MS = 700;

/** Gathers letters into the beginning of a name. */
export class TypeAhead {
  #typed = '';
  #at = 0;

  /** What has been typed so far, in lower case; `undefined` when the key is no letter. */
  add(event: KeyboardEvent): string | undefined {
    const { key, altKey, ctrlKey, metaKey, timeStamp, defaultPrevented, isComposing } = event;
    if (altKey || ctrlKey || metaKey || defaultPrevented || isComposing || Array.from(key).length !== 1 || key.trim() === '') return undefined;
    this.#typed = timeStamp - this.#at < TYPING_MS ? this.#typed + key.toLowerCase() : key.toLowerCase();
    this.#at = timeStamp;
    return this.#typed;
  }
}
