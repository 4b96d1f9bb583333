/** What can be said about a run without a model. Loaded when somebody looks, not with the stream core. */
export type { Finding } from './finding.js';
export { FindingBook } from './finding-book.js';
export { SlowMarker } from './slow-marker.js';
