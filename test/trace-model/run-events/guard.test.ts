import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parseRunEvent, parseRunInfo, runEventSchemas, runInfoSchema } from '../../../src/trace-model/index.js';
import { envelope, eventFields, runInfo } from '../../../src/trace-model/run-events/run-event-fields.js';
import { objectOf } from '../support/field-values.js';

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

  it('know no field by a name that every object inherits', () => {
    const tables = [envelope, runInfo, ...Object.values(eventFields)];
    const inherited = tables.flatMap((table) => Object.keys(table)).filter((key) => key.replace('?', '') in Object.prototype);
    expect(inherited).to.deep.equal([]);
  });

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
