/** Reading a body to its end, chunk by chunk, with the one error a broken body has. */
import { TransportError } from '../errors.js';
import type { RawRecord } from './transport.js';

/** Most bytes handed on at once. One read may bring megabytes, and decoding what it brought cannot pause. */
const PIECE_BYTES = 262_144;

/** Bytes as they come. The reader is released, and the body cancelled, however the loop ends. */
export async function* chunks(body: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array, void> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await readNext(reader, signal);
      if (done) return;
      for (let at = 0; at < value.length; at += PIECE_BYTES) yield value.subarray(at, at + PIECE_BYTES);
    }
  } finally {
    // Cancelling a body that already broke rejects with the error the loop has thrown: nothing new to tell.
    reader.cancel().catch(() => undefined);
  }
}

async function readNext(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  signal: AbortSignal,
): Promise<ReadableStreamReadResult<Uint8Array>> {
  try {
    return await reader.read();
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new TransportError('interrupted', 'the connection broke off', { cause });
  }
}

/** Parses one record's text; a value that is not JSON is a record with a reason. */
export function parseText(text: string, id?: string): RawRecord {
  try {
    // Always the same fields in the same order: this is made for every event, and engines like one shape.
    return { value: JSON.parse(text) as unknown, text, reason: undefined, id };
  } catch (error) {
    return { value: undefined, text, reason: error instanceof Error ? `not JSON: ${error.message}` : 'not JSON', id };
  }
}

/** What stands in the log for a record that was too large to read. */
export const tooLarge = (limitBytes: number): { text: string; reason: string } => ({
  text: '',
  reason: `an event larger than ${Math.round(limitBytes / 1048576)} MiB was left out`,
});
