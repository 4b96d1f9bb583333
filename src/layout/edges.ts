/** Lines between nodes: right angles with rounded corners, as points, for a canvas and for SVG alike. */
import type { Rect, TreeLayout } from './types.js';

/** Corners of a line, `x, y` in turns. Neighbours differ in one coordinate at most. */
export type Route = readonly number[];

/** What a route can be written into; a `Path2D` and a canvas context are such sinks. */
export interface RouteSink {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(cornerX: number, cornerY: number, x: number, y: number): void;
}

/** Where an edge turns: so far before the child's level, so that all edges of a level turn on one line. */
const TURN = 28;
/** How far below a node the line of a reference runs. */
const LINK_DROP = 14;

/** From the middle of the parent's far side to the middle of the child's near side. */
export function edgeRoute(layout: TreeLayout, parent: number, child: number): Route {
  const { x, y, widths, heights } = layout;
  if (layout.orientation === 'horizontal') {
    const [fromX, fromY] = [at(x, parent) + at(widths, parent), at(y, parent) + at(heights, parent) / 2];
    const [toX, toY] = [at(x, child), at(y, child) + at(heights, child) / 2];
    const turn = turnBefore(fromX, toX);
    return [fromX, fromY, turn, fromY, turn, toY, toX, toY];
  }
  const [fromX, fromY] = [at(x, parent) + at(widths, parent) / 2, at(y, parent) + at(heights, parent)];
  const [toX, toY] = [at(x, child) + at(widths, child) / 2, at(y, child)];
  const turn = turnBefore(fromY, toY);
  return [fromX, fromY, fromX, turn, toX, turn, toX, toY];
}

/** From below a reference back to below the node it refers to. */
export function linkRoute({ x, y, widths, heights }: TreeLayout, from: number, to: number): Route {
  const [fromX, fromY] = [at(x, from) + at(widths, from) / 2, at(y, from) + at(heights, from)];
  const [toX, toY] = [at(x, to) + at(widths, to) / 2, at(y, to) + at(heights, to)];
  const below = fromY + LINK_DROP;
  return [fromX, fromY, fromX, below, toX, below, toX, toY];
}

/** What a route covers. */
export function routeBounds(route: Route): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < route.length; i += 2) {
    left = Math.min(left, at(route, i));
    right = Math.max(right, at(route, i));
    top = Math.min(top, at(route, i + 1));
    bottom = Math.max(bottom, at(route, i + 1));
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Writes a route with corners rounded by `radius`, less where there is no room for it. */
export function writeRoute(route: Route, radius: number, sink: RouteSink): void {
  const last = route.length - 2;
  sink.moveTo(at(route, 0), at(route, 1));
  for (let i = 2; i < last; i += 2) {
    const [x, y] = [at(route, i), at(route, i + 1)];
    const before = side(route, i, i - 2, radius);
    const after = side(route, i, i + 2, radius);
    const round = Math.min(before.length, after.length);
    if (round < 0.5 || before.x * after.x + before.y * after.y !== 0) {
      sink.lineTo(x, y);
      continue;
    }
    sink.lineTo(x + before.x * round, y + before.y * round);
    sink.quadraticCurveTo(x, y, x + after.x * round, y + after.y * round);
  }
  sink.lineTo(at(route, last), at(route, last + 1));
}

/** The route as the data of an SVG path. */
export function routeData(route: Route, radius: number): string {
  const parts: string[] = [];
  const number = (value: number): string => String(Math.round(value * 100) / 100);
  writeRoute(route, radius, {
    moveTo: (x, y) => parts.push(`M${number(x)} ${number(y)}`),
    lineTo: (x, y) => parts.push(`L${number(x)} ${number(y)}`),
    quadraticCurveTo: (cx, cy, x, y) => parts.push(`Q${number(cx)} ${number(cy)} ${number(x)} ${number(y)}`),
  });
  return parts.join('');
}

/** Direction from corner `i` towards corner `j`, and how much of that side rounding may use: half of it, at most `radius`. */
function side(route: Route, i: number, j: number, radius: number): { x: number; y: number; length: number } {
  const dx = at(route, j) - at(route, i);
  const dy = at(route, j + 1) - at(route, i + 1);
  return { x: Math.sign(dx), y: Math.sign(dy), length: Math.min(radius, (Math.abs(dx) + Math.abs(dy)) / 2) };
}

/** In the middle of a narrow gap, else at a fixed distance before the child. */
function turnBefore(from: number, to: number): number {
  const gap = to - from;
  return gap > 0 && gap < 2 * TURN ? from + gap / 2 : to - TURN;
}

const at = (values: ArrayLike<number>, index: number): number => values[index] as number;
