import { expect } from '@open-wc/testing';
import { sectionsOf } from '../../../src/elements/run-log/entry-sections.js';
import { hasDetails } from '../../../src/elements/run-log/entry-facts.js';
import { defaultStrings } from '../../../src/elements/strings.js';
import { runs } from '../../../stories/fixtures.js';
import { recordOf, reduceRun } from '../../../src/streams/index.js';

describe('Whether an entry can be opened', () => {
  for (const [name, events] of Object.entries(runs)) {
    it(`agrees with what opening would show, in the run “${name}”`, () => {
      for (const entry of reduceRun(events.map((event) => recordOf(event))).entries) {
        expect(hasDetails(entry), `${entry.kind} ${entry.id}`).to.equal(sectionsOf(entry, defaultStrings).length > 0);
      }
    });
  }
});
