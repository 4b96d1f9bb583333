/** What makes of the painted tree one to touch: nodes in the DOM, minimap, gestures. Loaded while the document is read. */
import type { CSSResult } from 'lit';
import { nodeStyles } from './drawing/node.styles.js';

export { Gestures } from './gestures.js';
export { Overview } from './overview.js';
export { WorldLayer } from './world-layer.js';

export const layerStyles: readonly CSSResult[] = [nodeStyles].flat<unknown[], 9>(9) as CSSResult[];
