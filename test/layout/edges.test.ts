import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { edgeRoute, linkRoute, routeBounds, routeData } from '../../src/layout/edges.js';
import { tidyTree } from '../../src/layout/tidy-tree.js';
import { hold } from '../streams/support/property.js';
import { randomTree } from './support/trees.js';

describe('edges', () => {
  it('run at right angles, from the middle of the parent’s far side to the middle of the child’s near side', () =>
    hold(
      fc.property(randomTree, fc.constantFrom('horizontal', 'vertical'), ({ parents, sizes }, orientation) => {
        const layout = tidyTree(parents, sizes, { orientation, siblingGap: 16, levelGap: 56 });
        for (let child = 1; child < parents.length; child++) {
          const parent = parents[child] as number;
          const route = edgeRoute(layout, parent, child);
          for (let at = 2; at < route.length; at += 2) {
            expect(route[at] === route[at - 2] || route[at + 1] === route[at - 1]).to.equal(true);
          }
          const [fromX, fromY] = route;
          const [toX, toY] = route.slice(-2);
          if (orientation === 'horizontal') {
            expect(fromX).to.equal((layout.x[parent] as number) + (layout.widths[parent] as number));
            expect(toX).to.equal(layout.x[child]);
            expect(toY).to.equal((layout.y[child] as number) + (layout.heights[child] as number) / 2);
          } else {
            expect(fromY).to.equal((layout.y[parent] as number) + (layout.heights[parent] as number));
            expect(toY).to.equal(layout.y[child]);
          }
        }
      }),
    ));

  it('turn at one line for all children of a level', () => {
    const parents = Int32Array.of(-1, 0, 0, 1, 2);
    const sizes = { widths: Float64Array.of(80, 60, 140, 50, 50), heights: new Float64Array(5).fill(40) };
    const layout = tidyTree(parents, sizes, { orientation: 'horizontal', siblingGap: 16, levelGap: 56 });
    expect(edgeRoute(layout, 1, 3)[2]).to.equal(edgeRoute(layout, 2, 4)[2]);
  });

  it('have corners as round as there is room for', () => {
    expect(routeData([0, 0, 20, 0, 20, 40, 60, 40], 6)).to.equal('M0 0L14 0Q20 0 20 6L20 34Q20 40 26 40L60 40');
    expect(routeData([0, 0, 20, 0, 20, 4, 60, 4], 6)).to.equal('M0 0L18 0Q20 0 20 2L20 2Q20 4 22 4L60 4');
    expect(routeData([0, 0, 20, 0, 20, 0, 60, 0], 6)).to.equal('M0 0L20 0L20 0L60 0');
  });

  it('lead from below a reference to below the node it refers to', () => {
    const layout = tidyTree(
      Int32Array.of(-1, 0),
      { widths: Float64Array.of(100, 100), heights: Float64Array.of(40, 40) },
      { orientation: 'horizontal', siblingGap: 16, levelGap: 56 },
    );
    expect(linkRoute(layout, 1, 0)).to.deep.equal([206, 40, 206, 54, 50, 54, 50, 40]);
  });

  it('cover what their corners cover', () => {
    expect(routeBounds([10, 20, 10, 34, 3, 34, 3, 5])).to.deep.equal({ x: 3, y: 5, width: 7, height: 29 });
  });
});
