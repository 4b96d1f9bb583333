/** What one works with: nodes in the DOM, the tree of keyboard and screen readers, minimap, pointers. Loaded when the first picture is there, which needs none of it. */
import type { CSSResult } from 'lit';
import { nodeStyles } from './drawing/node.styles.js';
import { paperStyles } from './picture/paper.js';

export { badgeAt } from './drawing/badge-at.js';
export { Gestures } from './gestures.js';
export { twin } from './outline/twin.js';
export { Overview } from './panels/overview.js';
export { Paper } from './picture/paper.js';
export { WorldLayer } from './world-layer.js';

export const worldStyles: readonly CSSResult[] = [nodeStyles, paperStyles].flat<unknown[], 9>(9) as CSSResult[];

// What draws is there already: as in `picture/picture-parts.ts`.
export * from './drawing-parts.js';
