/** The transport for an address or a source. */
import { TransportError } from '../errors.js';
import { httpTransport } from './http.js';
import type { HttpOptions } from './http-request.js';
import type { RunSource } from './source.js';
import type { ConnectionEnd, Signal, Transport } from './transport.js';

export interface TransportOptions extends Omit<HttpOptions, 'url'> {
  readonly url: string | undefined;
  readonly source: RunSource | undefined;
  readonly protocols: readonly string[];
}

/** Chooses by what is given; an address that is none of ours becomes a transport that says so when it is used. */
export function createTransport(options: TransportOptions): Transport {
  const { source } = options;
  if (source !== undefined) {
    return { ...lazily(async () => (await import('./source.js')).sourceTransport(source)), local: true };
  }
  const url = URL.canParse(options.url ?? '') ? new URL(options.url ?? '') : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return httpTransport({ ...options, url });
  if (url?.protocol === 'ws:' || url?.protocol === 'wss:') {
    return lazily(async () => (await import('./websocket.js')).webSocketTransport({ ...options, url }));
  }
  return { connect: () => unusable(options.url ?? '') };
}

/** A transport whose code is loaded when it is first used. */
function lazily(load: () => Promise<Transport>): Transport {
  let loaded: Transport | undefined;
  return {
    async *connect(position, signal) {
      loaded ??= await load();
      return yield* loaded.connect(position, signal);
    },
  };
}

async function* unusable(url: string): AsyncGenerator<Signal, ConnectionEnd> {
  yield* [];
  return Promise.reject<ConnectionEnd>(
    new TransportError('invalid_url', `“${url.slice(0, 200)}” is not an http(s) or ws(s) address`, { url }),
  );
}
