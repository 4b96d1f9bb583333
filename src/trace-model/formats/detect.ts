/** Which format a parsed document is of. */
import { isObject } from '../open/lenient.js';
import { rarely } from '../open/rare-parts.js';
import type { WrittenTrace } from '../trace-document.js';
import { readBehaviors } from './behaviors.js';
import type { FormatContext } from './format.js';
import { looksLikeNode } from './tree.js';

/** Formats a document can be said to be of; `auto` looks at it. */
export type TraceFormatName = 'auto' | 'behaviors' | 'abtree';

interface TraceFormatReader {
  readonly name: Exclude<TraceFormatName, 'auto'>;
  readonly matches: (raw: Readonly<Record<string, unknown>>) => boolean;
  readonly read: (raw: Readonly<Record<string, unknown>>, context: FormatContext) => WrittenTrace;
}

const has = (raw: object, ...keys: readonly string[]): boolean => keys.every((key) => Object.hasOwn(raw, key));
const hasAny = (raw: object, ...keys: readonly string[]): boolean => keys.some((key) => Object.hasOwn(raw, key));
/** Much has a `tree`: beside it an execution was kept, or it begins as a tree does. */
const hasTree = (raw: Readonly<Record<string, unknown>>): boolean =>
  isObject(raw.tree) && (hasAny(raw, 'status', 'cursor', 'runtime', 'trace') || looksLikeNode(raw.tree));

/** The first that matches reads the document. */
const FORMATS: readonly TraceFormatReader[] = [
  {
    name: 'behaviors',
    matches: (raw) => hasAny(raw, 'schema_version', 'tree_uri') || hasTree(raw),
    read: readBehaviors,
  },
  {
    name: 'abtree',
    matches: (raw) => has(raw, 'snapshot') || has(raw, 'local', 'global') || (has(raw, 'cursor') && typeof raw.tree === 'string'),
    read: (raw, context) => rarely().readAbtree(raw, context),
  },
];

/**
 * Reads a parsed document in the format it is of.
 *
 * @throws TraceError `not_a_trace`, `tree_missing`, `not_a_tree`, `too_many`
 */
export function readDocument(value: unknown, format: TraceFormatName, context: FormatContext): WrittenTrace {
  if (!isObject(value)) throw rarely().notATrace(value);
  const reader = FORMATS.find(({ name, matches }) => (format === 'auto' ? matches(value) : name === format));
  if (!reader) throw rarely().notATrace(value);
  return reader.read(value, context);
}

/** Whether a value may be a document at all: what a line of a series is asked. */
export const looksLikeDocument = (value: unknown): boolean => isObject(value) && FORMATS.some(({ matches }) => matches(value));

/** Records of a series hold the document as `doc`, beside when and why it was written. */
export const documentIn = (value: unknown): unknown =>
  isObject(value) && isObject(value.doc) && !looksLikeDocument(value) ? value.doc : value;
