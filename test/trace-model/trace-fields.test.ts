import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { tableOf } from '../../src/trace-model/open/lenient.js';
import type { Fields } from '../../src/trace-model/run-events/run-event-fields.js';
import * as fields from '../../src/trace-model/trace-fields.js';
import { documentSchemas, traceEntrySchema, treeNodeSchemas, treeStepSchemas } from '../../src/trace-model/trace-schema.js';
import { WarningLog } from '../../src/trace-model/warnings.js';
import { objectOf } from './support/field-values.js';

const records: [string, Fields, { safeParse(value: unknown): { success: boolean } } | undefined][] = [
  ['a document of version 1', fields.behaviorsDocument, documentSchemas.get('behaviors')],
  ['a document of the older form', fields.abtreeDocument, documentSchemas.get('abtree')],
  ['its second file', fields.abtreeSnapshot, documentSchemas.get('abtree-snapshot')],
  ['the runtime’s bookkeeping', fields.runtime, documentSchemas.get('runtime')],
  ...Object.entries(fields.treeNode).map(([type, table]) => [`a node “${type}”`, table, treeNodeSchemas.get(type)] as [string, Fields, undefined]),
  ...Object.entries(fields.treeStep).map(([kind, table]) => [`a step “${kind}”`, table, treeStepSchemas.get(kind)] as [string, Fields, undefined]),
  ['an entry of the log', fields.traceEntry, traceEntrySchema],
];

describe('Trace documents: the readers and the published schemas', () => {
  for (const [name, table, schema] of records) {
    it(`judge ${name} alike`, () => {
      const reader = tableOf(table);
      let accepted = 0;
      fc.assert(
        fc.property(objectOf(table), (value) => {
          const isRight = reader.accepts(value);
          if (isRight) accepted++;
          expect(isRight).to.equal(schema?.safeParse(value).success, JSON.stringify(value));
        }),
        { numRuns: 300 },
      );
      expect(accepted, 'some were right').to.be.greaterThan(0);
    });

    it(`leave the right fields of ${name} when others are wrong, and warn of those, except null for what may be absent`, () => {
      const reader = tableOf(table);
      fc.assert(
        fc.property(objectOf(table), (value) => {
          fc.pre(!reader.accepts(value));
          const warnings = new WarningLog();
          const right = reader.rightOf(value, 'here', warnings);
          const wrong = warnings.list.map(({ at }) => at?.slice('here.'.length));
          for (const field of Object.keys(table)) {
            const key = field.replace('?', '');
            if (key !== field && (value as Record<string, unknown>)[key] === null) {
              expect(Object.hasOwn(right, key) && (right as Record<string, unknown>)[key] !== null, key).to.equal(false);
              expect(wrong).to.not.include(key);
              continue;
            }
            if (key === field && !Object.hasOwn(value, key)) expect(wrong, key).to.include(key);
            const isKept = Object.hasOwn(right, key);
            expect(isKept && wrong.includes(key), key).to.equal(false);
            expect(isKept || wrong.includes(key) || !Object.hasOwn(value, key), key).to.equal(true);
          }
        }),
        { numRuns: 200 },
      );
    });
  }
});
