import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parseRunEvent, parseRunInfo, runEventSchemas, runInfoSchema } from '../../src/trace-model/index.js';
import { envelope, eventFields, runInfo, type Field, type Fields } from '../../src/trace-model/run-event-fields.js';

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
function objectOf(fields: Fields): fc.Arbitrary<object> {
  const named = Object.entries(fields).map(([key, field]) => [key.replace('?', ''), valueOf(field)] as const);
  const required = Object.keys(fields).filter((key) => !key.endsWith('?'));
  const mostly = fc.record(Object.fromEntries(named), { requiredKeys: required });
  const rarely = fc.record(Object.fromEntries(named), { requiredKeys: [] });
  return fc.oneof({ arbitrary: mostly, weight: 9 }, { arbitrary: rarely, weight: 1 });
}

describe('The guard and the published schemas', () => {
  for (const [type, fields] of Object.entries(eventFields)) {
    it(`judge ${type} alike`, () => {
      let accepted = 0;
      fc.assert(
        fc.property(objectOf(envelope), objectOf(fields), (common, own) => {
          const event = { ...common, ...own, type };
          const { ok } = parseRunEvent(event);
          if (ok) accepted++;
          expect(ok).to.equal(runEventSchemas.get(type)?.safeParse(event).success, JSON.stringify(event));
        }),
        { numRuns: 300 },
      );
      expect(accepted, 'some were right').to.be.greaterThan(0);
    });
  }

  it('judge the run of a recording alike', () => {
    fc.assert(
      fc.property(objectOf(runInfo), (run) => {
        expect(parseRunInfo(run) !== undefined).to.equal(runInfoSchema.safeParse(run).success, JSON.stringify(run));
      }),
      { numRuns: 500 },
    );
  });

  it('keep the event as it came: unknown fields, and a key named __proto__', () => {
    const event: unknown = JSON.parse('{"type":"turn.started","__proto__":{"polluted":true},"extra":1}');
    const parsed = parseRunEvent(event);
    expect(parsed.ok && parsed.event).to.equal(event);
    expect(({} as { polluted?: boolean }).polluted).to.equal(undefined);
  });
});
