import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { TraceTimeline } from '../../../trace-model/ask/timeline.js';
import { formatDuration, formatElapsed, formatExact, formatNumber } from '../../internal/format.js';
import { ScrubBar } from '../../internal/replay/scrub-bar.js';
import { showControls } from '../../internal/show-controls.js';
import type { TraceScope } from '../../trace-contexts.js';
import type { TraceStrings } from '../../trace-strings.js';
import { timelineWords, type TimelineWords } from '../../words/timeline-words.js';
import { wordsOf } from '../../words/words-of.js';
import { timelineTrack } from './timeline-track.js';
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
export class TimelinePanel {
  /** The moment shown, and every way to another one. */
  readonly replay: TraceReplay;
  readonly #options: TimelineOptions;
  readonly #bar: ScrubBar;

  constructor(host: ReactiveControllerHost, options: TimelineOptions) {
    this.#options = options;
    this.replay = new TraceReplay(host, () => options.scope());
    this.#bar = new ScrubBar(host, this.replay);
  }

  /** Nothing where the document has no log. */
  render(): TemplateResult | typeof nothing {
    const { timeline, skipsIdle, position } = this.replay;
    if (!timeline || timeline.total === 0) return nothing;
    const { timeline: replaced } = this.#options.strings();
    const words = wordsOf(timelineWords, replaced);
    const bar = this.#bar.render({
      words,
      speeds: SPEEDS,
      times: (speed) => words.times(this.#number(speed)),
      range: [0, position + 1, timeline.total],
      valueText: this.#valueText(timeline, words),
      clock: this.#clock(timeline, words),
      drawing: guard([timeline, skipsIdle, replaced], () => timelineTrack(timeline, skipsIdle, words)),
      skipIdleHint: this.#idle(timeline, words),
    });
    return html`<div part="timeline" class="timeline" role="group" aria-label=${words.timeline}><div class="scrub">${bar}</div></div>`;
  }

  #number(value: number): string {
    return formatNumber(value, this.#options.strings().locale);
  }

  #idle({ gaps }: TraceTimeline, words: TimelineWords): string | undefined {
    if (gaps.length === 0) return undefined;
    const idle = gaps.reduce((sum, { durationMs }) => sum + durationMs, 0);
    return words.skipIdleHint(this.#number(gaps.length), formatDuration(idle, this.#options.strings().locale));
  }

  #clock(timeline: TraceTimeline, words: TimelineWords): TemplateResult {
    const time = this.#time(timeline, words);
    const { startedAt } = timeline;
    const exact = startedAt === undefined ? nothing : formatExact(startedAt + timeline.timeAt(this.replay.position), this.#options.strings().locale);
    return html`${this.replay.moment === null ? nothing : html`<span class="scrub-past">${words.past}</span>`}
      ${time === undefined ? nothing : html`<bdi title=${exact}>${time}</bdi>`}<bdi>${this.#entry(timeline, words)}</bdi>
      <bdi class="timeline-what">${this.#what(timeline, words)}</bdi>`;
  }

  #time(timeline: TraceTimeline, words: TimelineWords): string | undefined {
    if (!timeline.isTimed) return undefined;
    const whole = timeline.durationMs();
    const { locale } = this.#options.strings();
    const format = whole < COUNTED_MS ? (ms: number): string => formatDuration(ms, locale) : formatElapsed;
    return words.clock(format(timeline.timeAt(this.replay.position)), format(whole));
  }

  #entry({ total }: TraceTimeline, words: TimelineWords): string {
    return words.entry(this.#number(this.replay.position + 1), this.#number(total));
  }

  /** What was written last at the moment shown. */
  #what({ marks }: TraceTimeline, words: TimelineWords): string {
    if (this.replay.moment === null) return words.asItStands;
    const mark = marks[this.replay.position];
    return mark ? words.mark(showControls(mark.name), words.outcome[mark.kind]) : words.beginning;
  }

  #valueText(timeline: TraceTimeline, words: TimelineWords): string {
    return [this.#entry(timeline, words), this.#what(timeline, words), this.#time(timeline, words)].filter((part) => part !== undefined).join(', ');
  }
}
