/** Opens trace documents with no more code than each needs: what stores read them with. */
import { openTrace, type ParsedTrace, type ParseTraceOptions, type TraceInput } from './open-trace.js';
import { provideRare, RareNeeded } from './rare-parts.js';

/**
 * As `parseTrace`, but what few documents need is loaded for the first of them, which is then opened again.
 *
 * @throws TraceError as `parseTrace` does
 */
export async function openLater(input: TraceInput, options: ParseTraceOptions): Promise<ParsedTrace> {
  try {
    return openTrace(input, options);
  } catch (error) {
    if (!(error instanceof RareNeeded)) throw error;
    provideRare(await import('./rare.js'));
    return openTrace(input, options);
  }
}
