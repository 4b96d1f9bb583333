/** Level of detail: how much of a node is worth drawing at a zoom. */
import type { Detail } from './types.js';

/** The smallest zoom at which everything is drawn: the small text, of 11 px, is readable down to 9. */
export const FULL_FROM = 0.8;

/** From the largest zoom down: the smallest zoom at which a level is drawn. */
const LEVELS: readonly (readonly [from: number, detail: Detail])[] = [
  [FULL_FROM, 'full'],
  [0.25, 'name'],
  [0.04, 'block'],
];

/** What is drawn of a node at this zoom. */
export const detailAt = (zoom: number): Detail => LEVELS.find(([from]) => zoom >= from)?.[1] ?? 'cell';
