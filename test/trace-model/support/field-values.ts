import fc from 'fast-check';
import type { Field, Fields } from '../../../src/trace-model/run-events/run-event-fields.js';

/** What a field may hold, and now and then what it may not. */
function valueOf(field: Field): fc.Arbitrary<unknown> {
  return fc.oneof({ arbitrary: rightValue(field), weight: 12 }, { arbitrary: fc.jsonValue({ maxDepth: 2 }), weight: 1 });
}

function rightValue(field: Field): fc.Arbitrary<unknown> {
  if (Array.isArray(field)) return fc.constantFrom(...(field as readonly string[]));
  if (typeof field === 'object') return objectOf(field as Fields);
  switch (field) {
    case 'string':
      return fc.string();
    case 'number':
      return fc.double();
    case 'integer':
      return fc.oneof(fc.integer(), fc.constant(2 ** 53));
    case 'count':
      return fc.oneof(fc.nat(), fc.double(), fc.integer());
    case 'boolean':
      return fc.boolean();
    case 'any':
      return fc.jsonValue({ maxDepth: 2 });
    case 'list':
      return fc.array(fc.jsonValue({ maxDepth: 1 }), { maxLength: 3 });
    case 'strings':
      return fc.array(fc.oneof({ arbitrary: fc.string(), weight: 9 }, { arbitrary: fc.integer(), weight: 1 }), { maxLength: 3 });
    case 'name':
      return fc.oneof(fc.string(), fc.integer(), fc.double());
    case 'content':
      return fc.oneof(fc.string(), fc.array(fc.record({ type: fc.string() }, { requiredKeys: [] }), { maxLength: 2 }));
  }
}

/** An object of these fields in which each may be missing, whether it has to be there or not, and others may be. */
export function objectOf(fields: Fields): fc.Arbitrary<object> {
  const named = Object.entries(fields).map(([key, field]) => [key.replace('?', ''), valueOf(field)] as const);
  const required = Object.keys(fields).filter((key) => !key.endsWith('?'));
  const mostly = fc.record(Object.fromEntries(named), { requiredKeys: required });
  const rarely = fc.record(Object.fromEntries(named), { requiredKeys: [] });
  return fc.oneof({ arbitrary: mostly, weight: 9 }, { arbitrary: rarely, weight: 1 });
}
