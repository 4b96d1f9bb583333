/** Reads the place an execution stands at, in every way it has been written. */
import { isObject } from '../lenient.js';
import type { TraceCursor } from '../trace-document.js';

/** `none`: nothing is open. `fresh`: as after creation or a reset. `undefined`: not readable. */
export type Cursor = TraceCursor | 'none' | 'fresh' | undefined;

/** As the runtime writes it; everything else takes the long way. */
const USUAL = /^\{"path":\[([\d,]*)\],"step":(\d+)\}$/;
const DOTTED = /^\d+(\.\d+)*$/;

/**
 * A cursor is a string that holds JSON: `{"path":[1,0],"step":1}`, `null` (nothing open) or `[]` (fresh). Other tools
 * write a dotted path (`"1.0"`), a list of indexes, or the value itself instead of a string.
 */
export function readCursor(written: unknown): Cursor {
  if (typeof written !== 'string') return cursorOf(written);
  if (written === 'null') return 'none';
  const [, path, step] = USUAL.exec(written) ?? [];
  if (path !== undefined) return { path: path.replaceAll(',', '.'), step: Number(step) };
  if (DOTTED.test(written)) return { path: written, step: 0 };
  if (written.trim() === '') return 'none';
  return cursorOf(jsonOf(written));
}

function cursorOf(value: unknown): Cursor {
  if (value === null) return 'none';
  if (Array.isArray(value) && value.length === 0) return 'fresh';
  const path = pathOf(isObject(value) ? value.path : value);
  if (path === undefined) return undefined;
  const step = isObject(value) ? Number(value.step ?? 0) : 0;
  return Number.isSafeInteger(step) && step >= 0 ? { path, step } : undefined;
}

/** Indexes as a list, a dotted path, or one number. */
function pathOf(value: unknown): string | undefined {
  const path = Array.isArray(value) ? value.join('.') : typeof value === 'number' ? String(value) : value;
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
