/**
 * Trace documents as data: the fields of every record of the formats this library reads. The one place where they are
 * written down; the readers that judge them and the published zod schemas are derived from it.
 *
 * Words (`status`, `phase`, kinds, outcomes) are not listed: one that this version does not know is shown as written.
 */
import type { Fields } from './run-events/run-event-fields.js';

/** Top level of a document of the runtime, schema_version 1. A cursor may be written in several ways (`formats/cursor.ts`). */
export const behaviorsDocument = {
  uri: 'string',
  schema_version: 'name',
  created_at: 'string',
  updated_at: 'string',
  'tree_uri?': 'string',
  tree: {},
  status: 'string',
  phase: 'string',
  'cursor?': 'any',
  protocol_accepted: 'boolean',
  var: {},
  const: {},
  runtime: {},
  trace: 'list',
} as const satisfies Fields;

/** Top level of the older form, whose tree lies in a second file. What came with later releases may be absent. */
export const abtreeDocument = {
  id: 'string',
  'tree?': 'string',
  'summary?': 'string',
  'snapshot?': 'any',
  'created_at?': 'string',
  'updated_at?': 'string',
  status: 'string',
  'phase?': 'string',
  'cursor?': 'any',
  'protocol_accepted?': 'boolean',
  local: {},
  global: {},
  'runtime?': {},
  'trace?': 'list',
} as const satisfies Fields;

/** The second file of the older form. */
export const abtreeSnapshot = { root: {}, 'local?': {}, 'global?': {} } as const satisfies Fields;

/** The runtime's bookkeeping: maps from paths (`1.0`, the root `''`) to values. */
export const runtime = { node_status: {}, step_index: {}, retry_count: {} } as const satisfies Fields;

const named = { type: 'string', name: 'string', 'retries?': 'integer', 'state?': {} } as const satisfies Fields;

/** A node of the tree, by its `type`. */
export const treeNode = {
  action: { ...named, steps: 'list' },
  sequence: { ...named, children: 'list' },
  selector: { ...named, children: 'list' },
  parallel: { ...named, children: 'list' },
  /** A reference that could not be expanded, since it leads back. */
  ref: { type: 'string', ref: 'string' },
} as const satisfies Readonly<Record<string, Fields>>;

/** A node of a type this version does not know. */
export const otherNode = {
  type: 'string',
  'name?': 'string',
  'retries?': 'integer',
  'state?': {},
  'steps?': 'list',
  'children?': 'list',
} as const satisfies Fields;

/** Slots a node declares. */
export const nodeState = { 'var?': {}, 'const?': {} } as const satisfies Fields;

/** A step of an action, by its `kind`. */
export const treeStep = {
  instruct: { kind: 'string', instruction: 'string' },
  evaluate: { kind: 'string', expression: 'string' },
} as const satisfies Readonly<Record<string, Fields>>;

/** An entry of the log. */
export const traceEntry = {
  ts: 'string',
  kind: 'string',
  'cursor?': 'any',
  name: 'string',
  submitted: 'string',
  outcome: 'string',
  'note?': 'string',
} as const satisfies Fields;
