import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { ListBuilder, type ReadonlyList } from '../../src/streams/index.js';
import { hold } from './support/property.js';

type Change = { push: number } | { set: number; at: number } | { snapshot: true };

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ push: fc.integer() }) },
  { weight: 3, arbitrary: fc.record({ set: fc.integer(), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.constant<Change>({ snapshot: true }) },
);

/** Lengths around which blocks and levels of the tree begin. */
const EDGES = [0, 1, 63, 64, 65, 4095, 4096, 4097];

const filled = (length: number): ListBuilder<number> => {
  const list = new ListBuilder<number>();
  for (let i = 0; i < length; i++) list.push(i);
  return list;
};

describe('ListBuilder', () => {
  it('is a plain array to its readers, and no snapshot ever changes', async () => {
    const start = fc.constantFrom(...EDGES);
    await hold(
      fc.property(start, fc.array(change, { maxLength: 200 }), (length, changes) => {
        const list = filled(length);
        const model = Array.from({ length }, (_, i) => i);
        const taken: [ReadonlyList<number>, number[]][] = [];
        for (const one of changes) {
          if ('push' in one) expect(list.push(one.push)).to.equal(model.push(one.push) - 1);
          else if ('snapshot' in one) taken.push([list.snapshot(), [...model]]);
          else if (model.length > 0) {
            list.set(one.at % model.length, one.set);
            model[one.at % model.length] = one.set;
          }
        }
        taken.push([list.snapshot(), model]);
        for (const [snapshot, then] of taken) expect([...snapshot]).to.deep.equal(then);
      }),
      { numRuns: 60 },
    );
  });

  it('answers as an array does, from the end and outside too', async () => {
    const index = fc.oneof(fc.integer({ min: -200, max: 200 }), fc.constantFrom(NaN, 0.5, -0.5, Infinity, -Infinity));
    await hold(
      fc.property(fc.nat({ max: 150 }), index, index, (length, a, b) => {
        const array = Array.from({ length }, (_, i) => i);
        const list = filled(length).snapshot();
        expect(list.length).to.equal(length);
        expect(list.at(a)).to.equal(array.at(a));
        expect(list.slice(Math.trunc(a) || 0, Math.trunc(b) || 0)).to.deep.equal(array.slice(a, b));
        expect(list.map((n, i) => n * i)).to.deep.equal(array.map((n, i) => n * i));
        expect(list.filter((n, i) => (n + i) % 3 === 0)).to.deep.equal(array.filter((n, i) => (n + i) % 3 === 0));
        expect(list.find((n) => n > a)).to.equal(array.find((n) => n > a));
        expect(JSON.stringify(list)).to.equal(JSON.stringify(array));
      }),
    );
  });

  it('is the same snapshot until something changes', () => {
    const list = filled(100);
    const first = list.snapshot();
    expect(list.snapshot()).to.equal(first);
    list.set(3, 3);
    expect(list.snapshot()).not.to.equal(first);
  });

  it('takes a snapshot for the same at 10 items and at 1,000,000: no item is looked at', () => {
    // An item that would be copied or visited would be asked for; blocks are shared, so nothing is.
    const list = filled(1_000_000);
    list.snapshot();
    list.set(999_999, -1);
    const slices = Array.prototype.slice;
    let copied = 0;
    Array.prototype.slice = function (this: unknown[], ...args) {
      copied += this.length;
      return slices.apply(this, args) as unknown[];
    };
    try {
      list.snapshot();
      expect(copied, 'by the snapshot').to.equal(0);
      list.set(0, -1);
      expect(copied, 'by the write after it').to.be.at.most(4 * 64);
    } finally {
      Array.prototype.slice = slices;
    }
  });

  it('throws outside of the list', () => {
    const list = filled(2);
    for (const index of [-1, 2, NaN]) expect(() => list.set(index, 0)).to.throw(RangeError);
  });

  it('freezes its snapshots', () => {
    expect(Object.isFrozen(filled(3).snapshot())).to.equal(true);
  });
});
