/** Everything the benchmarks call in the page. */
export { collectGarbage, readAndParse, readByEventSource, readToRecords, readToState } from './ingest.js';
export { foldPrepared, prepareRuns } from './scaling.js';
export { feed, openWhileFed, prepareList, visit } from './feeding.js';
export { foldWhole, isAsReduced, mount, openRecording, read, seekAround } from './elements.js';
export { growMarkdown, prepareMarkdown } from './markdown.js';
export { layOut } from './trees/layouts.js';
export { changeDrawing, moveDrawing, openDrawing, parseText, prepareDrawing, prepareText, showText } from './trees/drawings.js';
export { act, compareExecutions, followVersions, openExecution, parseExecution, prepareExecution, watchExecution } from './trees/inspecting.js';
