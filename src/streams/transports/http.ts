/**
 * One GET over HTTP, read by what its answer says it is: SSE, NDJSON (a recording, a stream, or a file that grows) or
 * JSON (a recording, an array, or pages). `fetch` and a stream reader, never `EventSource`, which cannot send headers,
 * dies on one 503 and reconnects for ever after a clean end. Readers other than SSE's are loaded when first met.
 */
import { TransportError } from '../errors.js';
import type { RunPosition } from '../run-state.js';
import { open, type HttpOptions } from './http-request.js';
import { readSse } from './sse.js';
import type { FileTail } from './tail.js';
import type { ConnectionEnd, Signal, Transport } from './transport.js';

/** What the last answer turned out to be, so that a reconnect goes on the same way. */
type Mode = { readonly kind: 'stream' } | { readonly kind: 'pages'; nextSeq: number } | { kind: 'file'; tail: FileTail };

/** A transport over HTTP for one URL. */
export function httpTransport(options: HttpOptions): Transport {
  let mode: Mode = { kind: 'stream' };

  async function* connect(position: RunPosition | undefined, signal: AbortSignal): AsyncGenerator<Signal, ConnectionEnd> {
    if (position === undefined) mode = { kind: 'stream' };
    if (mode.kind === 'pages') return yield* (await import('./pages.js')).readPages(options, signal, mode);
    if (mode.kind === 'file') return yield* (await import('./tail.js')).followFile(options, signal, mode.tail);
    const response = await open(options, signal, { position });
    if (response.status === 204) return 'no-content';
    const type = mediaType(response);
    const lines = isNdjson(type, options.url);
    const grows = lines && response.headers.get('Accept-Ranges')?.trim() === 'bytes';
    const document = type === 'application/json' || type.endsWith('+json');
    yield { type: 'open', polled: grows || document };
    if (type === 'text/event-stream') return yield* readSse(body(response), signal, options.limits);
    if (lines) {
      if (!grows) {
        const whole = response.headers.has('Content-Length');
        const { readNdjson } = await import('./ndjson.js');
        return yield* readNdjson(body(response), signal, options.limits, whole);
      }
      mode = { kind: 'file', tail: { offset: 0, before: new Uint8Array(0) } };
      const { followFile } = await import('./tail.js');
      return yield* followFile(options, signal, mode.tail, response);
    }
    if (document) {
      const { readJson, readPages } = await import('./pages.js');
      const nextSeq = yield* readJson(response, options);
      if (nextSeq === undefined) return 'complete';
      mode = { kind: 'pages', nextSeq };
      return yield* readPages(options, signal, mode);
    }
    const { wrongType } = await import('./refusal.js');
    throw await wrongType(response, type, options.url);
  }
  return { connect };
}

const NDJSON = new Set(['application/x-ndjson', 'application/ndjson', 'application/jsonl', 'application/x-jsonlines']);
const UNTYPED = new Set(['text/plain', 'application/octet-stream', '']);

/** Files on plain servers often have no type of their own; their name decides then. */
const isNdjson = (type: string, url: URL): boolean =>
  NDJSON.has(type) || (UNTYPED.has(type) && /\.(jsonl|ndjson)$/i.test(url.pathname));

const mediaType = (response: Response): string =>
  (response.headers.get('Content-Type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

function body(response: Response): ReadableStream<Uint8Array> {
  if (!response.body) throw new TransportError('invalid_body', 'the answer has no body', { url: response.url });
  return response.body;
}
