/** Everything the benchmarks call in the page. */
export { collectGarbage, readAndParse, readByEventSource, readToRecords, readToState } from './ingest.js';
export { mount, openRecording, read } from './elements.js';
export { foldPrepared, prepareRuns } from './scaling.js';
export { feed, prepareList } from './feeding.js';
export { growMarkdown, prepareMarkdown } from './markdown.js';
