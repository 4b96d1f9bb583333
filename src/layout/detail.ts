/** Level of detail: how much of a node is worth drawing at a zoom. */
import type { Detail } from './types.js';

/** From the largest zoom down: the smallest zoom at which a level is drawn. The small text, of 11 px, is readable down to 9. */
const LEVELS: readonly (readonly [from: number, detail: Detail])[] = [
  [0.8, 'full'],
  [0.25, 'name'],
  [0.04, 'block'],
];

/** What is drawn of a node at this zoom. */
export const detailAt = (zoom: number): Detail => LEVELS.find(([from]) => zoom >= from)?.[1] ?? 'cell';
