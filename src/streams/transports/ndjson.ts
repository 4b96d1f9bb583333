/** Newline-delimited JSON from bytes to records. Lines end at LF only: U+0085, U+2028 and U+2029 are text. */
import { chunks, parseText, tooLarge } from './bytes.js';
import type { Limits } from './http-request.js';
import type { ConnectionEnd, RawRecord, Signal } from './transport.js';

export const LF = 10;
const CLOSING_BRACE = 125;

/** Incremental decoder: feed bytes cut anywhere, get whole lines as records. */
export class NdjsonDecoder {
  readonly #limit: number;
  readonly #utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  #skipping = false;
  #first = true;
  /** Bytes of all whole lines so far. */
  consumed = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  feed(chunk: Uint8Array): RawRecord[] {
    const records: RawRecord[] = [];
    let from = 0;
    // One decode a chunk, not a line: everything up to the last LF is whole.
    const last = chunk.lastIndexOf(LF);
    if (last >= 0) {
      const whole = this.#held.length > 0 ? join([...this.#held, chunk.subarray(0, last + 1)]) : chunk.subarray(0, last + 1);
      this.consumed += this.#heldBytes + last + 1;
      this.#held = [];
      this.#heldBytes = 0;
      for (const line of this.#utf8.decode(whole).split('\n')) this.#line(line, records);
      from = last + 1;
    }
    this.#hold(chunk.subarray(from), records);
    return records;
  }

  /**
   * The last line, where it lacks nothing but its LF: an object that closes is whole, and no beginning of one is. Anything
   * else may be half-received, and is left as it is.
   */
  takeWhole(): RawRecord[] {
    if (this.#held.length === 0 || this.#held.at(-1)?.at(-1) !== CLOSING_BRACE) return [];
    const records: RawRecord[] = [];
    this.#line(this.#utf8.decode(join(this.#held)), records);
    if (records.some(({ value }) => value === undefined)) return [];
    this.consumed += this.#heldBytes;
    this.#held = [];
    this.#heldBytes = 0;
    return records;
  }

  /** The last line of a recording, which may lack its LF. */
  finish(): RawRecord[] {
    const records: RawRecord[] = [];
    if (this.#held.length > 0 && !this.#skipping) this.#line(this.#utf8.decode(join(this.#held)), records);
    this.#held = [];
    return records.map((record) =>
      record.reason === undefined ? record : { ...record, reason: 'the recording is cut off inside this event' },
    );
  }

  #line(line: string, records: RawRecord[]): void {
    if (this.#skipping) {
      // The first piece after an oversized line is its end.
      this.#skipping = false;
      return;
    }
    const text = this.#first && line.startsWith('\uFEFF') ? line.slice(1) : line;
    if (text.trim() === '') return;
    this.#first = false;
    records.push(parseText(text));
  }

  #hold(rest: Uint8Array, records: RawRecord[]): void {
    if (rest.length === 0) return;
    this.#heldBytes += rest.length;
    if (this.#skipping || this.#heldBytes <= this.#limit) {
      if (!this.#skipping) this.#held.push(rest);
      return;
    }
    this.#skipping = true;
    this.#held = [];
    records.push(tooLarge(this.#limit));
  }
}

/** Reads an NDJSON body: a recording when its length was announced, else a stream that stops. */
export async function* readNdjson(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  limits: Limits,
  whole: boolean,
): AsyncGenerator<Signal, ConnectionEnd> {
  const decoder = new NdjsonDecoder(limits.recordBytes);
  for await (const chunk of chunks(body, signal)) {
    const records = decoder.feed(chunk);
    yield records.length > 0 ? { type: 'records', records } : { type: 'bytes' };
  }
  const records = whole ? decoder.finish() : decoder.takeWhole();
  if (records.length > 0) yield { type: 'records', records };
  return whole ? 'complete' : 'interrupted';
}

export function join(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1 && parts[0]) return parts[0];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
