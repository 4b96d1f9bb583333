/** What stands under a value of a JSON tree. Nothing is called on the value: a getter is named, not read. */

/** One child: its key, as the tree shows it, and its value. */
export interface JsonChild {
  /** Name in an object, place in a list, undefined for a piece of a text. */
  readonly key: string | number | undefined;
  readonly value: unknown;
}

export interface JsonChildren {
  readonly length: number;
  at(index: number): JsonChild;
}

/** A text longer than this, in characters, or with line breaks, opens to its lines. */
export const SHORT_TEXT = 120;
/** Most of a text shown in the tree; copying gives all of it. */
const MAX_TEXT = 200_000;

/** Stands for a property that only a call could read. */
export const GETTER: unique symbol = Symbol('getter');

/** The children of a list, object or long text; undefined for what has none. */
export function childrenOf(value: unknown): JsonChildren | undefined {
  if (typeof value === 'string') return isLong(value) ? piecesOf(value) : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) return { length: value.length, at: (index) => ({ key: index, value: read(value, String(index)) }) };
  const keys = Object.keys(value);
  return { length: keys.length, at: (index) => ({ key: keys[index] ?? '', value: read(value, keys[index] ?? '') }) };
}

/** Whether it can be opened. Costs nothing for a list; an object's keys are counted once by `sizeOf`. */
export const isOpenable = (value: unknown): boolean =>
  typeof value === 'string' ? isLong(value) : typeof value === 'object' && value !== null && sizeOf(value) > 0;

const sizes = new WeakMap<object, number>();

/** How many children a list or object has. */
export function sizeOf(value: object): number {
  if (Array.isArray(value)) return value.length;
  let size = sizes.get(value);
  if (size === undefined) sizes.set(value, (size = Object.keys(value).length));
  return size;
}

const isLong = (text: string): boolean => text.length > SHORT_TEXT || text.includes('\n');

function read(value: object, key: string): unknown {
  const property = Object.getOwnPropertyDescriptor(value, key);
  return property?.get ? GETTER : property?.value;
}

/** A text by its lines, long lines in pieces. A surrogate pair is never halved. */
function piecesOf(text: string): JsonChildren {
  const pieces: string[] = [];
  for (const line of text.slice(0, MAX_TEXT).split('\n')) {
    let from = 0;
    do {
      let to = Math.min(from + SHORT_TEXT, line.length);
      if (to < line.length && /[\ud800-\udbff]/.test(line.charAt(to - 1))) to--;
      pieces.push(line.slice(from, to));
      from = to;
    } while (from < line.length);
  }
  if (text.length > MAX_TEXT) pieces.push('…');
  return { length: pieces.length, at: (index) => ({ key: undefined, value: pieces[index] ?? '' }) };
}
