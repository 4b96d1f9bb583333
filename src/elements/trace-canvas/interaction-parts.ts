/** What one works with: nodes in the DOM, minimap, pointers. Loaded when the first picture is there, which needs none of it. */
import type { CSSResult } from 'lit';
import { nodeStyles } from './drawing/node.styles.js';
import { paperStyles } from './picture/paper.js';

export { badgeAt } from './drawing/badge-at.js';
export { Gestures } from './gestures.js';
export { Overview } from './panels/overview.js';
export { Paper } from './picture/paper.js';
export { WorldLayer } from './world-layer.js';

export const worldStyles: readonly CSSResult[] = [nodeStyles, paperStyles].flat<unknown[], 9>(9) as CSSResult[];
