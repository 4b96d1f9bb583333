/** A live run as a trace document, for whatever draws one. Loaded when somebody wants to see it so. */
export { RunTree, runTreeOf } from './run-tree.js';
