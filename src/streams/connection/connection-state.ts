/** What the connection does (contract 1.5); never to be confused with what the run does. */
import type { RunStreamError } from '../errors.js';

export type ConnectionStateName =
  | 'idle'
  | 'connecting'
  | 'catching-up'
  | 'live'
  | 'reconnecting'
  | 'stalled'
  | 'offline'
  | 'finished'
  | 'failed';

export interface ConnectionState {
  readonly state: ConnectionStateName;
  /** 0 while healthy; otherwise how many attempts have failed in a row. */
  readonly attempt: number;
  /** In `reconnecting`: the pause that began at `since`. */
  readonly retryInMs?: number;
  /** Epoch ms at which this state began. */
  readonly since: number;
  /** Epoch ms of the last byte received on any connection. */
  readonly lastByteAt?: number;
  /** Why, as a typed error: facts, not advice. */
  readonly reason?: RunStreamError;
}
