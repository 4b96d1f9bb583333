/** Changes of files. Loaded when one is to be shown. */
export { rowsOfChange, rowsOfPatch, type DiffRow } from './diff-lines.js';
export { diffView } from './diff-view.js';
export { diffStyles } from './diff.styles.js';
