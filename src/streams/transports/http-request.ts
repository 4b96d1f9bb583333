/** One request and the judgement of its status: everything of HTTP that does not depend on the body's format. */
import { TransportError } from '../errors.js';
import type { RunPosition } from '../run-state.js';

/** Sizes above which a record or a document is refused, in bytes (characters for text already decoded). */
export interface Limits {
  readonly recordBytes: number;
  readonly documentBytes: number;
}
export const DEFAULT_LIMITS: Limits = { recordBytes: 16 * 1024 * 1024, documentBytes: 100 * 1000 * 1000 };

/** How a run is requested. */
export interface HttpOptions {
  readonly url: URL;
  /** Asked before every request: the place for tokens that expire. */
  readonly requestInit: () => Promise<RequestInit>;
  readonly credentials: RequestCredentials;
  /** Whether a resume travels in `Last-Event-ID` or, without a preflight, in `?after=`. */
  readonly resume: 'header' | 'query';
  readonly fetch: typeof fetch;
  readonly limits: Limits;
  /** Waits, or rejects when the signal fires first. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** What one request adds to the options. */
interface Ask {
  readonly position?: RunPosition | undefined;
  /** Value of `?after=` for the next page. */
  readonly after?: number;
  /** Value of `Range`. */
  readonly range?: string;
}

const ACCEPT = 'text/event-stream, application/x-ndjson;q=0.9, application/json;q=0.8';
/** Sends the request; resolves with an answer worth reading (200, 204, 206, 416), throws a `TransportError` else. */
export async function open(options: HttpOptions, signal: AbortSignal, ask: Ask): Promise<Response> {
  const url = new URL(options.url);
  const response = await request(options, signal, url, (headers) => {
    if (!headers.has('Accept')) headers.set('Accept', ACCEPT);
    const id = ask.position?.id;
    if (id !== undefined) {
      if (options.resume === 'query') url.searchParams.set('after', id);
      // No header can hold these. Without a position everything comes again, and what is known is dropped.
      else if (!/[\0\r\n]/.test(id)) headers.set('Last-Event-ID', headerValue(id));
    }
    if (ask.after !== undefined) url.searchParams.set('after', String(ask.after));
    if (ask.range !== undefined) headers.set('Range', ask.range);
  });
  const ranged = ask.range !== undefined && (response.status === 206 || response.status === 416);
  if (response.status === 200 || response.status === 204 || ranged) return response;
  const { refusal } = await import('./refusal.js');
  throw await refusal(response, url);
}

/**
 * One GET of `url` with what the host adds, and with the headers that `add` sets; it may change the URL too. Resolves
 * with an answer of any status; throws a `TransportError` `network` or `redirected`.
 */
export async function request(
  options: Pick<HttpOptions, 'requestInit' | 'credentials' | 'fetch'>,
  signal: AbortSignal,
  url: URL,
  add: (headers: Headers) => void,
  cache: RequestCache = 'no-store',
): Promise<Response> {
  const init = await options.requestInit();
  const headers = new Headers(init.headers);
  const hostHeaders = [...headers.keys()].length > 0;
  add(headers);
  const credentials = options.credentials;
  // A redirect would carry the host's headers or cookies to wherever the server points.
  const redirect = hostHeaders || credentials === 'include' ? 'manual' : 'follow';
  const response = await send(options.fetch, url, { ...init, method: 'GET', headers, credentials, redirect, signal, cache });
  if (response.type === 'opaqueredirect') {
    const message = 'the server redirects, and this request carries headers or cookies that must not travel on';
    throw new TransportError('redirected', message, { url: url.href });
  }
  return response;
}

async function send(fetchFn: typeof fetch, url: URL, request: RequestInit): Promise<Response> {
  try {
    return await fetchFn(url, request);
  } catch (cause) {
    if (request.signal?.aborted) throw cause;
    const message = `no answer from ${url.host}: it cannot be reached, or does not allow this page to ask`;
    throw new TransportError('network', message, { url: url.href, cause });
  }
}

/** Header values are Latin-1 to `fetch`; the bytes of the id's UTF-8 form are what the standard sends. */
function headerValue(id: string): string {
  return Array.from(new TextEncoder().encode(id), (byte) => String.fromCharCode(byte)).join('');
}
