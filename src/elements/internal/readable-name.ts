import { showControls } from './show-controls.js';

/** No name is read further. */
const MAX_NAME = 300;

/** A node's name as people read it: underscores are spaces, invisible controls are written out, the absurdly long is cut. */
export const readableName = (name: string): string =>
  showControls(name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name)
    .replace(/[_\s]+/gu, ' ')
    .trim();
