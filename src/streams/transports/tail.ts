/**
 * A file on a static server, followed as it grows. Each look asks for the bytes after the last whole line, and for the
 * 64 before it: when those differ, or the file is shorter, it is another file and is read from its start.
 */
import { TransportError } from '../errors.js';
import { chunks } from './bytes.js';
import { open, type HttpOptions } from './http-request.js';
import { join, LF, NdjsonDecoder } from './ndjson.js';
import type { ConnectionEnd, Signal } from './transport.js';

/** How far a file has been read: `offset` bytes in whole lines, ending in the bytes of `before`. */
export interface FileTail {
  offset: number;
  before: Uint8Array;
}

const CHECKED_BYTES = 64;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** Not grown for this long: the connection is called stalled. */
const QUIET_MS = 60_000;

/** Follows the file for ever; `first` is the answer already in hand, of the whole file. */
export async function* followFile(
  options: HttpOptions,
  signal: AbortSignal,
  tail: FileTail,
  first?: Response,
): AsyncGenerator<Signal, ConnectionEnd> {
  let pause = FIRST_PAUSE_MS;
  let still = 0;
  if (first) yield* readFrom(first, signal, options, tail, 0);
  else yield { type: 'open', polled: true };
  yield { type: 'caught-up' };
  for (;;) {
    await options.pause(pause, signal);
    const before = tail.offset;
    yield* look(options, signal, tail);
    const grew = tail.offset !== before;
    still = grew ? 0 : still + pause;
    pause = grew ? FIRST_PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS);
    if (grew) yield { type: 'caught-up' };
    else yield { type: still >= QUIET_MS ? 'quiet' : 'bytes' };
  }
}

/** One look at the file. */
async function* look(options: HttpOptions, signal: AbortSignal, tail: FileTail): AsyncGenerator<Signal, void> {
  const from = tail.offset - tail.before.length;
  const response = await open(options, signal, { range: `bytes=${from}-` });
  if (response.status === 416) {
    const size = Number(/\*\/(\d+)/.exec(response.headers.get('Content-Range') ?? '')?.[1] ?? from);
    if (size < tail.offset) yield* startOver(options, signal, tail);
    return;
  }
  // A server that does not do ranges after all sends the whole file: what is known of it is passed over.
  const start = response.status === 206 ? from : 0;
  if (!(yield* readFrom(response, signal, options, tail, start))) yield* startOver(options, signal, tail);
}

async function* startOver(options: HttpOptions, signal: AbortSignal, tail: FileTail): AsyncGenerator<Signal, void> {
  tail.offset = 0;
  tail.before = new Uint8Array(0);
  yield { type: 'restart' };
  yield* readFrom(await open(options, signal, {}), signal, options, tail, 0);
}

/** Reads an answer that begins at byte `start`; returns whether its known bytes are as expected. */
async function* readFrom(
  response: Response,
  signal: AbortSignal,
  options: HttpOptions,
  tail: FileTail,
  start: number,
): AsyncGenerator<Signal, boolean> {
  const { href } = options.url;
  if (!response.body) throw new TransportError('invalid_body', 'the answer has no body', { url: href });
  const contentType = response.headers.get('Content-Type') ?? '';
  if (/^text\/html\b/i.test(contentType)) {
    await response.body.cancel();
    throw new TransportError('html', 'the server sent a web page instead of a run', { url: href, contentType });
  }
  const decoder = new NdjsonDecoder(options.limits.recordBytes);
  const known = tail.before;
  const offset = tail.offset;
  let at = start;
  let newest = known;
  for await (const chunk of chunks(response.body, signal)) {
    const again = Math.min(chunk.length, Math.max(0, offset - at));
    for (let i = 0; i < again; i++) {
      const place = at + i - (offset - known.length);
      if (place >= 0 && chunk[i] !== known[place]) return false;
    }
    at += chunk.length;
    const fresh = chunk.subarray(again);
    if (fresh.length === 0) continue;
    const records = decoder.feed(fresh);
    if (records.length > 0) yield { type: 'records', records };
    else yield { type: 'bytes' };
    // Only now are they taken: who leaves before reads them again.
    tail.offset = offset + decoder.consumed;
    const end = fresh.lastIndexOf(LF) + 1;
    if (end > 0) tail.before = lastOf(newest, fresh.subarray(0, end));
    newest = lastOf(newest, fresh);
  }
  const records = decoder.takeWhole();
  if (records.length > 0) {
    yield { type: 'records', records };
    tail.offset = offset + decoder.consumed;
    tail.before = newest;
  }
  return at >= offset;
}

/** The last bytes of two pieces that follow each other, as many as are compared. */
function lastOf(before: Uint8Array, after: Uint8Array): Uint8Array {
  return join([before, after.subarray(-CHECKED_BYTES)]).slice(-CHECKED_BYTES);
}
