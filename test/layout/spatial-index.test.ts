import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { edgeRoute } from '../../src/layout/edges.js';
import { createSpatialIndex } from '../../src/layout/spatial-index.js';
import { tidyTree } from '../../src/layout/tidy-tree.js';
import type { Rect, TreeLayout } from '../../src/layout/types.js';
import { hold } from '../streams/support/property.js';
import { randomTree } from './support/trees.js';

const window: fc.Arbitrary<Rect> = fc.record({
  x: fc.integer({ min: -500, max: 6000 }),
  y: fc.integer({ min: -500, max: 6000 }),
  width: fc.nat(1500),
  height: fc.nat(1500),
});
const orientation = fc.constantFrom('horizontal', 'vertical');

const layoutOf = (parents: Int32Array, sizes: { widths: Float64Array; heights: Float64Array }, way: 'horizontal' | 'vertical'): TreeLayout =>
  tidyTree(parents, sizes, { orientation: way, siblingGap: 16, levelGap: 56 });

const touches = (rect: Rect, left: number, top: number, right: number, bottom: number): boolean =>
  left <= rect.x + rect.width && right >= rect.x && top <= rect.y + rect.height && bottom >= rect.y;

const found = (find: (visit: (item: number) => void) => void): number[] => {
  const items: number[] = [];
  find((item) => items.push(item));
  return items;
};

describe('createSpatialIndex', () => {
  it('finds exactly the items that touch a rectangle, in order', () =>
    hold(
      fc.property(randomTree, orientation, window, ({ parents, sizes }, way, rect) => {
        const layout = layoutOf(parents, sizes, way);
        const expected = [...parents.keys()].filter((item) => {
          const [x, y] = [layout.x[item] as number, layout.y[item] as number];
          return touches(rect, x, y, x + (layout.widths[item] as number), y + (layout.heights[item] as number));
        });
        expect(found((visit) => createSpatialIndex(layout, parents).items(rect, visit))).to.deep.equal(expected);
      }),
    ));

  it('misses no edge, also where both its ends are outside', () =>
    hold(
      fc.property(randomTree, orientation, window, ({ parents, sizes }, way, rect) => {
        const layout = layoutOf(parents, sizes, way);
        const edges = new Set(found((visit) => createSpatialIndex(layout, parents).edges(rect, visit)));
        for (let item = 1; item < parents.length; item++) {
          const route = edgeRoute(layout, parents[item] as number, item);
          for (let at = 0; at + 3 < route.length; at += 2) {
            const [x1, y1, x2, y2] = route.slice(at, at + 4) as [number, number, number, number];
            const seen = touches(rect, Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
            if (seen) expect(edges.has(item), `edge to ${item}`).to.equal(true);
          }
        }
        expect(edges.has(0)).to.equal(false);
      }),
    ));

  it('tells which item lies at a point', () =>
    hold(
      fc.property(randomTree, orientation, fc.nat(119), ({ parents, sizes }, way, pick) => {
        const layout = layoutOf(parents, sizes, way);
        const item = pick % parents.length;
        const middle = {
          x: (layout.x[item] as number) + (layout.widths[item] as number) / 2,
          y: (layout.y[item] as number) + (layout.heights[item] as number) / 2,
        };
        const index = createSpatialIndex(layout, parents);
        expect(index.itemAt(middle)).to.equal(item);
        expect(index.itemAt({ x: -1, y: middle.y })).to.equal(-1);
      }),
    ));
});
