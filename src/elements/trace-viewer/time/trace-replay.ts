import type { ReactiveControllerHost } from 'lit';
import { Subscription } from 'rxjs';
import { timelineOf, type TraceTimeline } from '../../../trace-model/ask/timeline.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import { Playback } from '../../internal/replay/playback.js';
import type { TraceScope } from '../../trace-contexts.js';

/** How long an execution plays at speed 1, in ms: so much for each entry, within bounds. */
const ENTRY_PLAYS_MS = 700;
const LEAST_PLAY_MS = 4000;
const MOST_PLAY_MS = 40_000;

/** The moments of an execution: indexes of its entries, -1 before the first. */
export class TraceReplay extends Playback {
  readonly first = -1;
  protected shown: number | null = null;
  readonly #findScope: () => TraceScope | undefined;
  #scope: TraceScope | undefined;
  #reading = new Subscription();
  /** As it stands. */
  #trace: TraceDocument | undefined;

  /** @param scope The owner of the trace; asked at every update of the host. */
  constructor(host: ReactiveControllerHost, scope: () => TraceScope | undefined) {
    super(host);
    this.#findScope = scope;
  }

  override hostUpdate(): void {
    const scope = this.#findScope();
    if (scope !== this.#scope) this.#read(scope);
    super.hostUpdate();
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    this.#read(undefined);
  }

  #read(scope: TraceScope | undefined): void {
    this.#reading.unsubscribe();
    this.#reading = new Subscription();
    this.#scope = scope;
    this.#trace = undefined;
    this.shown = null;
    if (!scope) return;
    const error = reportError;
    this.#reading.add(
      scope.live$.subscribe({
        next: (trace) => {
          this.#trace = trace;
          this.host.requestUpdate();
        },
        error,
      }),
    );
    this.#reading.add(
      scope.position$.subscribe({
        next: (position) => {
          this.shown = position;
          this.host.requestUpdate();
        },
        error,
      }),
    );
  }

  get timeline(): TraceTimeline | undefined {
    return this.#trace && timelineOf(this.#trace);
  }

  get last(): number {
    return (this.#trace?.entries.length ?? 0) - 1;
  }

  protected async seek(index: number | null): Promise<void> {
    await this.#scope?.request({ type: 'seek', index });
  }

  /** As long as its entries take to be followed, however long it took. */
  protected get pace(): number {
    const { timeline } = this;
    const length = Math.min(Math.max(LEAST_PLAY_MS, (timeline?.total ?? 0) * ENTRY_PLAYS_MS), MOST_PLAY_MS);
    return (timeline?.durationMs(this.skipsIdle) ?? 0) / length;
  }

  /** To the next failure, or the one before; where there is none, to the end or the beginning. */
  leap(direction: 1 | -1): void {
    const marks = this.timeline?.marks ?? [];
    let index = this.position + direction;
    while (index >= 0 && index < marks.length && marks[index]?.kind !== 'failure') index += direction;
    this.move(index);
  }
}
