/** An event stream whose events are whole documents. */
import { DEFAULT_LIMITS } from '../transports/http-request.js';
import { readSse } from '../transports/sse.js';

/**
 * The text of each document, once it has been known for as long as `settle` takes; what was replaced meanwhile is passed
 * over. `undefined`: something came, and no document. Ends when the stream does; throws a `TransportError` when it breaks.
 */
export async function* readDocuments(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  settle: () => Promise<void>,
): AsyncGenerator<string | undefined, void> {
  const signals = readSse(body, signal, { ...DEFAULT_LIMITS, recordBytes: DEFAULT_LIMITS.documentBytes });
  let newest: string | undefined;
  let settled: Promise<void> | undefined;
  let next = signals.next();
  try {
    for (;;) {
      const came = await (settled ? Promise.race([next, settled]) : next);
      if (came === undefined) {
        settled = undefined;
        yield newest;
        continue;
      }
      if (came.done) break;
      next = signals.next();
      if (came.value.type !== 'records') yield undefined;
      else {
        newest = came.value.records.at(-1)?.text ?? newest;
        settled ??= settle();
      }
    }
    if (settled) yield newest;
  } finally {
    // Nobody waits for these any more; how they end is told by whatever ended this.
    for (const left of [next, settled, signals.return('interrupted')]) left?.catch(() => undefined);
  }
}
