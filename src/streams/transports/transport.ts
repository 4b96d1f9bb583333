/**
 * What every transport is: one attempt at a time, told where to go on and when to stop. It reads bytes and hands on
 * records; it never retries, waits for a network, or judges an event. Those belong to `session`.
 */
import type { RunPosition } from '../run-state.js';

/** One record as decoded from the wire, not yet judged. */
export interface RawRecord {
  /** The decoded JSON value; absent when there is none. */
  readonly value?: unknown;
  /** The record's text as received, where the transport has it. */
  readonly text?: string | undefined;
  /** Why there is no value, in plain words. */
  readonly reason?: string | undefined;
  /** The transport's own id of this record: the `id:` field of an SSE block (`''` clears the position). */
  readonly id?: string | undefined;
}

/** What a transport says while it is connected. */
export type Signal =
  /** The answer was accepted. `polled`: it is asked for again and again, so silence between says nothing. */
  | { readonly type: 'open'; readonly polled?: boolean }
  /** Records, in order, as many as one read brought. */
  | { readonly type: 'records'; readonly records: readonly RawRecord[] }
  /** The `run` object of a recording or a page. */
  | { readonly type: 'run'; readonly run: unknown }
  /** The other side is alive, though nothing whole has come. */
  | { readonly type: 'bytes' }
  /** Nothing older will come. */
  | { readonly type: 'caught-up' }
  /** The server asks for this pause before a reconnect (SSE `retry:`). */
  | { readonly type: 'retry'; readonly delayMs: number }
  /** A block without data moved the position (SSE). */
  | { readonly type: 'position'; readonly id: string }
  /** The source has not grown for a while; asking goes on, ever more slowly. */
  | { readonly type: 'quiet' }
  /** What came before is not the beginning of what is there now: another history follows, from its start. */
  | { readonly type: 'restart' };

/**
 * How a connection ended without an error. `interrupted`: the bytes stopped. `complete`: a recording was read to its
 * end. `no-content`: the server says there is nothing more (204).
 */
export type ConnectionEnd = 'interrupted' | 'complete' | 'no-content';

/** Reads one source. `connect` throws a `TransportError` when the source refuses or breaks. */
export interface Transport {
  /** The events are in the page already: no network can fail them, and their silence means nothing. */
  readonly local?: boolean;
  connect(position: RunPosition | undefined, signal: AbortSignal): AsyncGenerator<Signal, ConnectionEnd, void>;
}
