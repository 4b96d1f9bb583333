import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ReplayTimeline } from '../../streams/index.js';
import type { RunConsumer } from '../internal/run/run-consumer.js';
import { Player } from '../internal/replay/player.js';
import { Seeker } from '../internal/replay/seeker.js';
import { placeOf } from './track-marks.js';

/** Pause between two looks at how a growing run lies in time, in ms. */
const LOOK_AGAIN_MS = 250;

/** Which moment of a run is shown, and every way to another one. Asks its host for an update when anything changed. */
export class ReplayControl implements ReactiveController {
  /** How the run lies in time; absent until `look` was called and it is known. */
  timeline: ReplayTimeline | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #run: RunConsumer<'live' | 'state' | 'replay'>;
  readonly #seeker: Seeker;
  readonly #player = new Player(() => this.#played());
  #isLooking = false;
  #isHeld = false;
  #skipsIdle = false;

  constructor(host: ReactiveControllerHost, run: RunConsumer<'live' | 'state' | 'replay'>) {
    this.#host = host;
    this.#run = run;
    this.#seeker = new Seeker(async (position) => {
      await run.request({ type: 'seek', position });
      host.requestUpdate();
    });
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#player.pause();
  }

  hostUpdate(): void {
    // Another run, or a page that went back to the run as it stands.
    if (this.#player.isPlaying && this.moment === null) this.#player.pause();
  }

  get total(): number {
    return this.#run.latest.replay?.total ?? 0;
  }

  /** The moment shown or about to be; `null` for the run as it stands. */
  get moment(): number | null {
    const { wanted } = this.#seeker;
    return wanted === undefined ? (this.#run.latest.replay?.position ?? null) : wanted;
  }

  /** The same as a position. */
  get position(): number {
    return Math.min(this.moment ?? this.total, this.total);
  }

  /** Share of the track gone through. */
  get share(): number {
    const { timeline } = this;
    if (!timeline) return 1;
    const length = timeline.durationMs(this.#skipsIdle);
    if (this.#player.isPlaying && length > 0) return Math.min(1, this.#player.time / length);
    return this.moment === null ? 1 : placeOf(timeline, this.position, this.#skipsIdle);
  }

  get isPlaying(): boolean {
    return this.#player.isPlaying;
  }

  /** How much faster than it happened the run is played. */
  get speed(): number {
    return this.#player.speed;
  }

  set speed(speed: number) {
    this.#player.speed = speed;
  }

  /** Whether a stretch without events counts as a second. */
  get skipsIdle(): boolean {
    return this.#skipsIdle;
  }

  set skipsIdle(skips: boolean) {
    this.#skipsIdle = skips;
    if (this.timeline && this.isPlaying) this.#player.play(this.timeline.timeAt(this.position, skips));
    this.#host.requestUpdate();
  }

  /** While held, the end of the run is a moment too: under a hand that drags, nothing folds away. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  set isHeld(isHeld: boolean) {
    this.#isHeld = isHeld;
    if (!isHeld && this.position === this.total) this.toEnd();
    this.#host.requestUpdate();
  }

  /** Learns how the run lies in time, and again when there is more of it. */
  look(): void {
    if (!this.#isLooking) this.#look().catch(reportError);
  }

  async #look(): Promise<void> {
    const { scope } = this.#run;
    const known = this.timeline;
    this.#isLooking = true;
    try {
      const timeline = await scope?.timeline();
      if (scope === this.#run.scope) this.timeline = timeline;
      if (timeline === known) return;
      this.#host.requestUpdate();
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    } finally {
      this.#isLooking = false;
    }
    this.#host.requestUpdate();
  }

  /** From a run that goes on to the last thing that happened in it. */
  async rewind(): Promise<void> {
    this.timeline = await this.#run.scope?.timeline();
    this.step(-1);
  }

  /** Shows a moment; the last one is the run as it stands. What plays stops. */
  move(position: number): void {
    this.#player.pause();
    this.#go(position);
  }

  /** The moment at a share of the track. */
  moveTo(share: number): void {
    const { timeline } = this;
    if (!timeline) return;
    const position = timeline.positionAt(share * timeline.durationMs(this.#skipsIdle), this.#skipsIdle);
    if (position !== this.moment) this.move(share === 1 ? this.total : position);
  }

  /** To the next thing that begins or ends, or the one before. */
  step(direction: 1 | -1): void {
    const next = this.timeline?.step(this.position, direction);
    if (next !== undefined) this.move(next);
  }

  /** To where the next turn, or the one before, begins. */
  stepTurn(direction: 1 | -1): void {
    const starts = this.timeline?.marks.filter(({ kind }) => kind === 'turn').map(({ position }) => position) ?? [];
    const here = this.position;
    const next = direction === 1 ? starts.find((start) => start > here) : starts.findLast((start) => start < here);
    this.move(next ?? (direction === 1 ? this.total : 1));
  }

  toEnd(): void {
    this.#player.pause();
    if (this.moment !== null) this.#seeker.to(null);
    this.#host.requestUpdate();
  }

  /** Plays from the moment shown, at the end from the beginning; or pauses. */
  togglePlay(): void {
    const { timeline } = this;
    if (this.isPlaying || !timeline) this.#player.pause();
    else {
      const from = this.moment === null ? 1 : this.position;
      this.#go(from);
      this.#player.play(timeline.timeAt(from, this.#skipsIdle));
    }
    this.#host.requestUpdate();
  }

  #go(position: number): void {
    const at = Math.min(Math.max(1, position), this.total);
    this.#seeker.to(at < this.total || this.#isHeld ? at : null);
    this.#host.requestUpdate();
  }

  #played(): void {
    const { timeline } = this;
    this.#host.requestUpdate();
    if (!timeline) return;
    const position = timeline.positionAt(this.#player.time, this.#skipsIdle);
    if (position < timeline.total) {
      if (position !== this.moment) this.#go(position);
    } else if (timeline.total >= this.total) this.toEnd();
  }
}
