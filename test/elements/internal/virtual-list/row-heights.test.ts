import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { RowHeights } from '../../../../src/elements/internal/virtual-list/row-heights.js';

/** The same, the slow way. */
class Naive {
  readonly heights: number[] = [];
  constructor(readonly estimate: number) {}
  append(count: number): void {
    for (let i = 0; i < count; i++) this.heights.push(this.estimate);
  }
  offsetOf(index: number): number {
    return this.heights.slice(0, Math.max(0, index)).reduce((sum, height) => sum + height, 0);
  }
  indexAt(offset: number): number {
    if (offset >= this.offsetOf(this.heights.length)) return this.heights.length - 1;
    let index = 0;
    while (this.offsetOf(index + 1) <= offset) index++;
    return index;
  }
}

type Command = { append: number } | { row: number; height: number };

const sixtyFourths = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max: max * 64 }).map((n) => n / 64);
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ append: fc.integer({ min: 0, max: 1500 }) }),
  fc.record({ row: fc.nat(4000), height: sixtyFourths(500) }),
);

describe('RowHeights', () => {
  it('equals a plain list of heights, whatever is appended and measured', () => {
    fc.assert(
      fc.property(sixtyFourths(60), fc.array(command, { maxLength: 12 }), fc.array(fc.integer({ min: -50, max: 200_000 })), (estimate, commands, probes) => {
        const heights = new RowHeights(estimate);
        const model = new Naive(estimate);
        for (const step of commands) {
          if ('append' in step) {
            heights.append(step.append);
            model.append(step.append);
          } else if (model.heights.length > 0) {
            const row = step.row % model.heights.length;
            expect(heights.set(row, step.height)).to.equal(model.heights[row] !== step.height);
            model.heights[row] = step.height;
          }
        }
        const { length } = model.heights;
        expect(heights.length).to.equal(length);
        expect(heights.total).to.equal(model.offsetOf(length));
        for (const probe of probes) {
          const index = Math.abs(probe) % (length + 1);
          expect(heights.offsetOf(index)).to.equal(model.offsetOf(index));
          expect(heights.at(index)).to.equal(model.heights[index] ?? 0);
          expect(heights.indexAt(probe)).to.equal(model.indexAt(probe));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps a million rows exact to the pixel', () => {
    const heights = new RowHeights(28);
    heights.append(1_000_000);
    expect(heights.total).to.equal(28_000_000);
    for (let i = 0; i < 1_000_000; i += 3) heights.set(i, 150.25);
    const measured = Math.ceil(1_000_000 / 3);
    expect(heights.total).to.equal(measured * 150.25 + (1_000_000 - measured) * 28);
    for (const index of [0, 1, 499_999, 777_777, 999_999]) {
      expect(heights.indexAt(heights.offsetOf(index))).to.equal(index);
      expect(heights.indexAt(heights.offsetOf(index + 1) - 1 / 64)).to.equal(index);
    }
    expect(heights.offsetOf(1_000_000)).to.equal(heights.total);
  });

  it('refuses a row that does not exist', () => {
    const heights = new RowHeights(28);
    heights.append(2);
    for (const index of [-1, 2, Number.NaN]) expect(() => heights.set(index, 30)).to.throw(RangeError);
    expect(new RowHeights(28).indexAt(0)).to.equal(-1);
  });
});
