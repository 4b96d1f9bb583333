/** What is asked of a document. Loaded when the first is shown, before the page is told of it. */
export { activityOf } from '../../../trace-model/ask/activity.js';
export { atEntry } from '../../../trace-model/ask/at-entry.js';
export { changesBetween } from '../../../trace-model/ask/changes.js';
export { searchTrace } from '../../../trace-model/ask/search.js';
export { readAheadWhenIdle } from './read-ahead.js';

// Whoever asks has what opens documents: said here too, bundlers need not cut that into what both share and what not.
export { openTrace } from '../../../trace-model/open/open-trace.js';
