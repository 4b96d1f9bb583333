/** What is asked of a document. Loaded while it is being read. */
export { activityOf } from '../../trace-model/activity.js';
export { changesBetween } from '../../trace-model/changes.js';
export { firstCauseOf } from '../../trace-model/first-cause.js';
export { searchTrace } from '../../trace-model/search.js';
