/** What the first picture needs: loaded while the document is being read, as what opens it is. */
export { firstCauseOf } from '../../trace-model/ask/lookup.js';
export { anchorOf } from './anchor.js';
export { hasNames } from './drawing/node-metrics.js';
export { Painter } from './drawing/painter.js';
export { isSameTree } from './drawing/scene-tree.js';
export { createScene, isSpacedFor, withTrace, worthSeeing } from './drawing/scene.js';
export { watchTheme } from './drawing/theme.js';
