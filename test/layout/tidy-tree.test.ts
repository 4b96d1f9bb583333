import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { tidyTree } from '../../src/layout/tidy-tree.js';
import type { TreeLayout } from '../../src/layout/types.js';
import { hold } from '../streams/support/property.js';
import { across, along, randomTree, type RandomTree } from './support/trees.js';

const GAPS = { siblingGap: 16, levelGap: 56 };
/** Sums of halves are not exact. */
const NEAR = 1e-6;

/** Holds for random trees in both orientations. */
const forAll = (check: (layout: TreeLayout, tree: RandomTree) => void): Promise<void> =>
  hold(
    fc.property(randomTree, fc.constantFrom('horizontal', 'vertical'), (tree, orientation) =>
      check(tidyTree(tree.parents, tree.sizes, { ...GAPS, orientation }), tree),
    ),
  );

const childrenOf = (parents: Int32Array, parent: number): number[] =>
  [...parents.keys()].filter((item) => parents[item] === parent);

interface Contour {
  start: number;
  end: number;
}

/** How far a subtree reaches on each of its levels. */
function contour(layout: TreeLayout, parents: Int32Array, root: number): Contour[] {
  const depths = new Map([[root, 0]]);
  const levels: Contour[] = [];
  for (let item = root; item < parents.length; item++) {
    const depth = depths.get(item) ?? (depths.get(parents[item] as number) ?? NaN) + 1;
    if (Number.isNaN(depth)) continue;
    depths.set(item, depth);
    const { start, end } = across(layout, item);
    const level = (levels[depth] ??= { start, end });
    level.start = Math.min(level.start, start);
    level.end = Math.max(level.end, end);
  }
  return levels;
}

describe('tidyTree', () => {
  it('lets no two nodes overlap, and keeps the gap between siblings', () =>
    forAll((layout, { parents }) => {
      for (let one = 0; one < parents.length; one++) {
        for (let other = one + 1; other < parents.length; other++) {
          const [a, b] = [across(layout, one), across(layout, other)];
          const [c, d] = [along(layout, one), along(layout, other)];
          const apart = Math.max(b.start - a.end, a.start - b.end);
          if (parents[one] === parents[other]) expect(apart).to.be.at.least(GAPS.siblingGap - NEAR);
          else if (c.start < d.end && d.start < c.end) expect(apart).to.be.greaterThan(-NEAR);
        }
      }
    }));

  it('keeps the order of children', () =>
    forAll((layout, { parents }) => {
      for (const parent of parents.keys()) {
        const starts = childrenOf(parents, parent).map((child) => across(layout, child).start);
        expect(starts).to.deep.equal([...starts].sort((a, b) => a - b));
      }
    }));

  it('puts a parent in the middle of its children', () =>
    forAll((layout, { parents }) => {
      for (const parent of parents.keys()) {
        const children = childrenOf(parents, parent);
        if (children.length === 0) continue;
        const first = across(layout, children[0] as number);
        const last = across(layout, children.at(-1) as number);
        expect(across(layout, parent).middle).to.be.closeTo((first.start + last.end) / 2, NEAR);
      }
    }));

  it('begins a level where the widest node of the level before has ended, and the gap after it', () =>
    forAll((layout, { parents }) => {
      const depths = new Map<number, number>();
      for (const [item, parent] of parents.entries()) depths.set(item, parent < 0 ? 0 : (depths.get(parent) as number) + 1);
      const ends = new Map<number, number>();
      for (const [item, depth] of depths) ends.set(depth, Math.max(ends.get(depth) ?? 0, along(layout, item).end));
      for (const [item, depth] of depths) {
        const start = depth === 0 ? 0 : (ends.get(depth - 1) as number) + GAPS.levelGap;
        expect(along(layout, item).start).to.be.closeTo(start, NEAR);
      }
    }));

  it('fills the bounds it names, from 0', () =>
    forAll((layout, { parents }) => {
      const items = [...parents.keys()];
      expect(Math.min(...items.map((item) => across(layout, item).start))).to.be.closeTo(0, NEAR);
      expect(Math.max(...items.map((item) => (layout.x[item] as number) + (layout.widths[item] as number)))).to.be.closeTo(layout.width, NEAR);
      expect(Math.max(...items.map((item) => (layout.y[item] as number) + (layout.heights[item] as number)))).to.be.closeTo(layout.height, NEAR);
    }));

  it('is deterministic', () =>
    forAll((layout, { parents, sizes }) => {
      const again = tidyTree(parents, sizes, { ...GAPS, orientation: layout.orientation });
      expect([...again.x, ...again.y]).to.deep.equal([...layout.x, ...layout.y]);
    }));

  it('puts subtrees as close as they come: two that are neighbours touch the gap on some level', () =>
    forAll((layout, { parents }) => {
      for (const parent of parents.keys()) {
        const children = childrenOf(parents, parent);
        if (children.length !== 2) continue;
        const [left, right] = children.map((child) => contour(layout, parents, child)) as [Contour[], Contour[]];
        const slack = left.slice(0, right.length).map((level, depth) => {
          const gap = depth === 0 ? GAPS.siblingGap : GAPS.siblingGap * 1.6;
          return (right[depth] as Contour).start - level.end - gap;
        });
        expect(Math.min(...slack)).to.be.closeTo(0, NEAR);
      }
    }));

  it('knows no depth that is too deep', () => {
    const count = 200_000;
    const parents = Int32Array.from({ length: count }, (_, item) => item - 1);
    const sizes = { widths: new Float64Array(count).fill(10), heights: new Float64Array(count).fill(10) };
    const layout = tidyTree(parents, sizes, { ...GAPS, orientation: 'horizontal' });
    expect(layout.x[count - 1]).to.equal((count - 1) * (10 + GAPS.levelGap));
    expect(layout.height).to.equal(10);
  });

  it('spreads small subtrees between large ones', () => {
    // Two parents of four children each, and a leaf between them: the leaf belongs in the middle.
    const parents = Int32Array.of(-1, 0, 1, 1, 1, 1, 0, 0, 7, 7, 7, 7);
    const sizes = { widths: new Float64Array(12).fill(10), heights: new Float64Array(12).fill(10) };
    const layout = tidyTree(parents, sizes, { ...GAPS, orientation: 'horizontal' });
    const middle = (item: number): number => across(layout, item).middle;
    expect(middle(6) - middle(1)).to.be.closeTo(middle(7) - middle(6), NEAR);
  });
});
