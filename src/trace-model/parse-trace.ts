/** Opens trace documents: what every page and tool reads them with. */
import { openTrace, type ParsedTrace, type ParseTraceOptions, type TraceInput } from './open/open-trace.js';
import { provideRare } from './open/rare-parts.js';
import * as rare from './open/rare.js';

export { isTraceDocument, type ParsedTrace, type ParseTraceOptions, type TraceInput } from './open/open-trace.js';

/**
 * Opens a document, or a series of them: one a line, or in an array, each as it is or as `doc` of a record.
 *
 * A `TraceDocument` comes back as it is.
 *
 * @throws TraceError when nothing can be shown; what can be, comes with warnings.
 */
export function parseTrace(input: TraceInput, options: ParseTraceOptions = {}): ParsedTrace {
  provideRare(rare);
  return openTrace(input, options);
}
