import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import type { TraceTimeline } from '../../../trace-model/ask/timeline.js';
import { formatDuration, formatElapsed, formatExact, formatNumber } from '../../internal/format.js';
import { iconFastForward, iconPause, iconStepBack, iconStepForward } from '../../internal/icons/later-icons.js';
import { iconPlay } from '../../internal/icons/icons.js';
import { showControls } from '../../internal/show-controls.js';
import type { TraceScope } from '../../trace-contexts.js';
import type { TraceStrings } from '../../trace-strings.js';
import { timelineWords, type TimelineWords } from '../../words/timeline-words.js';
import { wordsOf } from '../../words/words-of.js';
import { trackDrawing } from './timeline-track.js';
import { TraceReplay } from './trace-replay.js';

export { timelineStyles } from './timeline.styles.js';

export interface TimelineOptions {
  /** The owner of the trace: gives the document and the moment shown, and is asked for another. */
  scope(): TraceScope | undefined;
  strings(): TraceStrings;
}

/** A shorter execution is told in more than seconds. */
const COUNTED_MS = 10_000;
const SPEEDS = [0.5, 1, 2, 4, 8] as const;

/**
 * The timeline of an execution: its entries as marks by outcome, and ways to any moment of it: scrub, play, step. It asks
 * the owner of the trace, so the canvas, Activity and State follow one position. Render `render()` in a host whose styles
 * hold `timelineStyles`.
 *
 * On the track: arrow keys go from entry to entry, Page keys from failure to failure, Home and End to the ends, Space plays.
 */
export class TimelinePanel implements ReactiveController {
  /** The moment shown, and every way to another one. */
  readonly replay: TraceReplay;
  readonly #host: ReactiveControllerHost & Element;
  readonly #options: TimelineOptions;
  readonly #track = createRef<HTMLElement>();
  #drawn: { readonly of: TraceTimeline; readonly compressed: boolean; readonly words: TimelineWords; readonly drawing: TemplateResult } | undefined;
  #words: TimelineWords = timelineWords;
  #replaced: TraceStrings['timeline'];

  constructor(host: ReactiveControllerHost & Element, options: TimelineOptions) {
    this.#host = host;
    this.#options = options;
    this.replay = new TraceReplay(host, () => options.scope());
    host.addController(this);
  }

