/**
 * The wire format as zod schemas, for servers, recorders and tests: what they accept is what the elements accept. Made
 * from the same field tables as the elements' own guard.
 */
import * as z from 'zod/mini';
import { allFields } from './run-event.js';
import { eventFields, runInfo, type Field, type Fields } from './run-event-fields.js';

/*
 * zod generates code for its object checks where it can, and probes whether it can. Under a strict
 * Content-Security-Policy that probe alone is a reported violation, so it is switched off before the first schema.
 */
z.config({ jitless: true });

const part = z.looseObject({ type: z.string() });

const simple = (field: Extract<Field, string>): z.ZodMiniType => {
  switch (field) {
    case 'string':
      return z.string();
    case 'number':
      return z.number();
    case 'integer':
      return z.int();
    case 'count':
      return z.number().check(z.nonnegative());
    case 'boolean':
      return z.boolean();
    case 'any':
      return z.unknown();
    case 'list':
      return z.array(z.unknown());
    case 'strings':
      return z.array(z.string());
    case 'name':
      return z.union([z.string(), z.number()]);
    case 'content':
      return z.union([z.string(), z.array(part)]);
  }
};

/** The schema of a field of any table. */
export function schemaOf(field: Field): z.ZodMiniType {
  if (typeof field === 'string') return simple(field);
  if (Array.isArray(field)) return z.enum(field as readonly string[] as [string, ...string[]]);
  return z.looseObject(shapeOf(field as Fields));
}

function shapeOf(fields: Fields): Record<string, z.ZodMiniType> {
  const entries = Object.entries(fields).map(([key, field]): [string, z.ZodMiniType] =>
    key.endsWith('?') ? [key.slice(0, -1), z.optional(schemaOf(field))] : [key, schemaOf(field)],
  );
  return Object.fromEntries(entries);
}

/** One schema an event type, by the type's name. */
export const runEventSchemas: ReadonlyMap<string, z.ZodMiniType> = new Map(
  Object.entries(eventFields).map(([type, fields]) => [
    type,
    z.looseObject({ ...shapeOf(allFields(fields)), type: z.literal(type) }),
  ]),
);

/** The `run` object of `run.started`, of recordings and of pages. */
export const runInfoSchema: z.ZodMiniType = schemaOf(runInfo);
