/** Reads the place an execution stands at, in every way it has been written. */
import { isObject } from '../open/lenient.js';
import type { TraceCursor, WrittenNode } from '../trace-document.js';

/** `none`: nothing is open. `fresh`: as after creation or a reset. `undefined`: not readable. */
export type Cursor = Place | 'none' | 'fresh' | undefined;

/** A place as it is written: not every writer says the step. */
export interface Place {
  readonly path: string;
  readonly step?: number | undefined;
}

/** How the runtime writes it: `{"path":[1,0],"step":1}`. */
const HEAD = '{"path":[';
const MIDDLE = '],"step":';
const COMMA = 0x2c;
const ZERO = 0x30;
const NINE = 0x39;
const DOTTED = /^\d+(\.\d+)*$/;
const DIGITS = /^\d+$/;

/**
 * A cursor is a string that holds JSON: `{"path":[1,0],"step":1}`, `null` (nothing open) or `[]` (fresh). Other tools
 * write a dotted path (`"1.0"`), a list of indexes, or the value itself instead of a string. `nodes` is the tree it is of;
 * a place outside of it is read all the same.
 */
export function readCursor(written: unknown, nodes: readonly WrittenNode[]): Cursor {
  if (typeof written !== 'string') return cursorOf(written);
  if (written === 'null') return 'none';
  const usual = readUsual(written, nodes);
  if (usual) return usual;
  if (DOTTED.test(written)) return { path: written };
  return written.trim() === '' ? 'none' : cursorOf(jsonOf(written));
}

/**
 * There is a cursor for every entry of the log, so the usual form is read without a pattern and without JSON: by going down
 * the tree, to the node's own path.
 */
function readUsual(written: string, nodes: readonly WrittenNode[]): TraceCursor | undefined {
  const middle = written.startsWith(HEAD) ? written.indexOf(MIDDLE, HEAD.length) : -1;
  if (middle < 0 || !written.endsWith('}')) return undefined;
  let node = nodes[0];
  for (let i = HEAD.length; i < middle; i++) {
    const start = i;
    let index = 0;
    for (; i < middle && written.charCodeAt(i) !== COMMA; i++) {
      const code = written.charCodeAt(i);
      if (code < ZERO || code > NINE) return undefined;
      index = index * 10 + code - ZERO;
    }
    if (i === start) return undefined;
    node = nodes[node?.children[index] ?? -1];
  }
  const step = written.slice(middle + MIDDLE.length, -1);
  return node && DIGITS.test(step) ? { path: node.path, step: Number(step) } : undefined;
}

function cursorOf(value: unknown): Cursor {
  if (value === null) return 'none';
  if (Array.isArray(value) && value.length === 0) return 'fresh';
  const path = pathOf(isObject(value) ? value.path : value);
  if (path === undefined) return undefined;
  if (!isObject(value) || (value.step ?? null) === null) return { path };
  const step = Number(value.step);
  return Number.isSafeInteger(step) && step >= 0 ? { path, step } : undefined;
}

const isIndex = (value: unknown): boolean => (typeof value === 'number' || typeof value === 'string') && DIGITS.test(String(value));

/** Indexes as a list, a dotted path, or one number: a fraction would look like a path of two. */
function pathOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.every(isIndex) ? value.join('.') : undefined;
  const path = Number.isSafeInteger(value) ? String(value) : value;
  return typeof path === 'string' && (path === '' || DOTTED.test(path)) ? path : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON, so not a cursor: the caller says so, with the text.
    return undefined;
  }
}
