/**
 * The connection machine: a pure function from a state and what happened to the next state. It owns the words a reader
 * sees and the pauses between attempts; `session` makes attempts, keeps the clocks and tells it what happened.
 *
 * | in \ happens  | start      | opened      | caught-up | lost, refused for now | silent  | refused   | over     | retry-now  | offline |
 * | ------------- | ---------- | ----------- | --------- | --------------------- | ------- | --------- | -------- | ---------- | ------- |
 * | idle          | connecting | ·           | ·         | ·                     | ·       | ·         | finished | connecting | ·       |
 * | connecting    | ·          | catching-up | ·         | reconnecting          | stalled | failed    | finished | connecting | offline |
 * | catching-up   | ·          | catching-up | live      | reconnecting          | stalled | failed    | finished | reconnecting | offline |
 * | live          | ·          | catching-up | ·         | reconnecting          | stalled | failed    | finished | reconnecting | offline |
 * | reconnecting  | ·          | catching-up | ·         | reconnecting          | stalled | failed    | finished | reconnecting | offline |
 * | stalled       | ·          | catching-up | live      | reconnecting          | ·       | failed    | finished | reconnecting | offline |
 * | offline       | ·          | catching-up | ·         | offline               | ·       | failed    | finished | reconnecting | ·       |
 * | failed        | connecting | ·           | ·         | ·                     | ·       | ·         | finished | reconnecting | ·       |
 * | finished      | ·          | ·           | ·         | ·                     | ·       | ·         | ·        | ·          | ·       |
 *
 * `bytes` bring `stalled` back to `live`; `online` turns `offline` into `reconnecting` without a pause; `quiet` (a
 * followed file that no longer grows) turns `live` into `stalled`. A dot changes nothing.
 */
import { TransportError } from '../errors.js';
import type { ConnectionState, ConnectionStateName } from './connection-state.js';
import { clampRetry, RETRY, retryDelayMs } from './reconnect.js';

/** The public state and what the machine remembers to choose the next one. */
export interface Machine extends ConnectionState {
  readonly openedAt?: number;
  /** Whether this connection brought anything not seen before. */
  readonly broughtNew: boolean;
  /** Connections in a row that were cut at once and brought nothing. */
  readonly shortOnes: number;
  readonly baseMs: number;
  readonly hidden: boolean;
  readonly online: boolean;
}

/** What can happen. `at` is epoch ms, `random` in [0, 1). */
export type Happening = { readonly at: number } & (
  | { readonly type: 'start' | 'opened' | 'caught-up' | 'bytes' | 'quiet' | 'silent' | 'over' | 'retry-now' | 'stop' }
  | { readonly type: 'news' }
  | { readonly type: 'lost'; readonly error: TransportError; readonly random: number }
  | { readonly type: 'refused'; readonly error: TransportError }
  | { readonly type: 'offline' | 'online' | 'hidden' | 'visible' }
  | { readonly type: 'retry-base'; readonly delayMs: number }
);

export const initialMachine = (at: number): Machine => ({
  state: 'idle',
  attempt: 0,
  since: at,
  broughtNew: false,
  shortOnes: 0,
  baseMs: RETRY.baseMs,
  hidden: false,
  online: true,
});

