/** What a stack of nodes looks like: cards behind it, and a bar that shows what came of them. */
import type { StatusLook } from './looks.js';
import type { NodeContent } from './node-content.js';

/** Cards behind the first, and how far each is moved. */
export const CARDS = 2;
export const CARD_STEP = 4;

/** Height of the bar, between two parts of it, and the least width of one. */
export const BAR = 4;
const GAP = 1;
const LEAST = 3;

/** The parts of a stack's bar, each at least so wide that it is seen. `x` from the bar's start. */
export function barParts({ shares }: NodeContent, width: number): readonly (readonly [look: StatusLook, x: number, width: number])[] {
  const free = Math.max(0, width - shares.length * (LEAST + GAP) + GAP);
  let x = 0;
  return shares.map(([look, share]) => {
    const part = [look, x, LEAST + share * free] as const;
    x += part[2] + GAP;
    return part;
  });
}
