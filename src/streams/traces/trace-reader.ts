/** One document at one address, read again and again: conditional requests, and the bytes only when they are others. */
import type { TraceInput } from '../../trace-model/parse-trace.js';
import { TransportError } from '../errors.js';
import { chunks } from '../transports/bytes.js';
import { request, type HttpOptions } from '../transports/http-request.js';

/** What one request brought. */
export type Reading =
  | { readonly kind: 'document'; readonly input: TraceInput }
  /** The document is what it was. */
  | { readonly kind: 'same' }
  /** An event stream; each event is a whole document. */
  | { readonly kind: 'stream'; readonly body: ReadableStream<Uint8Array> }
  /** 204: nothing more will come. */
  | { readonly kind: 'over' };

/** Where a document comes from. */
export interface DocumentSource {
  /** Asks once; `onBytes` is called whenever some came. Throws a `TransportError`. */
  read(signal: AbortSignal, onBytes?: () => void): Promise<Reading>;
  /** The next reading gives the document whether or not it is the same. */
  forget(): void;
}

/** A document in hand. */
export const inHand = (input: TraceInput): DocumentSource => ({
  read: () => Promise.resolve({ kind: 'document', input }),
  forget: () => undefined,
});

export interface ReaderOptions extends Pick<HttpOptions, 'requestInit' | 'credentials' | 'fetch'> {
  readonly url: string;
  readonly documentBytes: number;
  /** What to ask for. */
  readonly accept: string;
}

/** A `Last-Modified` younger than this says little: its clock counts seconds, and the file may change again in this one. */
const SETTLED_MS = 2000;

/** A document over HTTP. */
export class DocumentReader implements DocumentSource {
  readonly #options: ReaderOptions;
  readonly #validators = new Map<string, string>();
  #bytes: Uint8Array | undefined;

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  forget(): void {
    this.#validators.clear();
    this.#bytes = undefined;
  }

  async read(signal: AbortSignal, onBytes?: () => void): Promise<Reading> {
    const url = this.#address();
    const response = await request(this.#options, signal, url, (headers) => this.#ask(headers), this.#cache(url));
    if (response.status === 304) return { kind: 'same' };
    if (response.status === 204) return { kind: 'over' };
    if (response.status !== 200) {
      const { refusal } = await import('../transports/refusal.js');
      throw await refusal(response, url);
    }
    if (!response.body) throw new TransportError('invalid_body', 'the answer has no body', { url: url.href });
    if (/^text\/event-stream\b/i.test(response.headers.get('Content-Type') ?? '')) {
      return { kind: 'stream', body: response.body };
    }
    const bytes = await this.#whole(response, response.body, signal, onBytes);
    this.#remember(response.headers);
    const isSame = this.#bytes !== undefined && equal(this.#bytes, bytes);
    this.#bytes = bytes;
    return isSame ? { kind: 'same' } : { kind: 'document', input: bytes };
  }

  #address(): URL {
    const { url } = this.#options;
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    if (parsed && /^(https?|blob|data):$/.test(parsed.protocol)) return parsed;
    throw new TransportError('invalid_url', `“${url.slice(0, 200)}” is not an http(s) address`, { url });
  }

  /**
   * Headers of our own would ask another origin for permission first, which few file servers give. There the browser's
   * cache asks the same question without it.
   */
  #cache(url: URL): RequestCache {
    return isForeign(url) ? 'no-cache' : 'no-store';
  }

  #ask(headers: Headers): void {
    if (!headers.has('Accept')) headers.set('Accept', this.#options.accept);
    for (const [name, value] of this.#validators) headers.set(name, value);
  }

  #remember(headers: Headers): void {
    this.#validators.clear();
    if (isForeign(this.#address())) return;
    const etag = headers.get('ETag');
    const modified = headers.get('Last-Modified');
    const age = Date.parse(headers.get('Date') ?? '') - Date.parse(modified ?? '');
    if (etag !== null) this.#validators.set('If-None-Match', etag);
    else if (modified !== null && age >= SETTLED_MS) this.#validators.set('If-Modified-Since', modified);
  }

  async #whole(
    response: Response,
    body: ReadableStream<Uint8Array>,
    signal: AbortSignal,
    onBytes?: () => void,
  ): Promise<Uint8Array> {
    const limitBytes = this.#options.documentBytes;
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of chunks(body, signal)) {
      length += chunk.length;
      onBytes?.();
      if (length > limitBytes) {
        const message = `the document is larger than the ${limitBytes / 1e6} MB that are read`;
        throw new TransportError('too_large', message, { url: response.url, limitBytes });
      }
      parts.push(chunk);
    }
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }
}

const isForeign = (url: URL): boolean => typeof location !== 'undefined' && url.origin !== location.origin;

const equal = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);
