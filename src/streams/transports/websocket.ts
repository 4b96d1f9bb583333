/** A WebSocket: one JSON event, or an array of them, a message. The first thing sent is where to go on. */
import { TransportError, type TransportErrorCode } from '../errors.js';
import type { RunPosition } from '../run-state.js';
import { parseText, tooLarge } from './bytes.js';
import type { Limits } from './http-request.js';
import { Inbox } from './inbox.js';
import type { ConnectionEnd, RawRecord, Signal, Transport } from './transport.js';

export interface WebSocketOptions {
  readonly url: URL;
  readonly protocols: readonly string[];
  readonly limits: Limits;
}

/**
 * Sockets cannot be told to wait. When this many characters are unread the socket is closed; the reconnect resumes
 * after what was applied, so nothing is lost and memory has a ceiling.
 */
const MAX_UNREAD = 64 * 1024 * 1024;

/** Close codes that are answers rather than accidents; applications use 4000 + the HTTP status. */
const REFUSALS = new Map<number, TransportErrorCode>([
  [1008, 'socket_closed'],
  [4400, 'bad_request'],
  [4401, 'unauthorized'],
  [4403, 'forbidden'],
  [4404, 'not_found'],
  [4410, 'gone'],
]);

/** A transport over one WebSocket address. */
export function webSocketTransport(options: WebSocketOptions): Transport {
  async function* connect(position: RunPosition | undefined, signal: AbortSignal): AsyncGenerator<Signal, ConnectionEnd> {
    const inbox = new Inbox();
    const socket = newSocket(options);
    socket.binaryType = 'arraybuffer';
    const close = (): void => socket.close();
    signal.addEventListener('abort', close, { once: true });
    socket.onopen = () => {
      socket.send(JSON.stringify({ type: 'resume', after: position ?? {} }));
      inbox.put({ type: 'open' });
    };
    socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      const text = typeof data === 'string' ? data : new TextDecoder().decode(data as ArrayBuffer);
      inbox.put({ type: 'records', records: recordsOf(text, options.limits) }, text.length);
      if (inbox.unread > MAX_UNREAD) socket.close();
    };
    let opened = false;
    socket.onclose = (event) => inbox.end(refusal(event, opened, options.url));
    try {
      for await (const one of inbox.take()) {
        opened ||= one.type === 'open';
        yield one;
      }
      if (signal.aborted) signal.throwIfAborted();
      return 'interrupted';
    } finally {
      signal.removeEventListener('abort', close);
      socket.onclose = socket.onmessage = socket.onopen = null;
      socket.close();
    }
  }
  return { connect };
}

/** Browsers refuse subprotocols that are none, and insecure sockets on secure pages: trying again is of no use. */
function newSocket({ url, protocols }: WebSocketOptions): WebSocket {
  try {
    return new WebSocket(url, [...protocols]);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new TransportError('invalid_url', `the browser makes no such connection: ${said}`, { url: url.href, cause });
  }
}

function recordsOf(text: string, limits: Limits): RawRecord[] {
  if (text.length > limits.recordBytes) return [tooLarge(limits.recordBytes)];
  const record = parseText(text);
  return Array.isArray(record.value) ? record.value.map((value: unknown) => ({ value })) : [record];
}

/** Why the socket closed, when that is a reason to stop or to say something; `undefined` is a plain interruption. */
function refusal(event: CloseEvent, opened: boolean, url: URL): TransportError | undefined {
  const facts = { url: url.href, status: event.code, ...(event.reason === '' ? {} : { detail: event.reason }) };
  const code = REFUSALS.get(event.code);
  if (code) return new TransportError(code, `the server closed the connection with code ${event.code}`, facts);
  if (!opened) return new TransportError('network', `no connection to ${url.host}`, facts);
  return undefined;
}
