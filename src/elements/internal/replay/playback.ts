import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Player } from './player.js';
import { Seeker } from './seeker.js';
import type { TimeAxis } from './track.js';

/**
 * Which moment of something is shown, and every way to another one. A moment is a position from `first` to `last`, or
 * `null`: as it stands, which is what the last position becomes. Asks its host for an update when anything changed.
 */
export abstract class Playback implements ReactiveController {
  abstract readonly first: number;
  abstract readonly last: number;
  /** How it lies in time; absent until that is known. */
  abstract readonly timeline: TimeAxis | undefined;
  /** The moment that is shown now. */
  protected abstract readonly shown: number | null;
  /** How much faster than it happened it plays at speed 1. */
  protected abstract readonly pace: number;
  protected readonly host: ReactiveControllerHost;
  readonly #player = new Player(() => this.#played());
  readonly #seeker = new Seeker(async (moment) => {
    await this.seek(moment);
    this.host.requestUpdate();
  });
  #isHeld = false;
  #skipsIdle = false;
  #speed = 1;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  /** Shows a moment; resolves when it is shown, or refused. */
  protected abstract seek(moment: number | null): Promise<void>;

  /** To the next place of the kind that is looked for most, or the one before. */
  abstract leap(direction: 1 | -1): void;

  hostUpdate(): void {
    // Something else is shown, or the page went back to how it stands.
    if (this.isPlaying && this.moment === null) this.#player.pause();
  }

  hostDisconnected(): void {
    this.#player.pause();
  }

  /** The moment shown or about to be. */
  get moment(): number | null {
    const { wanted } = this.#seeker;
    return wanted === undefined ? this.shown : wanted;
  }

  /** The same as a position. */
  get position(): number {
    return Math.min(this.moment ?? this.last, this.last);
  }

  /** Share of the track gone through, 0 to 1. */
  get share(): number {
    const { timeline, moment, position } = this;
    if (!timeline || moment === null) return 1;
    const time = this.isPlaying ? this.#player.time : timeline.timeAt(position, this.#skipsIdle);
    return Math.min(1, time / (timeline.durationMs(this.#skipsIdle) || 1));
  }

  get isPlaying(): boolean {
    return this.#player.isPlaying;
  }

  /** A factor; 1 at first. */
  get speed(): number {
    return this.#speed;
  }

  set speed(speed: number) {
    this.#speed = speed;
    this.#player.speed = this.pace * speed;
    this.host.requestUpdate();
  }

  /** Whether a stretch in which nothing happened is cut short. */
  get skipsIdle(): boolean {
    return this.#skipsIdle;
  }

  set skipsIdle(skips: boolean) {
    this.#skipsIdle = skips;
    if (this.isPlaying) this.#play();
    this.host.requestUpdate();
  }

  /** While held, the end is a moment too: under a hand that drags, nothing folds away. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  set isHeld(isHeld: boolean) {
    if (this.#isHeld === isHeld) return;
    this.#isHeld = isHeld;
    if (!isHeld && this.position === this.last) this.toEnd();
    this.host.requestUpdate();
  }

  /** Shows a moment. What plays stops. */
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

  /** To the next position, or the one before. */
  nudge(direction: 1 | -1): void {
    this.move(this.position + direction);
  }

  /** To the next position at which there is something new to see, or the one before. */
  step(direction: 1 | -1): void {
    this.nudge(direction);
  }

  toEnd(): void {
    this.#player.pause();
    if (this.moment !== null) this.#seeker.to(null);
    this.host.requestUpdate();
  }

  /** Plays from the moment shown, at the end from the beginning; or pauses. */
  togglePlay(): void {
    if (this.isPlaying || !this.timeline) this.#player.pause();
    else {
      this.#go(this.moment === null ? this.first : this.position);
      this.#play();
    }
    this.host.requestUpdate();
  }

  #play(): void {
    this.#player.speed = this.pace * this.#speed;
    this.#player.play(this.timeline?.timeAt(this.position, this.#skipsIdle) ?? 0);
  }

  #go(position: number): void {
    const at = Math.min(Math.max(this.first, position), this.last);
    this.#seeker.to(at < this.last || this.#isHeld ? at : null);
    this.host.requestUpdate();
  }

  #played(): void {
    const { timeline } = this;
    this.host.requestUpdate();
    if (!timeline) return;
    const position = timeline.positionAt(this.#player.time, this.#skipsIdle);
    // Of what goes on, more may be known than lies in time yet: that is waited for.
    if (position >= this.last) this.toEnd();
    else if (position !== this.moment) this.#go(position);
  }
}
