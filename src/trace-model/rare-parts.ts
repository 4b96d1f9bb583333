/**
 * The way to what few documents need. A page that opens documents as they usually are does not pay for it: `openLater`
 * loads it when a document asks. `parseTrace`, which answers at once, brings it along.
 */
import type * as rare from './rare.js';

/** Once loaded, for everything that opens documents. */
let parts: typeof rare | undefined;

/** A document needs what is not loaded: to be opened again when it is. */
export class RareNeeded extends Error {}

/** From now on it is there. */
export const provideRare = (given: typeof rare): void => {
  parts = given;
};

/** @throws RareNeeded while it is not there */
export function rarely(): typeof rare {
  if (!parts) throw new RareNeeded('what few documents need is not loaded');
  return parts;
}
