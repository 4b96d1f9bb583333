/** When to try again: pure policy, no clocks. Delays are ms. */
import type { TransportError } from '../errors.js';

export const RETRY = {
  baseMs: 1000,
  capVisibleMs: 10_000,
  capHiddenMs: 30_000,
  /** Full jitter, but never a hammer. */
  floorMs: 250,
  /** A connection that lived this long starts the count anew. */
  healthyMs: 60_000,
  /** A connection shorter than this that brought nothing new is "cut as soon as it opens". */
  shortMs: 1000,
  shortLimit: 3,
  shortPauseMs: 5000,
  minServerMs: 250,
  maxServerMs: 60_000,
} as const;

/** No record for this long after connecting: the stream is current. */
export const CAUGHT_UP_AFTER_MS = 250;
/** Silence a connection may have when the server announces no heartbeat. */
export const DEFAULT_IDLE_MS = 45_000;
/** How many announced heartbeats may fail to come. */
const HEARTBEATS = 2.5;

/** How long a connection may be silent before it counts as dead. */
export const idleLimitMs = (heartbeatMs: number | undefined): number =>
  heartbeatMs === undefined || heartbeatMs <= 0 ? DEFAULT_IDLE_MS : Math.max(1000, heartbeatMs * HEARTBEATS);

/** The `retry:` a server sent, within sane bounds. */
export const clampRetry = (ms: number): number => Math.min(Math.max(ms, RETRY.minServerMs), RETRY.maxServerMs);

/** Pause before attempt `attempt` (1 is the first after a loss), with full jitter from `random` in [0, 1). */
export function retryDelayMs(options: {
  attempt: number;
  baseMs: number;
  hidden: boolean;
  random: number;
  retryAfterMs?: number | undefined;
  short: boolean;
}): number {
  const cap = Math.max(options.hidden ? RETRY.capHiddenMs : RETRY.capVisibleMs, options.baseMs);
  const ceiling = Math.min(cap, options.baseMs * 2 ** Math.min(options.attempt - 1, 20));
  const jittered = Math.max(RETRY.floorMs, Math.round(ceiling * options.random));
  const short = options.short ? RETRY.shortPauseMs : 0;
  return Math.max(jittered, short, options.retryAfterMs ?? 0);
}

/**
 * What a failure asks for. `retry`: wait and try again. `refresh`: ask the host for credentials once more. `restart`:
 * the history behind the position is gone, read from the start. `stop`: only a person can help.
 */
export type Disposition = 'retry' | 'refresh' | 'restart' | 'stop';

export function dispositionOf(error: TransportError, facts: { resumed: boolean; refreshed: boolean }): Disposition {
  switch (error.code) {
    case 'network':
    case 'unavailable':
    case 'interrupted':
    case 'idle_timeout':
    case 'cut_short':
      return 'retry';
    case 'unauthorized':
      return facts.refreshed ? 'stop' : 'refresh';
    case 'gone':
      return facts.resumed ? 'restart' : 'stop';
    default:
      return 'stop';
  }
}
