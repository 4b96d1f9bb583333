/** Server-Sent Events, as the WHATWG standard parses them, from bytes to records. */
import { createParser, type EventSourceParser } from 'eventsource-parser';
import { chunks, parseText, tooLarge } from './bytes.js';
import type { Limits } from './http-request.js';
import type { ConnectionEnd, RawRecord, Signal } from './transport.js';

/** Reads an SSE body. It ends `interrupted`: only an event can say that a run is over. */
export async function* readSse(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  limits: Limits,
): AsyncGenerator<Signal, ConnectionEnd> {
  const decoder = new SseDecoder(limits.recordBytes);
  for await (const chunk of chunks(body, signal)) {
    const found = decoder.feed(chunk);
    if (found.length === 0) yield { type: 'bytes' };
    yield* found;
  }
  return 'interrupted';
}

/** Two line ends in a row, whichever they are: the end of a block. */
const BLANK_LINE = /(?:\r\n|\n|\r(?!\n)){2}/;

/** Incremental decoder: feed bytes cut anywhere, get signals in order. */
export class SseDecoder {
  // The parser strips the one byte-order mark the standard allows; the decoder must not strip another.
  readonly #utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #parser: EventSourceParser;
  readonly #limit: number;
  #found: Signal[] = [];
  #records: RawRecord[] = [];
  #pendingId: string | undefined;
  /** Characters of the block that is not whole yet, to within a chunk. */
  #heldCharacters = 0;
  #skipping = false;
  #lastCharacters = '';

  /** Blocks longer than `limit` characters are left out. */
  constructor(limit: number) {
    this.#limit = limit;
    this.#parser = createParser({
      onId: (id) => {
        this.#flushId();
        this.#pendingId = id;
      },
      onEvent: (event) => {
        // `onId` comes before the event of its block. An event without an id leaves the one of an earlier block be.
        if (event.id === undefined) this.#flushId();
        this.#pendingId = undefined;
        this.#records.push(parseText(event.data, event.id));
      },
      onRetry: (delayMs) => this.#flush({ type: 'retry', delayMs }),
    });
  }

  feed(bytes: Uint8Array): Signal[] {
    this.#found = [];
    const text = this.#utf8.decode(bytes, { stream: true });
    const rest = this.#skipping ? this.#skip(text) : text;
    if (rest !== '') this.#parse(rest);
    this.#flush();
    return this.#found;
  }

  #parse(text: string): void {
    this.#parser.feed(text);
    this.#flushId();
    const began = this.#records.length > 0 || this.#found.length > 0 || BLANK_LINE.test(text);
    this.#heldCharacters = began ? 0 : this.#heldCharacters + text.length;
    if (this.#heldCharacters <= this.#limit) return;
    this.#records.push(tooLarge(this.#limit));
    this.#parser.reset();
    this.#heldCharacters = 0;
    this.#skipping = true;
    this.#lastCharacters = text.slice(-3);
  }

  /** Drops the rest of an oversized block: everything up to the next blank line, wherever the chunks are cut. */
  #skip(text: string): string {
    const window = this.#lastCharacters + text;
    const blank = BLANK_LINE.exec(window);
    if (!blank) {
      this.#lastCharacters = window.slice(-3);
      return '';
    }
    this.#skipping = false;
    return window.slice(blank.index + blank[0].length);
  }

  /** A block that had an id and no data moved the position. */
  #flushId(): void {
    if (this.#pendingId !== undefined) this.#flush({ type: 'position', id: this.#pendingId });
    this.#pendingId = undefined;
  }

  #flush(signal?: Signal): void {
    if (this.#records.length > 0) this.#found.push({ type: 'records', records: this.#records });
    if (this.#records.length > 0) this.#records = [];
    if (signal) this.#found.push(signal);
  }
}
