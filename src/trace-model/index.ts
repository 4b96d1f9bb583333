/** `run-elements/trace-model`: the wire schemas and trace documents, as pure functions over readonly data. No DOM, no rxjs, no lit. */
export {
  isRunEventType,
  parseRunEvent,
  parseRunInfo,
  type ContentPart,
  type Cost,
  type ParsedEvent,
  type RunEvent,
  type RunEventOf,
  type RunEventType,
  type RunFailure,
  type RunInfo,
  type RunLinks,
  type TokenUsage,
} from './run-event.js';
export { runEventSchemas, runInfoSchema } from './run-event-schema.js';

export { isTraceDocument, parseTrace, type ParsedTrace, type ParseTraceOptions, type TraceInput } from './parse-trace.js';
export { TraceError, type TraceErrorCode, type TraceErrorFacts } from './errors.js';
export { DEFAULT_LIMITS, type TraceLimits } from './limits.js';
export type { TraceFormatName } from './formats/detect.js';
export type { TraceHistory } from './history.js';
export { changesBetween, type TraceChanges } from './changes.js';
export { activityOf } from './activity.js';
export { atEntry, type PastTrace } from './at-entry.js';
export { compareTraces } from './compare.js';
export { isMaterial, type ComparedNode, type ComparedSlot, type DifferenceKind, type Divergence, type TraceComparison } from './comparison.js';
export { diagnosisOf } from './diagnosis.js';
export { firstCauseOf } from './first-cause.js';
export { groupActivity, loopsOf, type AttemptGroup, type AttemptLoop } from './loops.js';
export { indexOfPath, nodeAt } from './lookup.js';
export { knownKeysOf, referencesIn, type KnownKeys, type Reference, type SlotScope, type TextPart } from './references.js';
export { searchTrace } from './search.js';
export { timelineOf, type TimelineGap, type TimelineMark, type TimelineMarkKind, type TraceTimeline } from './timeline.js';
export type {
  DiagnosisCode,
  EngineRow,
  EntryVerdict,
  NodeKind,
  NodeStatus,
  Slot,
  SlotDeclaration,
  TraceCursor,
  TraceDiagnosis,
  TraceDocument,
  TraceEntry,
  TraceFormat,
  TraceNode,
  TraceStep,
  TraceWarning,
  WrittenEntry,
  WrittenNode,
  WrittenTrace,
} from './trace-document.js';
export { documentSchemas, traceEntrySchema, treeNodeSchemas, treeStepSchemas } from './trace-schema.js';
