/** What is asked of a document. Loaded when the first is shown, before the page is told of it. */
export { activityOf } from '../../trace-model/activity.js';
export { changesBetween } from '../../trace-model/changes.js';
export { firstCauseOf } from '../../trace-model/first-cause.js';
export { searchTrace } from '../../trace-model/search.js';
