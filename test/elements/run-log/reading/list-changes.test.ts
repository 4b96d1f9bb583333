import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { changesBetween } from '../../../../src/elements/run-log/reading/list-changes.js';
import { SortedInts } from '../../../../src/elements/run-log/reading/sorted-ints.js';
import { ListBuilder } from '../../../../src/streams/index.js';

describe('changesBetween', () => {
  it('finds what was written between two snapshots, also where the list grew taller', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), fc.array(fc.nat(4999)), (length, more, writes) => {
        const list = new ListBuilder<object>();
        for (let i = 0; i < length; i++) list.push({});
        const before = list.snapshot();
        const changed = [...new Set(writes.map((index) => index % length))].sort((a, b) => a - b);
        for (let i = 0; i < more; i++) list.push({});
        for (const index of changed) list.set(index, {});
        expect(changesBetween(before, list.snapshot(), 10_000)).to.deep.equal(changed);
      }),
      { numRuns: 60 },
    );
  });

  it('gives up beyond a limit, and compares lists of any making', () => {
    const old = Array.from({ length: 20 }, (_, i) => ({ i }));
    const now = [...old.slice(0, 5), {}, ...old.slice(6), {}];
    expect(changesBetween(old, now, 3)).to.deep.equal([5]);
    expect(changesBetween(old, old.map((each) => ({ ...each })), 3)).to.equal(undefined);
  });
});

describe('SortedInts', () => {
  it('is a set in order, whatever comes and goes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(300))), fc.nat(300), (steps, end) => {
        const ints = new SortedInts();
        const plain = new Set<number>();
        for (const [add, value] of steps) {
          expect(add ? ints.add(value) : ints.delete(value)).to.equal(add ? !plain.has(value) : plain.has(value));
          if (add) plain.add(value);
          else plain.delete(value);
        }
        const sorted = [...plain].sort((a, b) => a - b);
        expect(Array.from({ length: ints.length }, (_, i) => ints.at(i))).to.deep.equal(sorted);
        const next = sorted.find((value) => value > end) ?? sorted[0] ?? -1;
        const previous = sorted.findLast((value) => value < end) ?? sorted.at(-1) ?? -1;
        expect([ints.beside(end, 'next'), ints.beside(end, 'previous')]).to.deep.equal([next, previous]);
        ints.truncate(end);
        expect(ints.length).to.equal(sorted.filter((value) => value < end).length);
        expect([ints.at(-1), ints.at(ints.length)]).to.deep.equal([-1, -1]);
      }),
      { numRuns: 200 },
    );
  });
});
