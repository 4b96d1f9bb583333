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
