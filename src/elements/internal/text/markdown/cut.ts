/**
 * Cuts markdown into blocks that nothing coming later can change, so that a text that grows is read piece by piece. A
 * pure function of the text: however it came, the blocks are the same.
 *
 * A block ends where another has begun beyond doubt: whole lines decide, never half of one. A fence is one block of any
 * length. Anything else is read at most 6,144 characters at once; what is longer (a list, a table, a paragraph without
 * end) is cut there, at an item, a row, a line or a space.
 */
import type { Token, Tokens } from 'marked';
import { parseBlocks } from './parse.js';
import { fenceAt, fenceEnd, openFence } from './fence.js';

/** How far blocks other than fences reach at most; characters. */
export const WINDOW = 6144;

/** A stretch of a text. */
export interface Block {
  readonly start: number;
  /** The first character after it. */
  readonly end: number;
  /** Lines to be read before it: it continues a table or a fence that was cut. */
  readonly prefix: string;
}

/** Where the open end of a text begins. */
export interface Place {
  readonly at: number;
  readonly prefix: string;
  /** Up to here a fence that begins at `at` is known not to be closed. */
  readonly scanned?: number;
}

export const BEGINNING: Place = { at: 0, prefix: '' };

/** A longer one is not worth reading again and again. */
const MAX_PREFIX = 1000;

const BLANK_LINES = /(?:[ \t]*\n)+/y;

/** The blocks of `text` from `place` on that are settled, and where the open end begins. */
export function cut(text: string, place: Place): Step {
  const blocks: Block[] = [];
  let open = place;
  for (;;) {
    const next = nextBlocks(text, open);
    for (const block of next.blocks) blocks.push(block);
    open = next.open;
    if (next.blocks.length === 0) return { blocks, open };
  }
}

/** The first few of them, for a text that is long; none when all that follows is open. */
export function nextBlocks(text: string, place: Place): Step {
  return stepFrom(text, place.prefix === '' ? { ...place, at: skipBlank(text, place.at) } : place);
}

function skipBlank(text: string, at: number): number {
  BLANK_LINES.lastIndex = at;
  return BLANK_LINES.test(text) ? BLANK_LINES.lastIndex : at;
}

export interface Step {
  /** None: all that follows is open. */
  readonly blocks: readonly Block[];
  readonly open: Place;
}

function stepFrom(text: string, place: Place): Step {
  const { at, prefix, scanned } = place;
  const fence = prefix === '' ? fenceAt(text, at) : undefined;
  if (fence) {
    const end = fenceEnd(text, fence, scanned);
    if (end !== undefined) return { blocks: [{ start: at, end, prefix }], open: { at: end, prefix: '' } };
    return { blocks: [], open: { ...place, scanned: text.lastIndexOf('\n') + 1 } };
  }
  const full = text.length - at >= WINDOW;
  const lines = text.lastIndexOf('\n', full ? at + WINDOW - 1 : text.length) + 1;
  if (!full && lines <= at) return { blocks: [], open: place };
  const source = prefix + text.slice(at, lines > at ? lines : at + WINDOW);
  const tokens = parseBlocks(source);
  // Nothing may continue the prefix: then what ends in it is no block.
  const ends = boundaries(tokens)
    .map((end) => at + end - prefix.length)
    .filter((end) => end > at);
  const last = ends.at(-1);
  if (last === undefined) return full ? forced(source, tokens[0], place) : { blocks: [], open: place };
  const starts = [at, ...ends.slice(0, -1)];
  const blocks = starts.map((start, i) => ({ start, end: ends[i] ?? last, prefix: i === 0 ? prefix : '' }));
  return { blocks, open: { at: last, prefix: '' } };
}

/** Kinds of blocks that begin on the line after anything else; others only after a blank line. */
const INTERRUPTING = new Set(['heading', 'hr', 'blockquote', 'list', 'table']);

/** Offsets in the source at which a block has ended for good: all but the last, which may go on. */
function boundaries(tokens: readonly Token[]): number[] {
  const ends: number[] = [];
  let offset = 0;
  let before: Token | undefined;
  for (const token of tokens) {
    const isFence = token.type === 'code' && (token as Tokens.Code).codeBlockStyle !== 'indented';
    const begins =
      token.type !== 'space' &&
      (before?.type === 'space' || ((isFence || INTERRUPTING.has(token.type)) && before?.type !== 'def'));
    if (begins && offset > 0 && before) ends.push(offset);
    // A fence is read on its own, from where it begins.
    if (isFence && ends.at(-1) === offset) break;
    offset += token.raw.length;
    before = token;
  }
  return ends;
}

/** Cuts a block that fills the window. */
function forced(source: string, first: Token | undefined, { at, prefix }: Place): Step {
  const length = Math.max(prefix.length + 1, cutLength(source, first));
  const end = at + length - prefix.length;
  return { blocks: [{ start: at, end, prefix }], open: { at: end, prefix: continuing(source.slice(0, length), first) } };
}

function cutLength(source: string, first: Token | undefined): number {
  if (first?.type === 'list') {
    const { items } = first as Tokens.List;
    const whole = items.slice(0, -1).reduce((sum, { raw }) => sum + raw.length, 0);
    if (whole > 0) return whole;
  }
  if (source.endsWith('\n')) return source.length;
  const space = source.lastIndexOf(' ');
  if (space > source.length / 2) return space + 1;
  const last = source.charCodeAt(source.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? source.length - 1 : source.length;
}

/** What must be read before the rest, for it to be what it was: the head of a table, the first line of a fence. */
function continuing(source: string, first: Token | undefined): string {
  const prefix = first?.type === 'table' ? `${source.split('\n', 2).join('\n')}\n` : openFence(source);
  return prefix.length > MAX_PREFIX ? '' : prefix;
}
