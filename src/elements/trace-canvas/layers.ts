/** What lies over the painted tree: nodes in the DOM, and the minimap. Loaded while the document is being read. */
import type { CSSResult } from 'lit';
import { nodeStyles } from './drawing/node.styles.js';

export { Overview } from './overview.js';
export { WorldLayer } from './world-layer.js';

export const layerStyles: readonly CSSResult[] = [nodeStyles].flat<unknown[], 9>(9) as CSSResult[];
