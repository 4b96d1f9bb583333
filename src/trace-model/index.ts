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
} from './run-events/run-event.js';
export { runEventSchemas, runInfoSchema } from './run-events/run-event-schema.js';

export { isTraceDocument, parseTrace, type ParsedTrace, type ParseTraceOptions, type TraceInput } from './parse-trace.js';
export { TraceError, type TraceErrorCode, type TraceErrorFacts } from './errors.js';
export { DEFAULT_LIMITS, type TraceLimits } from './open/limits.js';
export type { TraceFormatName } from './formats/detect.js';
export type { TraceHistory } from './open/history.js';
export { changesBetween, type TraceChanges } from './ask/changes.js';
export { activityOf } from './ask/activity.js';
export { atEntry, type PastTrace } from './ask/at-entry.js';
export { compareTraces } from './compare/compare.js';
export { isMaterial, type ComparedNode, type ComparedSlot, type DifferenceKind, type Divergence, type TraceComparison } from './compare/comparison.js';
export { diagnosisOf } from './derive/diagnosis.js';
export { groupActivity, loopsOf, type AttemptGroup, type AttemptLoop } from './derive/loops.js';
export { firstCauseOf, indexOfPath, nodeAt } from './ask/lookup.js';
export { knownKeysOf, referencesIn, type KnownKeys, type Reference, type SlotScope, type TextPart } from './derive/references.js';
export { searchTrace } from './ask/search.js';
export { timelineOf, type TimelineGap, type TimelineMark, type TimelineMarkKind, type TraceTimeline } from './ask/timeline.js';
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
