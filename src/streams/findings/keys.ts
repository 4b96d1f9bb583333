/** When two calls are the same call, and two errors the same error. */
import type { RunEntry, ToolEntry } from '../run-state.js';

/** Values nested deeper are not compared: the walk must end on any input. */
const MAX_DEPTH = 100;
/** A longer text is known by its beginning, its length and a hash of all of it. */
const MAX_KEY = 200;
/** Of a longer error text only so many characters count. */
const MAX_ERROR = 2000;

/** Name and arguments, whatever the order of keys; `undefined` while the arguments are not known. */
export function callKey(entry: ToolEntry): string | undefined {
  const args = entry.args === undefined ? streamedArgs(entry) : canonical(entry.args, 0);
  return args === undefined ? undefined : shortened(`${entry.name} ${args}`);
}

/** Arguments that only came as text are known once the call is over. */
function streamedArgs({ argsText, status }: ToolEntry): string | undefined {
  if (status === 'running') return undefined;
  if (argsText === undefined) return '';
  try {
    return canonical(JSON.parse(argsText), 0);
  } catch (error) {
    if (error instanceof SyntaxError) return JSON.stringify(argsText);
    throw error;
  }
}

/** What an entry says went wrong; `undefined` when nothing did, or it does not say. */
export function errorText(entry: RunEntry): string | undefined {
  if (entry.kind === 'notice') return entry.level === 'error' || entry.level === 'warning' ? entry.text : undefined;
  if (entry.kind !== 'tool' || entry.status !== 'error') return undefined;
  return entry.error?.message ?? (typeof entry.result === 'string' ? entry.result : undefined);
}

const WORD = /[^\s"'`“”()[\]{}<>,;=]+/g;
const HEX = /^(?:0x)?[0-9a-f]*\d[0-9a-f]*$/i;

/** An error text without what differs from one time to the next: numbers, addresses, ids and paths. */
export function masked(text: string): string {
  const mask = (word: string): string => {
    if (/[\\/]/.test(word)) return '/';
    return word.length >= 7 && HEX.test(word) ? '#' : word.replace(/\d+/g, '#');
  };
  return shortened(text.slice(0, MAX_ERROR).replace(WORD, mask).replace(/\s+/g, ' ').trim());
}

/** JSON with sorted keys; `undefined` for what is nested too deep to be compared. */
function canonical(value: unknown, depth: number): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (depth > MAX_DEPTH) return undefined;
  const parts: string[] = [];
  for (const key of Array.isArray(value) ? value.keys() : Object.keys(value).sort()) {
    const item = (value as Record<string | number, unknown>)[key];
    if (item === undefined && !Array.isArray(value)) continue;
    const text = canonical(item, depth + 1);
    if (text === undefined) return undefined;
    parts.push(typeof key === 'string' ? `${JSON.stringify(key)}:${text}` : text);
  }
  return Array.isArray(value) ? `[${parts.join(',')}]` : `{${parts.join(',')}}`;
}

/** Two hashes of 32 bits: among a million texts of one length and beginning none will be taken for another. */
function shortened(text: string): string {
  if (text.length <= MAX_KEY) return text;
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x9e3779b1);
    b = Math.imul(b ^ code, 0x5f356495);
    a ^= a >>> 15;
    b ^= b >>> 13;
  }
  return `${text.slice(0, MAX_KEY / 2)} ${text.length} ${a} ${b}`;
}
