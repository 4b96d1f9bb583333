/**
 * The records of trace documents as zod schemas, for runtimes, recorders and tests. Made from the same field tables as the
 * readers' own guards: what these accept is read without a warning.
 *
 * One schema a record, not one for the whole document: a tree is as deep as it likes, and a schema that follows it is not.
 */
import type * as z from 'zod/mini';
import { schemaOf } from './run-events/run-event-schema.js';
import * as fields from './trace-fields.js';
import type { Fields } from './run-events/run-event-fields.js';

const schemasOf = (tables: Readonly<Record<string, Fields>>): ReadonlyMap<string, z.ZodMiniType> =>
  new Map(Object.entries(tables).map(([name, table]) => [name, schemaOf(table)]));

/** Records that stand once in a document or its second file. */
export const documentSchemas: ReadonlyMap<string, z.ZodMiniType> = schemasOf({
  behaviors: fields.behaviorsDocument,
  abtree: fields.abtreeDocument,
  'abtree-snapshot': fields.abtreeSnapshot,
  runtime: fields.runtime,
});
/** A node of the tree, by its `type`; its children are only said to be a list. */
export const treeNodeSchemas: ReadonlyMap<string, z.ZodMiniType> = schemasOf(fields.treeNode);
/** A step of an action, by its `kind`. */
export const treeStepSchemas: ReadonlyMap<string, z.ZodMiniType> = schemasOf(fields.treeStep);
/** An entry of the log. */
export const traceEntrySchema: z.ZodMiniType = schemaOf(fields.traceEntry);
