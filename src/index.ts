/** `run-elements`: classes, events and types. Importing it registers nothing. */
export { runContext } from './elements/contexts.js';
export type { PageTarget, RunDisplay, RunRequest, RunScope } from './elements/contexts.js';
export {
  RunAnswerEvent,
  RunCancelEvent,
  RunCloseEvent,
  RunConnectionChangeEvent,
  RunEntrySelectEvent,
  RunErrorEvent,
  RunGapEvent,
  RunNavigateEvent,
  RunRetriggerEvent,
  RunRetriggeredEvent,
  RunStatusChangeEvent,
  RunSteerEvent,
  RunUpdateEvent,
} from './elements/events.js';
export { LiveRunViewer } from './elements/live-run-viewer/live-run-viewer.js';
export { RunConnection } from './elements/run-connection/run-connection.js';
export { RunErrorPanel } from './elements/run-error-panel/run-error-panel.js';
export { RunFindings } from './elements/run-findings/run-findings.js';
export { RunHeader } from './elements/run-header/run-header.js';
export { RunLog } from './elements/run-log/run-log.js';
export type { RunFilter, RunSearch } from './elements/internal/run/reading-types.js';
export { RunMetrics } from './elements/run-metrics/run-metrics.js';
export { RunProvider } from './elements/run-provider/run-provider.js';
export { RunScrubber } from './elements/run-scrubber/run-scrubber.js';
export { RunSteerBar } from './elements/run-steer-bar/run-steer-bar.js';
export { TraceCanvas } from './elements/trace-canvas/trace-canvas.js';
export { TraceInspector } from './elements/trace-inspector/trace-inspector.js';
export { TraceViewer } from './elements/trace-viewer/trace-viewer.js';
export type { OpenedTrace, TraceOrigin } from './elements/trace-viewer/rail/opened-traces.js';
export type { TraceSearch } from './elements/trace-canvas/trace-search.js';
export { traceContext } from './elements/trace-contexts.js';
export type { TraceRequest, TraceScope, TraceSelectSource } from './elements/trace-contexts.js';
export {
  TraceErrorEvent,
  TraceInspectorToggleEvent,
  TraceLoadEvent,
  TraceSelectEvent,
  TraceSelectionChangeEvent,
  TraceTabChangeEvent,
  TraceToggleEvent,
  TraceUpdateEvent,
  TraceViewportChangeEvent,
} from './elements/trace-events.js';
export { defaultStrings } from './elements/strings.js';
export type { RunStringOverrides, RunStrings } from './elements/strings.js';
export type {
  ActionReceipt,
  ConnectionState,
  RunEntry,
  RunEvent,
  RunState,
  RunStatus,
} from './streams/index.js';
