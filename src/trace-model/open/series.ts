/** Series of documents: one a line, or in an array. */
import { documentIn, looksLikeDocument } from '../formats/detect.js';
import { lazyHistory } from './history.js';
import { isObject } from './lenient.js';
import type { GateResult, Opened, Series } from './opened.js';
import type { TraceWarning, WrittenTrace } from '../trace-document.js';

/**
 * The series a value or its lines hold; `undefined` where there is none.
 * @param hasTree a second file was given, for documents that keep their tree in one
 */
export function seriesOf({ value, lines, warnings: earlier }: GateResult, read: (opened: Opened) => WrittenTrace, hasTree: boolean): Series | undefined {
  const given: readonly unknown[] = lines ?? (Array.isArray(value) ? value : []);
  const parse = (item: unknown): unknown => documentIn(lines ? JSON.parse(item as string) : item);
  const whole: unknown[] = [];
  const documents = given.filter((item) => {
    const document = parse(item);
    const isDocument = looksLikeDocument(document);
    if (isDocument && (hasTree || hasOwnTree(document))) whole.push(item);
    return isDocument;
  });
  // Where none has a tree, opening the last says so.
  const items = whole.length > 0 ? whole : documents;
  if (items.length === 0) return undefined;
  const warnings = items.length === given.length ? earlier : [...earlier, leftOut(given.length - items.length, given.length)];
  const last = items.length - 1;
  return {
    historyOf: (open) =>
      lazyHistory(items.length, (i, before) => open(read({ value: parse(items[i]), warnings: i === last ? warnings : [] }), before)),
  };
}

const hasOwnTree = (document: unknown): boolean => isObject(document) && isObject(document.tree);

const leftOut = (count: number, of: number): TraceWarning => ({
  code: 'bad_line',
  text: `${count} of ${of} documents of the series ${count === 1 ? 'is none that can be opened; it is' : 'are none that can be opened; they are'} left out.`,
});
