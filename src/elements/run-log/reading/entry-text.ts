/** The text of an entry that a search looks at: everything its row and its details can show, and no ids. */
import type { RunEntry } from '../../../streams/index.js';

/** Deeper or larger values than these are not looked at to their end. */
const MAX_VALUES = 100_000;

/** A question about a text. */
export type TextTest = (text: string) => boolean;

/** Finds a text whatever its case, by Unicode's own case folding, which no locale changes; `undefined` for no text. */
export function finderOf(text: string): RegExp | undefined {
  return text === '' ? undefined : new RegExp(text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'giu');
}

/** The same as a test of whole texts. */
export function testOf(text: string): TextTest {
  const finder = finderOf(text);
  if (!finder) return () => false;
  const once = new RegExp(finder.source, 'iu');
  return (each) => once.test(each);
}

/** Whether the row of an entry shows it, so that nothing has to be opened to see it. */
export const isInRow = (entry: RunEntry, test: TextTest): boolean =>
  test(entry.summary) || (entry.kind === 'tool' && test(entry.title)) || (entry.kind === 'agent' && test(entry.name));

/** Whether anything of an entry passes, open or not. */
export function isInEntry(entry: RunEntry, test: TextTest): boolean {
  return isInRow(entry, test) || valuesOf(entry).some((value) => isInValue(value, test)) || isInValue(entry.parts, test);
}

function valuesOf(entry: RunEntry): readonly unknown[] {
  switch (entry.kind) {
    case 'lifecycle':
      return [entry.error, entry.input, entry.result];
    case 'prompt':
    case 'message':
    case 'thinking':
      return [entry.text];
    case 'tool':
      return [entry.name, entry.args ?? entry.argsText, entry.progress, entry.result, entry.error];
    case 'agent':
      return [entry.description, entry.outcome];
    case 'step':
      return [entry.name, entry.nodePath];
    case 'input':
      return [entry.message ?? entry.reason, entry.options, entry.answer];
    case 'notice':
      return [entry.level, entry.text, entry.raw];
    case 'gap':
      return [entry.reason];
    case 'unknown':
      return [entry.text, entry.reason, entry.raw];
  }
}

/** Keys and plain values at any depth. With a stack of its own: a value may be nested deeper than calls can be. */
function isInValue(value: unknown, test: TextTest): boolean {
  const stack: unknown[] = [value];
  for (let left = MAX_VALUES; stack.length > 0 && left > 0; left--) {
    const next = stack.pop();
    if (typeof next === 'string') {
      if (test(next)) return true;
    } else if (Array.isArray(next)) {
      for (const item of next) stack.push(item);
    } else if (typeof next === 'object' && next !== null) {
      for (const [key, item] of Object.entries(next)) stack.push(key, item);
    } else if ((typeof next === 'number' || typeof next === 'boolean') && test(String(next))) {
      return true;
    }
  }
  return false;
}
