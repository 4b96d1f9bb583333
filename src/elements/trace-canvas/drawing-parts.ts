/** All that draws: loaded while the document is being read, as what opens it is. */
import type { CSSResult } from 'lit';
import { nodeStyles } from './drawing/node.styles.js';

export { badgeAt } from './drawing/badge-at.js';
export { Painter } from './drawing/painter.js';
export { isSameTree } from './drawing/scene-tree.js';
export { createScene, withTrace } from './drawing/scene.js';
export { watchTheme } from './drawing/theme.js';
export { Gestures } from './gestures.js';
export { Overview } from './overview.js';
export { WorldLayer } from './world-layer.js';

export const worldStyles: readonly CSSResult[] = [nodeStyles].flat<unknown[], 9>(9) as CSSResult[];
