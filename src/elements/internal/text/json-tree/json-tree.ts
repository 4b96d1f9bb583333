/** Values as trees. Loaded when one is to be shown. */
export { jsonTree, JsonTreeState } from './json-tree-view.js';
export { jsonTreeStyles } from './json-tree.styles.js';
