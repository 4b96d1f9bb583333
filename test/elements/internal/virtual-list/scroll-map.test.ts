import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import {
  MAX_PHYSICAL,
  maxPhysicalTop,
  maxTop,
  physicalSize,
  resized,
  scrolled,
  scrollMap,
  settled,
} from '../../../../src/elements/internal/virtual-list/scroll-map.js';

const viewport = fc.integer({ min: 50, max: 3000 });
/** Some below what is mapped, most far above it. */
const total = fc.oneof(fc.integer({ min: 0, max: 9_000_000 }), fc.integer({ min: 8_000_000, max: 200_000_000 }));
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('scroll map', () => {
  it('is the identity up to what a browser can scroll', () => {
    const map = scrollMap(500_000, 800, 1234.5);
    expect(map.physicalTop).to.equal(1234.5);
    expect(physicalSize(map)).to.equal(500_000);
    expect(scrolled(map, 400_000).top).to.equal(400_000);
  });

  it('never makes the scroller taller than the limit, and stays inside it', () => {
    fc.assert(
      fc.property(total, viewport, share, (height, view, part) => {
        const map = scrollMap(height, view, part * height);
        expect(physicalSize(map)).to.be.at.most(MAX_PHYSICAL);
        expect(map.physicalTop).to.be.within(0, maxPhysicalTop(map));
        expect(map.top).to.be.within(0, maxTop(map));
      }),
    );
  });

  it('reaches both ends exactly, from anywhere', () => {
    fc.assert(
      fc.property(total, viewport, share, (height, view, part) => {
        const map = scrollMap(height, view, part * height);
        expect(scrolled(map, 0).top).to.equal(0);
        expect(scrolled(map, maxPhysicalTop(map)).top).to.equal(maxTop(map));
      }),
    );
  });

  it('moves by the same pixels as a small scroll, and never sticks at an end', () => {
    fc.assert(
      fc.property(total, viewport, share, fc.array(fc.integer({ min: -90, max: 90 }), { maxLength: 200 }), (height, view, part, steps) => {
        let map = scrollMap(height, view, part * height);
        for (const step of steps) {
          const before = map;
          const physical = Math.max(0, Math.min(map.physicalTop + step, maxPhysicalTop(map)));
          map = scrolled(map, physical);
          const moved = physical - before.physicalTop;
          expect(map.top).to.be.closeTo(Math.max(0, Math.min(before.top + moved, maxTop(map))), 1e-6);
          const atEnd = map.physicalTop <= 0 || map.physicalTop >= maxPhysicalTop(map);
          expect(atEnd).to.equal(map.top <= 0 || map.top >= maxTop(map));
        }
      }),
    );
  });

  it('scrolls all the way to the last pixel by small steps', () => {
    let map = scrollMap(150_000_000, 800, 150_000_000 - 800 - 5000);
    let steps = 0;
    for (; map.top < maxTop(map) && steps < 1000; steps++) map = scrolled(map, Math.min(map.physicalTop + 40, maxPhysicalTop(map)));
    expect(map.top).to.equal(maxTop(map));
    expect(steps).to.equal(125);
  });

  it('goes to the proportional place on a jump', () => {
    const map = scrollMap(150_000_000, 800, 0);
    const half = scrolled(map, maxPhysicalTop(map) / 2);
    expect(half.top / maxTop(half)).to.be.closeTo(0.5, 0.001);
  });

  it('is monotone: further down on the scrollbar is further down in the list', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8_100_000, max: 200_000_000 }), viewport, share, share, (height, view, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const at = (part: number): number => scrollMap(height, view, part * (height - view)).physicalTop;
        expect(at(low)).to.be.at.most(at(high));
      }),
    );
  });

  it('keeps what is seen when rows above change, and settles without moving it', () => {
    fc.assert(
      fc.property(total, viewport, share, fc.integer({ min: -5000, max: 5000 }), (height, view, part, grown) => {
        const map = scrollMap(height, view, part * height);
        const now = resized(map, Math.max(0, height + grown), view, map.top + grown);
        expect(now.top).to.be.closeTo(Math.max(0, Math.min(map.top + grown, maxTop(now))), 1e-6);
        expect(settled(now).top).to.equal(now.top);
        expect(settled(settled(now))).to.deep.equal(settled(now));
      }),
    );
  });
});
