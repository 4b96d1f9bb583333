/** JSON for reading: indented, in the order it came, of any depth and size without recursion. */

/** Deeper levels stand below each other instead of ever further to the right. */
const MAX_INDENT = 32;

export interface JsonText {
  readonly text: string;
  /** Whether `text` is all of it. */
  readonly complete: boolean;
}

/** A list or object being written: the values still to come, and the brackets around them. */
interface Open {
  readonly value: object;
  readonly keys: readonly string[] | undefined;
  readonly length: number;
  next: number;
}

/**
 * The first `max` characters of `value` as indented JSON. What JSON has no word for (functions, cycles) is named
 * rather than dropped; nothing is called on the value, and time and memory grow with `max`, not with the value.
 */
export function jsonText(value: unknown, max = Infinity): JsonText {
  const pieces: string[] = [];
  const open: Open[] = [];
  const path = new Set<object>();
  let length = 0;
  const write = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
  };
  const writeValue = (item: unknown): void => {
    if (typeof item !== 'object' || item === null) return write(primitive(item, max - length));
    if (path.has(item)) return write('"[circular]"');
    const keys = Array.isArray(item) ? undefined : Object.keys(item);
    const size = keys ? keys.length : (item as unknown[]).length;
    if (size === 0) return write(keys ? '{}' : '[]');
    write(keys ? '{' : '[');
    path.add(item);
    open.push({ value: item, keys, length: size, next: 0 });
  };

  writeValue(value);
  while (open.length > 0 && length <= max) {
    const top = open[open.length - 1] as Open;
    if (top.next === top.length) {
      open.pop();
      path.delete(top.value);
      write(newLine(open.length) + (top.keys ? '}' : ']'));
      continue;
    }
    const at = top.next++;
    const key = top.keys?.[at];
    write(`${at === 0 ? '' : ','}${newLine(open.length)}`);
    if (key !== undefined) write(`${primitive(key, max - length)}: `);
    writeValue(key === undefined ? (top.value as unknown[])[at] : (top.value as Record<string, unknown>)[key]);
  }
  const text = pieces.join('');
  return text.length > max ? { text: text.slice(0, max), complete: false } : { text, complete: open.length === 0 };
}

const newLine = (level: number): string => `\n${'  '.repeat(Math.min(level, MAX_INDENT))}`;

function primitive(value: unknown, room: number): string {
  // Only as much of a string of megabytes is escaped as will be shown.
  if (typeof value === 'string') return JSON.stringify(room < value.length ? value.slice(0, Math.max(0, room) + 1) : value);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  return `[${typeof value === 'bigint' ? `bigint ${value}` : typeof value}]`;
}
