/** Files that a run speaks of. Loaded when one is to be shown. */
export { fileCard } from './file-card.js';
export { fileStyles } from './file.styles.js';
