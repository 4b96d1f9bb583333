/** Series of documents: one a line, or in an array. */
import { documentIn, looksLikeDocument } from './formats/detect.js';
import { lazyHistory } from './history.js';
import type { GateResult, Opened, Series } from './opened.js';
import type { WrittenTrace } from './trace-document.js';

/** The series a value or its lines hold; `undefined` where there is none. */
export function seriesOf({ value, lines, warnings }: GateResult, read: (opened: Opened) => WrittenTrace): Series | undefined {
  const isDocument = (item: unknown): boolean => looksLikeDocument(documentIn(item));
  const items = lines ? lines.filter((line) => isDocument(JSON.parse(line))) : Array.isArray(value) ? value.filter(isDocument) : [];
  if (items.length === 0) return undefined;
  const parse = (item: unknown): unknown => documentIn(lines ? JSON.parse(item as string) : item);
  const last = items.length - 1;
  return {
    historyOf: (open) =>
      lazyHistory(items.length, (i, before) => open(read({ value: parse(items[i]), warnings: i === last ? warnings : [] }), before)),
  };
}
