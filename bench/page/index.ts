/** Everything the benchmarks call in the page. */
export { collectGarbage, readAndParse, readByEventSource, readToState } from './ingest.js';
export { mount, openRecording, read } from './elements.js';
export { costOfEvent } from './scaling.js';
