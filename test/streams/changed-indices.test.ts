import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { changedIndices } from '../../src/streams/changed-indices.js';
import { ListBuilder, type ReadonlyList } from '../../src/streams/index.js';
import { hold } from './support/property.js';

/** What differs, found by looking at everything. */
const differing = (before: ReadonlyList<unknown>, after: ReadonlyList<unknown>): number[] =>
  [...after].flatMap((item, i) => (i < before.length && before.at(i) === item ? [] : [i]));

/** A list that goes on from `from` until it has `length` items, each an object of its own; `replaced` become others. */
function grownTo(length: number, from?: ReadonlyList<object>, replaced: readonly number[] = []): ReadonlyList<object> {
  const list = new ListBuilder<object>(from);
  while (list.length < length) list.push({});
  for (const index of replaced) if (list.length > 0) list.set(index % list.length, {});
  return list.snapshot();
}

describe('changedIndices', () => {
  it('tells what differs between two lists that began as one, whichever is longer', async () => {
    // Around these lengths blocks and levels of the tree begin.
    const length = fc.oneof(fc.nat({ max: 300 }), fc.constantFrom(0, 1, 63, 64, 65, 4095, 4096, 4097));
    const replaced = fc.array(fc.nat(), { maxLength: 4 });
    await hold(
      fc.property(length, length, length, replaced, replaced, (shared, one, other, inOne, inOther) => {
        const base = grownTo(shared);
        const [before, after] = [grownTo(one, base, inOne), grownTo(other, base, inOther)];
        expect([...changedIndices(before, after)]).to.deep.equal(differing(before, after));
      }),
    );
  });

  it('is told of nothing where an earlier moment is a beginning of the later one', () => {
    const early = grownTo(4000);
    const late = grownTo(300_000, early);
    expect([...changedIndices(late, early)]).to.have.length(0);
  });
});
