import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { Point, Rect, Size, Viewport } from '../../src/layout/types.js';
import { clamp, fit, limitsOf, panBy, reveal, toWorld, zoomAt } from '../../src/layout/viewport.js';
import { hold } from '../streams/support/property.js';

const NEAR = 1e-3;
const length = fc.integer({ min: 1, max: 1_000_000 });
const side = fc.integer({ min: 40, max: 3000 });
const size: fc.Arbitrary<Size> = fc.record({ width: side, height: side });
const bounds: fc.Arbitrary<Rect> = fc.record({ x: fc.constant(0), y: fc.constant(0), width: length, height: length });
const viewport: fc.Arbitrary<Viewport> = fc.record({
  x: fc.integer({ min: -100_000, max: 100_000 }),
  y: fc.integer({ min: -100_000, max: 100_000 }),
  zoom: fc.double({ min: 0.01, max: 3, noNaN: true }),
});
/** Where in the view a point of the world is seen. */
const toScreen = ({ x, y, zoom }: Viewport, at: Point): Point => ({ x: at.x * zoom + x, y: at.y * zoom + y });
const point = fc.record({ x: fc.integer({ min: 0, max: 3000 }), y: fc.integer({ min: 0, max: 3000 }) });

describe('viewport', () => {
  it('fits: everything is seen, in the middle, and never magnified', () =>
    hold(
      fc.property(bounds, size, (all, view) => {
        const fitted = fit(all, view, { padding: 24 });
        const start = toScreen(fitted, { x: 0, y: 0 });
        const end = toScreen(fitted, { x: all.width, y: all.height });
        expect(start.x).to.be.at.least(-NEAR);
        expect(start.y).to.be.at.least(-NEAR);
        expect(end.x).to.be.at.most(view.width + NEAR);
        expect(end.y).to.be.at.most(view.height + NEAR);
        expect(start.x).to.be.closeTo(view.width - end.x, NEAR);
        expect(start.y).to.be.closeTo(view.height - end.y, NEAR);
        expect(fitted.zoom).to.be.at.most(1);
      }),
    ));

  it('keeps what is under the pointer there while it zooms', () =>
    hold(
      fc.property(viewport, fc.double({ min: 0.001, max: 10, noNaN: true }), point, (view, zoom, at) => {
        const next = zoomAt(view, zoom, at, { min: 0.01, max: 3 });
        const before = toWorld(view, at);
        const after = toWorld(next, at);
        expect(after.x).to.be.closeTo(before.x, NEAR / view.zoom);
        expect(after.y).to.be.closeTo(before.y, NEAR / view.zoom);
        expect(next.zoom).to.be.within(0.01, 3);
      }),
    ));

  it('can always be zoomed out as far as fitting', () =>
    hold(
      fc.property(bounds, size, (all, view) => {
        const limits = limitsOf(all, view);
        expect(limits.min).to.be.at.most(fit(all, view, { padding: 24 }).zoom);
        expect(limits.max).to.be.greaterThan(1);
      }),
    ));

  it('never loses the drawing: a quarter of it, or of the view, stays', () =>
    hold(
      fc.property(viewport, bounds, size, (any, all, view) => {
        const held = clamp(any, all, view);
        for (const [at, extent, room] of [
          [held.x, all.width * held.zoom, view.width],
          [held.y, all.height * held.zoom, view.height],
        ] as const) {
          const seen = Math.min(room, at + extent) - Math.max(0, at);
          expect(seen).to.be.at.least(Math.min(extent, room) / 4 - NEAR);
        }
        expect(clamp(held, all, view)).to.deep.equal(held);
      }),
    ));

  it('leaves a view alone in which the drawing is well seen', () => {
    const view = { x: 10, y: 20, zoom: 1 };
    expect(clamp(view, { x: 0, y: 0, width: 500, height: 500 }, { width: 800, height: 600 })).to.deep.equal(view);
  });

  it('reveals: what fits is wholly in view afterwards, with its margin', () =>
    hold(
      fc.property(viewport, size, fc.record({ x: fc.nat(5000), y: fc.nat(5000), width: fc.nat(300), height: fc.nat(100) }), (view, room, rect) => {
        const shown = reveal(view, rect, room, 32);
        const start = toScreen(shown, rect);
        const [width, height] = [rect.width * view.zoom, rect.height * view.zoom];
        const check = (at: number, extent: number, whole: number): void => {
          if (extent > whole) expect(at).to.be.closeTo(0, NEAR);
          else {
            const air = Math.min(32, (whole - extent) / 2);
            expect(at).to.be.at.least(air - NEAR);
            expect(at + extent).to.be.at.most(whole - air + NEAR);
          }
        };
        if (width <= room.width) check(start.x, width, room.width);
        if (height <= room.height) check(start.y, height, room.height);
        expect(reveal(shown, rect, room, 32).x).to.be.closeTo(shown.x, NEAR);
      }),
    ));

  it('does not move for what is seen already', () => {
    const view = { x: 0, y: 0, zoom: 1 };
    expect(reveal(view, { x: 100, y: 100, width: 50, height: 50 }, { width: 800, height: 600 }, 32)).to.deep.equal(view);
  });

  it('pans by pixels, whatever the zoom', () => {
    expect(panBy({ x: 1, y: 2, zoom: 0.5 }, 10, -4)).to.deep.equal({ x: 11, y: -2, zoom: 0.5 });
  });
});
