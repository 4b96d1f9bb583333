import { html, nothing, type TemplateResult } from 'lit';
import { query } from 'lit/decorators/query.js';
import { guard } from 'lit/directives/guard.js';
import { RunPiece } from '../internal/base-element.js';
import { formatElapsed, formatNumber } from '../internal/format.js';
import { iconHistory, iconSkipForward } from '../internal/icons/replay-icons.js';
import { ScrubBar } from '../internal/replay/scrub-bar.js';
import { RunConsumer } from '../internal/run/run-consumer.js';
import { replayWords, type ReplayWords } from '../words/replay-words.js';
import { wordsOf } from '../words/words-of.js';
import { RunReplay } from './run-replay.js';
import { scrubberStyles } from './run-scrubber.styles.js';
import { runTrack } from './track-marks.js';

const SPEEDS = [0.5, 1, 2, 4, 8, 16] as const;

/**
 * Shows earlier moments of a run: a track of its whole length with marks for errors and turns, play, step and speed.
 * Under a run that goes on it is one button, Rewind, until an earlier moment is shown.
 *
 * On the track: arrow keys go from one thing that happens to the next (with Shift: one event), Page keys from turn to
 * turn, Home and End to the ends, Space plays.
 *
 * @tag run-scrubber
 * @summary Track, play, step and speed, for moments of a run gone by.
 *
 * @csspart base - The wrapper.
 * @csspart scrubber - The same.
 *
 * @cssproperty --run-color-accent - The part of the track that was gone through.
 * @cssproperty --run-color-failure - Marks of errors.
 */
export class RunScrubber extends RunPiece {
  static override styles = scrubberStyles;

  readonly #run = new RunConsumer(this, ['live', 'state', 'replay']);
  readonly #replay = new RunReplay(this, this.#run);
  readonly #bar = new ScrubBar(this, this.#replay);
  /** Where the focus goes once it is there, because what had it is gone. */
  #focusNext: 'track' | 'rewind' | undefined;

  @query('.rewind') private readonly rewindButton!: HTMLElement | null;

  get #words(): ReplayWords {
    return wordsOf(replayWords, this.#run.strings.replay);
  }

  /** Whether more is to come. */
  get #isLive(): boolean {
    const live = this.#run.latest.live;
    return live !== undefined && !live.incomplete && ['pending', 'running', 'waiting'].includes(live.status);
  }

  /** Whether one button is all there is to show. */
  get #isFolded(): boolean {
    return this.#isLive && this.#replay.moment === null && !this.#replay.isHeld;
  }

  protected override willUpdate(): void {
    if (!this.#isFolded && this.#replay.last > 1) this.#replay.look();
    const hadFocus = this.shadowRoot?.activeElement;
    if (hadFocus && this.#isFolded && !hadFocus.classList.contains('rewind')) this.#focusNext ??= 'rewind';
  }

  protected override updated(): void {
    const next = this.#focusNext === 'track' ? this.#bar.track : this.#focusNext === 'rewind' ? this.rewindButton : undefined;
    if (!next) return;
    this.#focusNext = undefined;
    next.focus();
  }

  readonly #rewind = (): void => {
    this.#focusNext = 'track';
    this.#replay.rewind().catch(reportError);
  };

  readonly #toEnd = (): void => this.#replay.toEnd();

  protected override render(): TemplateResult {
    const words = this.#words;
    const { timeline, skipsIdle, position, last, moment } = this.#replay;
    if (last < 2) return html`<div part="base scrubber" hidden></div>`;
    if (this.#isFolded) {
      return html`<div part="base scrubber" class="scrub folded">
        <button class="button rewind" type="button" title=${words.rewindHint} @click=${this.#rewind}>${iconHistory}${words.rewind}</button>
      </div>`;
    }
    const gaps = timeline?.idleGaps.length ?? 0;
    const bar = this.#bar.render({
      words,
      speeds: SPEEDS,
      times: words.times,
      range: [1, position, last],
      valueText: this.#valueText(words),
      clock: this.#clock(words),
      drawing: timeline ? guard([timeline, skipsIdle, this.#run.strings], () => runTrack(timeline, skipsIdle, words)) : nothing,
      skipIdleHint: gaps === 0 ? undefined : words.skipIdleHint(gaps),
      more: this.#endButton(this.#isLive ? words.returnToLive : words.backToEnd, moment === null),
    });
    return html`<div part="base scrubber" class="scrub" role="group" aria-label=${words.replay}>${bar}</div>`;
  }

  /** Its icon stands for it where there is no room for words. */
  #endButton(label: string, isOff: boolean): TemplateResult {
    return html`<button class="button to-end" type="button" title=${label} aria-disabled=${isOff ? 'true' : 'false'} @click=${this.#toEnd}
      >${iconSkipForward}<span>${label}</span></button
    >`;
  }

  /** "0:42 of 5:12"; nothing where events do not say when they were. The end of a run is known before its timeline. */
  #time(words: ReplayWords, position = this.#replay.position): string | undefined {
    const { timeline, moment } = this.#replay;
    const elapsed = this.#run.latest.live?.metrics.elapsedMs;
    if (!timeline && moment === null && elapsed !== undefined) return words.clock(formatElapsed(elapsed), formatElapsed(elapsed));
    if (!timeline?.isTimed) return undefined;
    return words.clock(formatElapsed(timeline.timeAt(position)), formatElapsed(timeline.durationMs()));
  }

  #event(words: ReplayWords, position = this.#replay.position): string {
    const { locale } = this.#run.strings;
    return words.event(formatNumber(position, locale), formatNumber(this.#replay.last, locale));
  }

  #valueText(words: ReplayWords): string {
    const turn = this.#run.latest.state?.metrics.turns;
    const parts = [this.#time(words), this.#event(words), turn === undefined ? undefined : words.turn(turn)];
    return parts.filter((part) => part !== undefined).join(', ');
  }

  /** It has the room of its longest words, or the track beside it would change under the pointer. */
  #clock(words: ReplayWords): TemplateResult {
    const { moment, position, last } = this.#replay;
    return html`<span class="room" aria-hidden="true">${this.#moment(words, true, last)}</span
      ><span class="now">${this.#moment(words, moment !== null, position)}</span>`;
  }

  #moment(words: ReplayWords, isPast: boolean, position: number): TemplateResult {
    const time = this.#time(words, position);
    return html`${isPast ? html`<span class="scrub-past">${words.replay}</span>` : nothing}
      ${time === undefined ? nothing : html`<bdi>${time}</bdi>`}
      <bdi class=${time === undefined ? '' : 'events'}>${this.#event(words, position)}</bdi>`;
  }
}
