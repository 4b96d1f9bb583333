/** A server in memory that breaks as told: an implementation of the public `Transport`, without bytes or time. */
import type { RunPosition } from '../../../src/streams/index.js';
import { TransportError, type ConnectionEnd, type Signal, type Transport } from '../../../src/streams/index.js';
import type { WireEvent } from './runs.js';

/** What one connection does. After the last one told, every connection is sound. */
export interface Behaviour {
  /** Refused, or never answered. */
  readonly begins?: 'refused' | 'silent';
  /** How many events it brings; all that are left when absent. */
  readonly brings?: number;
  /** Events before the position that come again. */
  readonly repeats?: number;
  /** The position is ignored: everything comes again. */
  readonly whole?: boolean;
  /** Indices, from the first event it brings, of events that never arrive on it. */
  readonly skips?: readonly number[];
  /** Whether a request from the start may skip too. */
  readonly skipsFromStart?: boolean;
  /** Events in each read. */
  readonly batch?: number;
  /** The first two events of each batch change places. */
  readonly swaps?: boolean;
  readonly ends?: 'interrupted' | 'error' | 'silent';
}

const SOUND: Behaviour = {};

/** Resolves never; rejects when the connection is given up. */
const silence = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const stop = (): void => reject(new DOMException('given up', 'AbortError'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });

const indexAfter = (events: readonly WireEvent[], position: RunPosition): number =>
  events.findIndex((event) =>
    position.id === undefined ? event.seq === position.seq : event.id === position.id,
  ) + 1;

export class FaultyTransport implements Transport {
  readonly events: readonly WireEvent[];
  readonly #behaviours: readonly Behaviour[];
  connections = 0;

  constructor(events: readonly WireEvent[], behaviours: readonly Behaviour[]) {
    this.events = events;
    this.#behaviours = behaviours;
  }

  async *connect(position: RunPosition | undefined, signal: AbortSignal): AsyncGenerator<Signal, ConnectionEnd> {
    const how = this.#behaviours[this.connections++] ?? SOUND;
    await Promise.resolve();
    if (how.begins === 'refused') throw new TransportError('unavailable', 'the server answered 503', { status: 503 });
    if (how.begins === 'silent') await silence(signal);
    yield { type: 'open' };
    const after = position && !how.whole ? indexAfter(this.events, position) : 0;
    const first = Math.max(0, after - (how.repeats ?? 0));
    const skips = first > 0 || how.skipsFromStart ? (how.skips ?? []) : [];
    const brought = this.events
      .slice(first, how.brings === undefined ? undefined : after + how.brings)
      .filter((_, i) => !skips.includes(i));
    const size = how.batch ?? 3;
    for (let i = 0; i < brought.length; i += size) {
      signal.throwIfAborted();
      const batch = brought.slice(i, i + size);
      if (how.swaps) batch.splice(0, 2, ...batch.slice(0, 2).reverse());
      yield { type: 'records', records: batch.map((value) => ({ value })) };
    }
    if (how === SOUND) yield { type: 'caught-up' };
    if (how.ends === 'error') throw new TransportError('interrupted', 'the connection broke off');
    if (how.ends === 'silent' || how === SOUND) await silence(signal);
    return 'interrupted';
  }
}
