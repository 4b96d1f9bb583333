/** The one line that stands for an entry, and numbers in what the reducer says. */
import { parseText } from '../transports/bytes.js';
import type { RunEntry, ToolEntry } from '../run-state.js';

/** Longest summary, in characters. */
const MAX = 240;
/** Argument names that say most about a call, best first. */
const TELLING = ['command', 'cmd', 'path', 'file_path', 'filePath', 'file', 'pattern', 'query', 'url', 'word', 'name'];

/** At most about 240 characters, white space collapsed. Of prose, a dot stands where a block ended without a word of it. */
export const summarise = (entry: RunEntry): string => oneLine(told(entry), entry.kind !== 'tool');

/**
 * A text of an entry, its `text` or `summary`, with numbers as the reader writes them. Only where every word of it is the
 * reducer's: what somebody else wrote stays as it is.
 */
export const groupedText = (entry: RunEntry, text: string, format: (value: number) => string): string =>
  entry.kind === 'notice' && entry.about === 'compaction' ? text.replace(/\d+/g, (digits) => format(Number(digits))) : text;

function told(entry: RunEntry): string {
  switch (entry.kind) {
    case 'lifecycle':
      return entry.error?.message ?? brief(entry.result ?? entry.input);
    case 'tool':
      return telling(entry.args ?? streamed(entry));
    case 'agent':
      return entry.description ?? '';
    case 'step':
      return entry.name;
    case 'input':
      return entry.message ?? entry.reason;
    case 'gap':
      return entry.reason;
    default:
      return entry.text;
  }
}

/** Arguments that only came as text: they are whole once the call is over. */
const streamed = ({ argsText = '', status }: ToolEntry): unknown =>
  (status !== 'running' && parseText(argsText).value) || argsText;

/** What a call is about: its most telling argument, else all of them. */
function telling(args: unknown): string {
  if (typeof args === 'object' && args !== null && !Array.isArray(args)) {
    for (const key of TELLING) {
      const value = Object.hasOwn(args, key) ? (args as Record<string, unknown>)[key] : undefined;
      if (typeof value === 'string' && value !== '') return value;
    }
    const entries = Object.entries(args).slice(0, 4);
    return entries.map(([key, value]) => `${key}: ${brief(value)}`).join(', ');
  }
  return brief(args);
}

/** A short word for a value of any depth: never walks into it. */
function brief(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value.slice(0, MAX * 2);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return value.length === 1 ? '1 item' : `${value.length} items`;
  for (const key of ['summary', 'text', 'message', 'content', 'output']) {
    const inner = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
    if (typeof inner === 'string') return inner.slice(0, MAX * 2);
  }
  return Object.keys(value).slice(0, 6).join(', ');
}

/** White space that is not one plain space between words: most lines have none. */
const IRREGULAR_SPACE = /\s{2,}|[^\S ]/g;
/**
 * The end of a line and the mark of the next. It ends a block, and the group matches, before an empty line, a heading or
 * an item, and after a heading; unless punctuation, or the bar of a table, says so already.
 */
const LINE_END = /[^\S\n]*(?:(\n(?<![\p{Term}…|]\p{P}*\s+)(?:\s*\n|(?<=^#.*\n)|(?=\s*[-*+>#]+ )))|\n)\s*(?:[-*+>#]+ +)?/gmu;

function oneLine(text: string, isProse: boolean): string {
  const start = text.slice(0, MAX * 2).trim();
  const joined = isProse ? start.replace(LINE_END, (_, block?: string) => (block ? ' · ' : ' ')) : start;
  const line = joined.replace(IRREGULAR_SPACE, ' ');
  return line.length > MAX ? `${line.slice(0, MAX - 1)}…` : line;
}