/** The next state; the same object when nothing changed. */
export function transition(machine: Machine, happening: Happening): Machine {
  const { state } = machine;
  const { at } = happening;
  if (state === 'finished') return machine;
  switch (happening.type) {
    case 'hidden':
      return machine.hidden ? machine : { ...machine, hidden: true };
    case 'visible':
      return machine.hidden ? { ...machine, hidden: false } : machine;
    case 'retry-base':
      return { ...machine, baseMs: clampRetry(happening.delayMs) };
    case 'start':
      return state === 'idle' || state === 'failed' ? enter(machine, 'connecting', at, { attempt: 0 }) : machine;
    case 'stop':
      return state === 'idle' ? machine : enter(machine, 'idle', at, { attempt: 0 });
    case 'over':
      return enter(machine, 'finished', at, { attempt: 0 });
    case 'opened':
      return state === 'idle' || state === 'failed'
        ? machine
        : enter(machine, 'catching-up', at, { openedAt: at, broughtNew: false, lastByteAt: at });
    case 'caught-up':
      return state === 'catching-up' || state === 'stalled' ? enter(machine, 'live', at, {}) : machine;
    case 'bytes':
      return { ...(state === 'stalled' ? enter(machine, 'live', at, {}) : machine), lastByteAt: at };
    case 'news':
      return { ...(state === 'stalled' ? enter(machine, 'live', at, {}) : machine), lastByteAt: at, broughtNew: true };
    case 'quiet':
      return state === 'live' ? enter(machine, 'stalled', at, {}) : machine;
    case 'silent':
      return isUp(state) || state === 'connecting' || state === 'reconnecting' ? stall(machine, at) : machine;
    case 'lost':
      return state === 'idle' || state === 'failed' ? machine : lose(machine, at, happening.error, happening.random);
    case 'refused':
      return state === 'idle' || state === 'failed' ? machine : enter(machine, 'failed', at, { reason: happening.error });
    case 'retry-now':
      return retryNow(machine, at);
    case 'offline':
      return { ...(state === 'idle' || state === 'failed' || state === 'offline' ? machine : enter(machine, 'offline', at, {})), online: false };
    case 'online':
      return { ...(state === 'offline' ? enter(machine, 'reconnecting', at, {}) : machine), online: true };
  }
}

const isUp = (state: ConnectionStateName): boolean => state === 'catching-up' || state === 'live';

function enter(machine: Machine, state: ConnectionStateName, at: number, change: Partial<Machine>): Machine {
  const { retryInMs: _, reason: __, ...rest } = machine;
  return { ...rest, state, since: at, ...change };
}

function stall(machine: Machine, at: number): Machine {
  const reason = new TransportError('idle_timeout', 'nothing has come for longer than a live connection is silent');
  return enter(machine, 'stalled', at, { reason });
}

function retryNow(machine: Machine, at: number): Machine {
  const first = machine.state === 'idle' || machine.state === 'connecting';
  const reason = machine.reason === undefined ? {} : { reason: machine.reason };
  return enter(machine, first ? 'connecting' : 'reconnecting', at, { attempt: 0, shortOnes: 0, ...(first ? {} : reason) });
}

/** Counts the loss and chooses the pause before the next attempt. */
function lose(machine: Machine, at: number, error: TransportError, random: number): Machine {
  const livedMs = machine.openedAt === undefined ? undefined : at - machine.openedAt;
  const short = livedMs !== undefined && livedMs < RETRY.shortMs && !machine.broughtNew;
  const shortOnes = livedMs === undefined ? machine.shortOnes : short ? machine.shortOnes + 1 : 0;
  const healthy = livedMs !== undefined && livedMs >= RETRY.healthyMs;
  const attempt = healthy ? 1 : machine.attempt + 1;
  const cutShort = shortOnes >= RETRY.shortLimit;
  const { retryAfterMs } = error.facts;
  const { baseMs, hidden } = machine;
  const retryInMs = retryDelayMs({ attempt, baseMs, hidden, random, retryAfterMs, short: cutShort });
  const reason = cutShort
    ? new TransportError('cut_short', 'the connection is cut as soon as it opens', { cause: error })
    : error;
  const { openedAt: _, ...rest } = machine;
  const state = machine.online ? 'reconnecting' : 'offline';
  // While offline, `since` stays the moment the network went away.
  const since = machine.state === 'offline' && state === 'offline' ? machine.since : at;
  return { ...enter(rest, state, since, { attempt, shortOnes, retryInMs, reason }), broughtNew: false };
}

/** What consumers see of the machine. */
export function publicState(machine: Machine): ConnectionState {
  const { state, attempt, retryInMs, since, lastByteAt, reason } = machine;
  return Object.freeze({
    state,
    attempt,
    ...(retryInMs === undefined ? {} : { retryInMs }),
    since,
    ...(lastByteAt === undefined ? {} : { lastByteAt }),
    ...(reason === undefined ? {} : { reason }),
  });
}
