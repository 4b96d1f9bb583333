/** What draws opened entries. Loaded when the page is idle, at the latest when an entry is opened. */
export { textStyles } from '../internal/text/text.styles.js';
export { DetailsMemory } from './details-memory.js';
export { detailsStyles } from './details.styles.js';
export { entryDetails } from './entry-details.js';
