/** The transport for an address or a source. */
import { TransportError } from '../errors.js';
import { httpTransport } from './http.js';
import type { HttpOptions } from './http-request.js';
import { sourceTransport, type RunSource } from './source.js';
import type { ConnectionEnd, Signal, Transport } from './transport.js';
import { webSocketTransport } from './websocket.js';

export interface TransportOptions extends Omit<HttpOptions, 'url'> {
  readonly url: string | undefined;
  readonly source: RunSource | undefined;
  readonly protocols: readonly string[];
}

/** Chooses by what is given; an address that is none of ours becomes a transport that says so when it is used. */
export function createTransport(options: TransportOptions): Transport {
  if (options.source !== undefined) return sourceTransport(options.source);
  const url = URL.canParse(options.url ?? '') ? new URL(options.url ?? '') : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return httpTransport({ ...options, url });
  if (url?.protocol === 'ws:' || url?.protocol === 'wss:') return webSocketTransport({ ...options, url });
  return { connect: () => unusable(options.url ?? '') };
}

async function* unusable(url: string): AsyncGenerator<Signal, ConnectionEnd> {
  yield* [];
  throw new TransportError('invalid_url', `“${url.slice(0, 200)}” is not an http(s) or ws(s) address`, { url });
}
