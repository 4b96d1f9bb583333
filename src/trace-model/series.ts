/** Series of documents: one a line, or in an array. */
import { looksLikeDocument } from './formats/detect.js';
import type { GateResult } from './gate.js';
import { lazyHistory } from './history.js';
import { unwrapped, writtenOf, type ParseTraceOptions, type Series } from './open-trace.js';

/** The series a value or its lines hold; `undefined` where there is none. */
export function seriesOf({ value, lines, warnings }: GateResult, tree: unknown, options: ParseTraceOptions): Series | undefined {
  const isDocument = (item: unknown): boolean => looksLikeDocument(unwrapped(item));
  const items = lines ? lines.filter((line) => isDocument(JSON.parse(line))) : Array.isArray(value) ? value.filter(isDocument) : [];
  if (items.length === 0) return undefined;
  const parse = (item: unknown): unknown => unwrapped(lines ? JSON.parse(item as string) : item);
  return {
    historyOf: (open) =>
      lazyHistory(items.length, (i, before) => {
        const last = i === items.length - 1;
        return open(writtenOf({ value: parse(items[i]), warnings: last ? warnings : [] }, tree, options), before);
      }),
  };
}
