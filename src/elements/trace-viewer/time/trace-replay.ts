import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Subscription } from 'rxjs';
import { timelineOf, type TraceTimeline } from '../../../trace-model/ask/timeline.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import { Player } from '../../internal/replay/player.js';
import { Seeker } from '../../internal/replay/seeker.js';
import type { TraceScope } from '../../trace-contexts.js';

/** How long an execution plays at speed 1, in ms: so much for each entry, within bounds. */
const ENTRY_PLAYS_MS = 700;
const LEAST_PLAY_MS = 4000;
const MOST_PLAY_MS = 40_000;

/**
 * Which moment of an execution is shown, and every way to another one. Positions are indexes of entries, -1 is before the
 * first; the last is the execution as it stands. Asks its host for an update when anything changed.
 */
export class TraceReplay implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #findScope: () => TraceScope | undefined;
  readonly #seeker: Seeker;
  readonly #player = new Player(() => this.#played());
  #scope: TraceScope | undefined;
  #reading = new Subscription();
  #trace: TraceDocument | undefined;
  #shown: number | null = null;
  #isHeld = false;
  #skipsIdle = false;
  #speed = 1;

  /** @param scope The owner of the trace; asked at every update of the host. */
  constructor(host: ReactiveControllerHost, scope: () => TraceScope | undefined) {
    this.#host = host;
    this.#findScope = scope;
    this.#seeker = new Seeker(async (index) => {
      await this.#scope?.request({ type: 'seek', index });
      host.requestUpdate();
    });
    host.addController(this);
  }

  hostUpdate(): void {
    const scope = this.#findScope();
    if (scope !== this.#scope) this.#read(scope);
    // A page that went back to the execution as it stands.
    if (this.isPlaying && this.moment === null) this.#player.pause();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#player.pause();
    this.#read(undefined);
  }

  #read(scope: TraceScope | undefined): void {
    this.#reading.unsubscribe();
    this.#reading = new Subscription();
    this.#scope = scope;
    this.#trace = undefined;
    this.#shown = null;
    if (!scope) return;
    const error = reportError;
    this.#reading.add(
      scope.live$.subscribe({
        next: (trace) => {
          this.#trace = trace;
          this.#host.requestUpdate();
        },
        error,
      }),
    );
    this.#reading.add(
      scope.position$.subscribe({
        next: (position) => {
          this.#shown = position;
          this.#host.requestUpdate();
        },
        error,
      }),
    );
  }

  /** The execution as it stands. */
  get trace(): TraceDocument | undefined {
    return this.#trace;
  }

  get timeline(): TraceTimeline | undefined {
    return this.#trace && timelineOf(this.#trace);
  }

  /** Position of the last entry. */
  get last(): number {
    return (this.#trace?.entries.length ?? 0) - 1;
  }

  /** The moment shown or about to be; `null`: as it stands. */
  get moment(): number | null {
    const { wanted } = this.#seeker;
    return wanted === undefined ? this.#shown : wanted;
  }

  /** The same as a position. */
  get position(): number {
    return Math.min(this.moment ?? this.last, this.last);
  }

  /** Share of the track gone through. */
  get share(): number {
    const { timeline } = this;
    const whole = timeline?.durationMs(this.#skipsIdle) ?? 0;
    if (!timeline || whole === 0 || this.moment === null) return 1;
    return Math.min(1, (this.isPlaying ? this.#player.time : timeline.timeAt(this.position, this.#skipsIdle)) / whole);
  }

  get isPlaying(): boolean {
    return this.#player.isPlaying;
  }

  get speed(): number {
    return this.#speed;
  }

  set speed(speed: number) {
    this.#speed = speed;
    this.#keepPace();
    this.#host.requestUpdate();
  }

  /** Whether a long pause counts as a usual one. */
  get skipsIdle(): boolean {
    return this.#skipsIdle;
  }

  set skipsIdle(skips: boolean) {
    this.#skipsIdle = skips;
    this.#keepPace();
    if (this.isPlaying) this.#player.play(this.timeline?.timeAt(this.position, skips) ?? 0);
    this.#host.requestUpdate();
  }

  /** Under a hand that drags, the end is a moment too. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  set isHeld(isHeld: boolean) {
    this.#isHeld = isHeld;
    if (!isHeld && this.position === this.last) this.toNow();
    this.#host.requestUpdate();
  }

  /** Shows a moment; the last is the execution as it stands. What plays stops. */
  move(position: number): void {
    this.#player.pause();
    this.#go(position);
  }

  /** The moment at a share of the track. */
  moveTo(share: number): void {
    const { timeline } = this;
    if (!timeline) return;
    const position = timeline.positionAt(share * timeline.durationMs(this.#skipsIdle), this.#skipsIdle);
    if (position !== this.moment) this.move(share === 1 ? this.last : position);
  }

  /** To the next failure, or the one before; where there is none, to the end or the beginning. */
  stepFailure(direction: 1 | -1): void {
    const marks = this.timeline?.marks ?? [];
    const here = this.position;
    const isFailure = (index: number): boolean => marks[index]?.kind === 'failure';
    let index = here + direction;
    while (index >= 0 && index < marks.length && !isFailure(index)) index += direction;
    this.move(index);
  }

  /** As it stands. */
  toNow(): void {
    this.#player.pause();
    if (this.moment !== null) this.#seeker.to(null);
    this.#host.requestUpdate();
  }

  /** Plays from the moment shown, at the end from the beginning; or pauses. */
  togglePlay(): void {
    const { timeline } = this;
    if (this.isPlaying || !timeline) this.#player.pause();
    else {
      const from = this.moment === null ? -1 : this.position;
      this.#go(from);
      this.#keepPace();
      this.#player.play(timeline.timeAt(from, this.#skipsIdle));
    }
    this.#host.requestUpdate();
  }

  #keepPace(): void {
    const { timeline } = this;
    const length = Math.min(Math.max(LEAST_PLAY_MS, (timeline?.total ?? 0) * ENTRY_PLAYS_MS), MOST_PLAY_MS);
    this.#player.speed = ((timeline?.durationMs(this.#skipsIdle) ?? 0) / length) * this.#speed;
  }

  #go(position: number): void {
    const at = Math.min(Math.max(-1, position), this.last);
    this.#seeker.to(at < this.last || this.#isHeld ? at : null);
    this.#host.requestUpdate();
  }

  #played(): void {
    const { timeline } = this;
    this.#host.requestUpdate();
    if (!timeline) return;
    const position = timeline.positionAt(this.#player.time, this.#skipsIdle);
    if (this.#player.time >= timeline.durationMs(this.#skipsIdle)) this.toNow();
    else if (position !== this.moment) this.#go(position);
  }
}
