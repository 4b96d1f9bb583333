import { html, nothing, type TemplateResult } from 'lit';
import { query } from 'lit/decorators/query.js';
import type { ReplayTimeline } from '../../streams/index.js';
import { RunPiece } from '../internal/base-element.js';
import { formatElapsed, formatNumber } from '../internal/format.js';
import { iconPlay } from '../internal/icons/icons.js';
import { iconFastForward, iconHistory, iconPause, iconSkipForward, iconStepBack, iconStepForward } from '../internal/icons/later-icons.js';
import { RunConsumer } from '../internal/run/run-consumer.js';
import type { RunStrings } from '../strings.js';
import { replayWords, type ReplayWords } from '../words/replay-words.js';
import { wordsOf } from '../words/words-of.js';
import { ReplayControl } from './replay-control.js';
import { scrubberStyles } from './run-scrubber.styles.js';
import { trackDrawing } from './track.js';
import { marksOn, stretchesOn } from './track-marks.js';

const SPEEDS = [0.5, 1, 2, 4, 8, 16] as const;

/** A drawing of the track, and what it shows. */
interface Drawn {
  readonly of: ReplayTimeline;
  readonly compressed: boolean;
  readonly strings: RunStrings;
  readonly drawing: TemplateResult;
}

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
  readonly #replay = new ReplayControl(this, this.#run);
  /** Where the focus goes once it is there, because what had it is gone. */
  #focusNext: 'track' | 'rewind' | undefined;
  #drawn: Drawn | undefined;

  @query('.track') private readonly track!: HTMLElement | null;
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
    if (!this.#isFolded && this.#replay.total > 1) this.#replay.look();
    const hadFocus = this.shadowRoot?.activeElement;
    if (hadFocus && this.#isFolded && !hadFocus.classList.contains('rewind')) this.#focusNext ??= 'rewind';
  }

  protected override updated(): void {
    this.track?.style.setProperty('--_at', String(this.#replay.share));
    const next = this.#focusNext === 'track' ? this.track : this.#focusNext === 'rewind' ? this.rewindButton : null;
    if (!next) return;
    this.#focusNext = undefined;
    next.focus();
  }

  readonly #rewind = (): void => {
    this.#focusNext = 'track';
    this.#replay.rewind().catch(reportError);
  };

  readonly #toEnd = (): void => this.#replay.toEnd();
  readonly #stepBack = (): void => this.#replay.step(-1);
  readonly #stepForward = (): void => this.#replay.step(1);
  readonly #togglePlay = (): void => this.#replay.togglePlay();
  readonly #toggleIdle = (): void => {
    this.#replay.skipsIdle = !this.#replay.skipsIdle;
  };
  readonly #setSpeed = (event: Event): void => {
    this.#replay.speed = Number((event.currentTarget as HTMLSelectElement).value);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const replay = this.#replay;
    const onward = getComputedStyle(this).direction === 'rtl' ? -1 : 1;
    const step = (direction: 1 | -1): void =>
      event.shiftKey ? replay.move(replay.position + direction) : replay.step(direction);
    const keys = new Map<string, () => void>([
      ['ArrowRight', () => step(onward)],
      ['ArrowLeft', () => step(onward === 1 ? -1 : 1)],
      ['ArrowUp', () => step(1)],
      ['ArrowDown', () => step(-1)],
      ['PageUp', () => replay.stepTurn(1)],
      ['PageDown', () => replay.stepTurn(-1)],
      ['Home', () => replay.move(1)],
      ['End', () => replay.move(replay.total)],
      [' ', this.#togglePlay],
    ]);
    const act = keys.get(event.key);
    if (!act) return;
    event.preventDefault();
    act();
  };

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#replay.isHeld = true;
    const mark = (event.target as Element).closest<SVGElement>('[data-position]');
    if (mark) this.#replay.move(Number(mark.dataset.position));
    else this.#onMove(event);
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (!this.#replay.isHeld) return;
    const { left, width } = (event.currentTarget as Element).getBoundingClientRect();
    const fromLeft = Math.min(Math.max(0, (event.clientX - left) / width), 1);
    this.#replay.moveTo(getComputedStyle(this).direction === 'rtl' ? 1 - fromLeft : fromLeft);
  };

  readonly #onUp = (): void => {
    if (this.#replay.isHeld) this.#replay.isHeld = false;
  };

  protected override render(): TemplateResult {
    const words = this.#words;
    if (this.#replay.total < 2) return html`<div part="base scrubber" hidden></div>`;
    if (this.#isFolded) {
      return html`<div part="base scrubber" class="base folded">
        <button class="button rewind" type="button" title=${words.rewindHint} @click=${this.#rewind}>${iconHistory}${words.rewind}</button>
      </div>`;
    }
    const { isPlaying } = this.#replay;
    const atStart = this.#replay.position <= 1;
    const atEnd = this.#replay.moment === null;
    return html`<div part="base scrubber" class="base" role="group" aria-label=${words.replay}>
      <div class="group">
        ${this.#button(words.stepBack, iconStepBack, this.#stepBack, atStart, 'step')}
        ${this.#button(isPlaying ? words.pause : words.play, isPlaying ? iconPause : iconPlay, this.#togglePlay)}
        ${this.#button(words.stepForward, iconStepForward, this.#stepForward, atEnd, 'step')}
      </div>
      ${this.#slider(words)} ${this.#clock(words)}
      <div class="group end">
        <select aria-label=${words.speed} title=${words.speed} @change=${this.#setSpeed}>
          ${SPEEDS.map((speed) => html`<option value=${speed} ?selected=${speed === this.#replay.speed}>${words.times(speed)}</option>`)}
        </select>
        ${this.#idleButton(words)}
        ${this.#endButton(this.#isLive ? words.returnToLive : words.backToEnd, atEnd)}
      </div>
    </div>`;
  }

  #button(label: string, icon: TemplateResult, act: () => void, isOff = false, className = ''): TemplateResult {
    return html`<button
      class="icon-button ${className}"
      type="button"
      aria-label=${label}
      title=${label}
      aria-disabled=${isOff ? 'true' : 'false'}
      @click=${act}
      >${icon}</button
    >`;
  }

  /** Its icon stands for it where there is no room for words. */
  #endButton(label: string, isOff: boolean): TemplateResult {
    return html`<button class="button" type="button" title=${label} aria-disabled=${isOff ? 'true' : 'false'} @click=${this.#toEnd}
      >${iconSkipForward}<span>${label}</span></button
    >`;
  }

  #idleButton(words: ReplayWords): TemplateResult | typeof nothing {
    const count = this.#replay.timeline?.idleGaps.length ?? 0;
    if (count === 0) return nothing;
    return html`<button
      class="button quiet"
      type="button"
      aria-pressed=${this.#replay.skipsIdle ? 'true' : 'false'}
      title=${words.skipIdleHint(count)}
      @click=${this.#toggleIdle}
      >${iconFastForward}<span>${words.skipIdle}</span></button
    >`;
  }

  #slider(words: ReplayWords): TemplateResult {
    return html`<div
      class="track"
      role="slider"
      tabindex="0"
      aria-label=${words.position}
      aria-orientation="horizontal"
      aria-valuemin="1"
      aria-valuemax=${this.#replay.total}
      aria-valuenow=${this.#replay.position}
      aria-valuetext=${this.#valueText(words)}
      @keydown=${this.#onKey}
      @pointerdown=${this.#onDown}
      @pointermove=${this.#onMove}
      @pointerup=${this.#onUp}
      @pointercancel=${this.#onUp}
    >
      <div class="rail"></div>
      ${this.#drawing(words)}
      <div class="thumb"></div>
    </div>`;
  }

  /** The same template until the timeline changes: nothing of it is looked at while the thumb moves. */
  #drawing(words: ReplayWords): TemplateResult | typeof nothing {
    const of = this.#replay.timeline;
    const compressed = this.#replay.skipsIdle;
    const { strings } = this.#run;
    if (!of) return nothing;
    const drawn = this.#drawn;
    if (drawn?.of === of && drawn.compressed === compressed && drawn.strings === strings) return drawn.drawing;
    const drawing = trackDrawing(marksOn(of, compressed), stretchesOn(of, compressed), words);
    this.#drawn = { of, compressed, strings, drawing };
    return drawing;
  }

  /** "0:42 of 5:12"; nothing where events do not say when they were. */
  #time(words: ReplayWords): string | undefined {
    const timeline = this.#replay.timeline;
    if (!timeline?.isTimed) return undefined;
    return words.clock(formatElapsed(timeline.timeAt(this.#replay.position)), formatElapsed(timeline.durationMs()));
  }

  #event(words: ReplayWords): string {
    const { locale } = this.#run.strings;
    return words.event(formatNumber(this.#replay.position, locale), formatNumber(this.#replay.total, locale));
  }

  #valueText(words: ReplayWords): string {
    const turn = this.#run.latest.state?.metrics.turns;
    const parts = [this.#time(words), this.#event(words), turn === undefined ? undefined : words.turn(turn)];
    return parts.filter((part) => part !== undefined).join(', ');
  }

  #clock(words: ReplayWords): TemplateResult {
    const time = this.#time(words);
    return html`<div class="clock">
      ${this.#replay.moment === null ? nothing : html`<span class="pill">${words.replay}</span>`}
      ${time === undefined ? nothing : html`<bdi>${time}</bdi>`}
      <bdi class=${time === undefined ? '' : 'events'}>${this.#event(words)}</bdi>
    </div>`;
  }
}
