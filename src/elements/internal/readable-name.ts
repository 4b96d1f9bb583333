import { showControls } from './show-controls.js';

/** No name is read further. */
const MAX_NAME = 300;

/** A node's name as people read it: underscores are spaces, invisible controls are written out. */
export const readableName = (name: string): string => showControls(name.slice(0, MAX_NAME)).replace(/[_\s]+/gu, ' ').trim();
