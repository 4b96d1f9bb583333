/** Opens trace documents; `parse-trace.ts` and `open-later.ts` are the ways to it. */
import { derive } from '../derive/derive.js';
import { TraceError } from '../errors.js';
import { documentIn, readDocument, type TraceFormatName } from '../formats/detect.js';
import { readJson, type GateOptions } from './gate.js';
import type { TraceHistory } from './history.js';
import { isObject } from './lenient.js';
import { DEFAULT_LIMITS } from './limits.js';
import type { GateResult, Opened, Series } from './opened.js';
import { rarely } from './rare-parts.js';
import { surveyOf } from './survey.js';
import type { TraceDocument, TraceWarning, WrittenTrace } from '../trace-document.js';
import { WarningLog } from '../warnings.js';

/** A document as bytes, as text, or parsed. */
export type TraceInput = Uint8Array | string | object;

export interface ParseTraceOptions extends GateOptions {
  /** Default `auto`. */
  readonly format?: TraceFormatName;
  /** The second file, for documents that keep their tree in one. */
  readonly tree?: TraceInput;
  /** The version before: what is equal in the new one will be the same objects. */
  readonly previous?: TraceDocument;
  /** Epoch ms that count as now, for what has been standing still. Default `Date.now()`. */
  readonly now?: number;
}

export interface ParsedTrace {
  readonly document: TraceDocument;
  /** Of a series, every document, oldest first; `document` is the last. */
  readonly history?: TraceHistory;
  /** Those of `document`. */
  readonly warnings: readonly TraceWarning[];
}

/** What an input holds, before anything is derived from it. */
type Source = { readonly written: WrittenTrace } | Series;

/**
 * @internal What `parseTrace` does.
 * @throws RareNeeded for a document that needs what is not loaded
 */
export function openTrace(input: TraceInput, options: ParseTraceOptions): ParsedTrace {
  if (isTraceDocument(input)) return { document: input, warnings: input.warnings };
  const now = options.now ?? Date.now();
  /** Any version will do to share with: what has not changed is the same object, in whatever order they are opened. */
  let alike = options.previous;
  const open = (fresh: WrittenTrace, previous = options.previous): TraceDocument => {
    const written = alike?.written ? rarely().shareWritten(alike.written, fresh) : fresh;
    return (alike = derive(written, { now, previous }));
  };
  // Asked for before anything is read.
  if (alike) rarely();
  const source = sourceOf(input, options);
  if ('written' in source) {
    const document = open(source.written);
    return { document, warnings: document.warnings };
  }
  const history = source.historyOf(open);
  const document = history.at(-1) as TraceDocument;
  return { document, history, warnings: document.warnings };
}

/** Whether a value is a document that was opened already. */
export const isTraceDocument = (value: unknown): value is TraceDocument =>
  isObject(value) && isObject(value.root) && Array.isArray(value.nodes) && Array.isArray(value.entries) && isObject(value.diagnosis);

function throughGate(input: TraceInput, options: GateOptions): GateResult {
  if (typeof input === 'string' || input instanceof Uint8Array) return readJson(input, options);
  return { value: input, warnings: surveyOf(input, true) };
}

/** Reads what an input holds: the parsed document is garbage afterwards, which a page feels with a large one. */
function sourceOf(input: TraceInput, options: ParseTraceOptions): Source {
  const gate = throughGate(input, options);
  const tree = options.tree === undefined ? undefined : throughGate(options.tree, options).value;
  const read = (opened: Opened): WrittenTrace => writtenOf(opened, tree, options);
  const series = gate.lines || Array.isArray(gate.value) ? rarely().seriesOf(gate, read, tree !== undefined) : undefined;
  return series ?? { written: read({ ...gate, value: documentIn(gate.value) }) };
}

function writtenOf({ value, truncated, warnings }: Opened, tree: unknown, { format = 'auto', limits }: ParseTraceOptions): WrittenTrace {
  const log = new WarningLog(warnings, truncated !== undefined);
  const context = { tree, limits: { ...DEFAULT_LIMITS, ...limits }, warnings: log };
  if (!truncated) return readDocument(value, format, context);
  const length = `after ${truncated.length.toLocaleString('en')} bytes`;
  try {
    const written = readDocument(value, format, context);
    const text = `The document is cut off ${length}; ${written.entries.length} entries are whole.`;
    return { ...written, warnings: [{ code: 'truncated', text }, ...written.warnings] };
  } catch (cause) {
    throw new TraceError('truncated', `The document is cut off ${length}, before its tree.`, { actual: truncated.length, cause });
  }
}
