import type { ReactiveControllerHost } from 'lit';
import type { ReplayTimeline } from '../../streams/index.js';
import { Playback } from '../internal/replay/playback.js';
import type { RunConsumer } from '../internal/run/run-consumer.js';

/** Pause between two looks at how a growing run lies in time, in ms. */
const LOOK_AGAIN_MS = 250;

/** The moments of a run: how many of its events have happened. */
export class RunReplay extends Playback {
  readonly first = 1;
  protected readonly pace = 1;
  /** Absent until `look` was called and it is known; then it may be behind the run. */
  timeline: ReplayTimeline | undefined;
  readonly #run: RunConsumer<'live' | 'state' | 'replay'>;
  #isLooking = false;

  constructor(host: ReactiveControllerHost, run: RunConsumer<'live' | 'state' | 'replay'>) {
    super(host);
    this.#run = run;
  }

  get last(): number {
    return this.#run.latest.replay?.total ?? 0;
  }

  protected get shown(): number | null {
    return this.#run.latest.replay?.position ?? null;
  }

  protected async seek(position: number | null): Promise<void> {
    await this.#run.request({ type: 'seek', position });
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
      this.host.requestUpdate();
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    } finally {
      this.#isLooking = false;
    }
    this.host.requestUpdate();
  }

  /** From a run that goes on to the last thing that happened in it. */
  async rewind(): Promise<void> {
    this.timeline = await this.#run.scope?.timeline();
    this.step(-1);
  }

  /** To the next event with which something begins or ends, or the one before. */
  override step(direction: 1 | -1): void {
    const next = this.timeline?.step(this.position, direction);
    if (next !== undefined) this.move(next);
  }

  /** To where the next turn, or the one before, begins. */
  leap(direction: 1 | -1): void {
    const starts = this.timeline?.marks.filter(({ kind }) => kind === 'turn').map(({ position }) => position) ?? [];
    const here = this.position;
    const next = direction === 1 ? starts.find((start) => start > here) : starts.findLast((start) => start < here);
    this.move(next ?? (direction === 1 ? this.last : this.first));
  }
}