  hostUpdate(): void {
    const replaced = this.#options.strings().timeline;
    if (replaced === this.#replaced) return;
    this.#replaced = replaced;
    this.#words = wordsOf(timelineWords, replaced);
  }

  hostUpdated(): void {
    this.#track.value?.style.setProperty('--_at', String(this.replay.share));
  }

  /** Nothing where the document has no log. */
  render(): TemplateResult | typeof nothing {
    const { timeline, position, moment, isPlaying } = this.replay;
    if (!timeline || timeline.total === 0) return nothing;
    const words = this.#words;
    return html`<div part="timeline" class="tl" role="group" aria-label=${words.timeline}>
      <div class="tl-bar">
        <div class="tl-group">
          ${this.#button(words.stepBack, iconStepBack, () => this.replay.move(position - 1), position < 0)}
          ${this.#button(isPlaying ? words.pause : words.play, isPlaying ? iconPause : iconPlay, () => this.replay.togglePlay())}
          ${this.#button(words.stepForward, iconStepForward, () => this.replay.move(position + 1), moment === null)}
        </div>
        ${this.#slider(timeline)} ${this.#clock(timeline)}
        <div class="tl-group tl-end">
          <select dir="ltr" aria-label=${words.speed} title=${words.speed} @change=${this.#onSpeed}>
            ${SPEEDS.map((speed) => html`<option value=${speed} ?selected=${speed === this.replay.speed}>${words.times(this.#number(speed))}</option>`)}
          </select>
          ${this.#idleButton(timeline)}
        </div>
      </div>
    </div>`;
  }

  #number(value: number): string {
    return formatNumber(value, this.#options.strings().locale);
  }

  #button(label: string, icon: TemplateResult, act: () => void, isOff = false): TemplateResult {
    return html`<button
      class="icon-button"
      type="button"
      aria-label=${label}
      title=${label}
      aria-disabled=${isOff ? 'true' : 'false'}
      @click=${isOff ? nothing : act}
      >${icon}</button
    >`;
  }

  #idleButton({ gaps }: TraceTimeline): TemplateResult | typeof nothing {
    if (gaps.length === 0) return nothing;
    const words = this.#words;
    const idle = gaps.reduce((sum, { durationMs }) => sum + durationMs, 0);
    return html`<button
      class="button quiet tl-idle"
      type="button"
      aria-pressed=${this.replay.skipsIdle ? 'true' : 'false'}
      title=${words.skipIdleHint(this.#number(gaps.length), formatDuration(idle, this.#options.strings().locale))}
      @click=${() => (this.replay.skipsIdle = !this.replay.skipsIdle)}
      >${iconFastForward}<span>${words.skipIdle}</span></button
    >`;
  }

  #slider(timeline: TraceTimeline): TemplateResult {
    const words = this.#words;
    return html`<div
      ${ref(this.#track)}
      class="tl-track"
      role="slider"
      tabindex="0"
      aria-label=${words.position}
      aria-orientation="horizontal"
      aria-valuemin="0"
      aria-valuemax=${timeline.total}
      aria-valuenow=${this.replay.position + 1}
      aria-valuetext=${this.#valueText(timeline)}
      @keydown=${this.#onKey}
      @pointerdown=${this.#onDown}
      @pointermove=${this.#onMove}
      @pointerup=${this.#onUp}
      @pointercancel=${this.#onUp}
    >
      <div class="tl-rail"></div>
      ${this.#drawing(timeline)}
      <div class="tl-thumb"></div>
    </div>`;
  }

  /** The same template until the timeline changes: nothing of it is looked at while the thumb moves. */
  #drawing(of: TraceTimeline): TemplateResult {
    const words = this.#words;
    const compressed = this.replay.skipsIdle;
    const drawn = this.#drawn;
    if (drawn?.of === of && drawn.compressed === compressed && drawn.words === words) return drawn.drawing;
    const drawing = trackDrawing(of, compressed, words);
    this.#drawn = { of, compressed, words, drawing };
    return drawing;
  }

  #clock(timeline: TraceTimeline): TemplateResult {
    const words = this.#words;
    const time = this.#time(timeline);
    const { startedAt } = timeline;
    const exact = startedAt === undefined ? nothing : formatExact(startedAt + timeline.timeAt(this.replay.position), this.#options.strings().locale);
    return html`<div class="tl-clock">
      ${this.replay.moment === null ? nothing : html`<span class="tl-past">${words.past}</span>`}
      ${time === undefined ? nothing : html`<bdi title=${exact}>${time}</bdi>`}<bdi class="tl-entry">${this.#entry(timeline)}</bdi>
      <bdi class="tl-what">${this.#what(timeline)}</bdi>
    </div>`;
  }

  #time(timeline: TraceTimeline): string | undefined {
    if (!timeline.isTimed) return undefined;
    const whole = timeline.durationMs();
    const { locale } = this.#options.strings();
    const format = whole < COUNTED_MS ? (ms: number): string => formatDuration(ms, locale) : formatElapsed;
    return this.#words.clock(format(timeline.timeAt(this.replay.position)), format(whole));
  }

  #entry({ total }: TraceTimeline): string {
    return this.#words.entry(this.#number(this.replay.position + 1), this.#number(total));
  }

  /** What was written last at the moment shown. */
  #what({ marks }: TraceTimeline): string {
    const words = this.#words;
    if (this.replay.moment === null) return words.asItStands;
    const mark = marks[this.replay.position];
    return mark ? words.mark(showControls(mark.name), words.outcome[mark.kind]) : words.beginning;
  }

  #valueText(timeline: TraceTimeline): string {
    return [this.#entry(timeline), this.#what(timeline), this.#time(timeline)].filter((part) => part !== undefined).join(', ');
  }

  get #isRtl(): boolean {
    return getComputedStyle(this.#host).direction === 'rtl';
  }

  readonly #onSpeed = (event: Event): void => {
    this.replay.speed = Number((event.currentTarget as HTMLSelectElement).value);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { replay } = this;
    const step = (by: number): void => replay.move(replay.position + by);
    const onward = this.#isRtl ? -1 : 1;
    const keys = new Map<string, () => void>([
      ['ArrowRight', () => step(onward)],
      ['ArrowLeft', () => step(-onward)],
      ['ArrowUp', () => step(1)],
      ['ArrowDown', () => step(-1)],
      ['PageUp', () => replay.stepFailure(1)],
      ['PageDown', () => replay.stepFailure(-1)],
      ['Home', () => replay.move(-1)],
      ['End', () => replay.toNow()],
      [' ', () => replay.togglePlay()],
    ]);
    const act = keys.get(event.key);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.replay.isHeld = true;
    const mark = (event.target as Element).closest<SVGElement>('[data-index]');
    if (mark) this.replay.move(Number(mark.dataset.index));
    else this.#onMove(event);
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (!this.replay.isHeld) return;
    const { left, width } = (event.currentTarget as Element).getBoundingClientRect();
    const fromLeft = Math.min(Math.max(0, (event.clientX - left) / width), 1);
    this.replay.moveTo(this.#isRtl ? 1 - fromLeft : fromLeft);
  };

  readonly #onUp = (): void => {
    if (this.replay.isHeld) this.replay.isHeld = false;
  };
}
