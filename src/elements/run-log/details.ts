/** What draws opened entries. Loaded when the page is idle, at the latest when an entry is opened. */
export { DetailsMemory } from './details-memory.js';
export { entryDetails } from './entry-details.js';
