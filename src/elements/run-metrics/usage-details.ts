/** What `<run-metrics>` shows besides its numbers. Loaded when the page is idle. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RunState } from '../../streams/index.js';
import type { UsageBook } from '../../streams/reduce/usage.js';
import { UsageCurve, type UsageCurveData } from '../../streams/usage-curve.js';
import type { RunScope } from '../contexts.js';
import { adoptStyles } from '../internal/adopt-styles.js';
import { formatElapsed, formatNumber } from '../internal/format.js';
import { iconChevronDown } from '../internal/icons/later-icons.js';
import { Pace } from '../internal/pace.js';
import { onUser } from '../internal/user-event.js';
import type { MetricKey, RunStrings } from '../strings.js';
import { usageWords, type UsageWords } from '../words/usage-words.js';
import { wordsOf } from '../words/words-of.js';
import { usageChart, type Series } from './usage-chart.js';
import { usageStyles } from './usage-details.styles.js';
import { modelTable, turnTable, type TableOptions } from './usage-tables.js';

/** Turns shown at first, and how many more each request brings. */
const FEW_TURNS = 50;
const MORE_TURNS = 1000;
/** Longest reading of records within one drawing. */
const BUDGET_MS = 6;
/** A curve need not keep up with a flood. */
const PACE_MS = 300;
/** In px; the large ones are stretched to the width there is. */
const SMALL = { width: 100, height: 24 };
const LARGE = { width: 480, height: 72 };

/** What is drawn around: an element that shows a run. */
interface Host {
  readonly renderRoot: Node;
  requestUpdate(): void;
}

/** What one drawing is made from. */
interface Drawing {
  readonly run: RunState;
  readonly scope: RunScope;
  readonly curve: UsageCurveData;
  readonly words: UsageWords;
}

/** By metric. */
export type Hints = Readonly<Partial<Record<MetricKey, string | undefined>>>;

export class UsageDetails {
  readonly #host: Host;
  readonly #curve: UsageCurve;
  readonly #pace: Pace;
  #data: UsageCurveData | undefined;
  #events = 0;
  #isOpen = false;
  #turns = FEW_TURNS;

  constructor(host: Host, newBook: () => UsageBook) {
    this.#curve = new UsageCurve(newBook);
    this.#host = host;
    this.#pace = new Pace(PACE_MS, () => host.requestUpdate());
    adoptStyles(host.renderRoot, usageStyles);
  }

  /**
   * For the end of the row a small curve and the button that opens the rest; for below it, once opened, the curves and
   * the tokens by model and by turn.
   */
  draw(run: RunState, scope: RunScope): { readonly cell: TemplateResult; readonly panel: TemplateResult } {
    const curve = this.#read(run, scope);
    const drawing = { run, scope, curve, words: wordsOf(usageWords, scope.strings.usage) };
    return { cell: this.#cell(drawing), panel: this.#panel(drawing) };
  }

  /** What pointing at a number tells of it. */
  hints({ metrics }: RunState, { locale, usage }: RunStrings): Hints {
    const words = wordsOf(usageWords, usage);
    const { inputTokens, cacheReadTokens, reasoningTokens, cost } = metrics;
    const count = (tokens: number): string => formatNumber(tokens, locale);
    return {
      input: inputTokens && cacheReadTokens !== undefined ? words.cachedTokens(count(cacheReadTokens)) : undefined,
      output: reasoningTokens === undefined ? undefined : words.reasoningTokens(count(reasoningTokens)),
      cost: cost && words.costBasisHint[cost.basis],
    };
  }

  #read(run: RunState, scope: RunScope): UsageCurveData {
    // Another moment of the run is wanted at once.
    if (run.eventCount < this.#events || run.status !== 'running') this.#pace.reset();
    this.#events = run.eventCount;
    if (!this.#pace.isDue() && this.#data) return this.#data;
    this.#data = this.#curve.read(scope.history.records, run.eventCount, BUDGET_MS);
    // The rest with the next frame: reading must not hold up what is seen.
    if (this.#curve.isBehind) {
      requestAnimationFrame(() => {
        this.#pace.reset();
        this.#host.requestUpdate();
      });
    }
    return this.#data;
  }

  #cell(drawing: Drawing): TemplateResult {
    const { points } = drawing.curve;
    const series = points.some(({ contextTokens }) => contextTokens !== undefined) ? 'contextTokens' : 'totalTokens';
    return html`${points.length > 1 ? html`<span class="spark">${chart(drawing, series, SMALL)}</span>` : nothing}
      <button
        class="toggle"
        type="button"
        aria-expanded=${this.#isOpen}
        aria-controls="usage"
        @click=${onUser(() => this.#toggle())}
        ><span class="word">${drawing.words.details}</span>${iconChevronDown}</button
      >`;
  }

  #panel(drawing: Drawing): TemplateResult {
    const { run, scope, words } = drawing;
    const options: TableOptions = {
      words,
      strings: scope.strings,
      turns: this.#turns,
      onMoreTurns: () => {
        this.#turns += MORE_TURNS;
        this.#host.requestUpdate();
      },
    };
    return html`<div id="usage" part="usage" class="usage" role="group" aria-label=${words.panel} ?hidden=${!this.#isOpen}>
      ${this.#isOpen
        ? html`${charts(drawing)}${modelTable(run.metrics, options)}${turnTable(run.metrics, options)}`
        : nothing}
    </div>`;
  }

  #toggle(): void {
    this.#isOpen = !this.#isOpen;
    this.#host.requestUpdate();
  }
}

function charts(drawing: Drawing): TemplateResult {
  const { curve, words } = drawing;
  const last = curve.points.at(-1);
  const figures = [
    [words.tokens, 'totalTokens'],
    [words.context, 'contextTokens'],
  ] as const;
  return html`<section>
    ${last === undefined ? html`<p>${words.noCurve}</p>` : nothing}
    ${figures.map(([title, series]) =>
      last?.[series] === undefined
        ? nothing
        : html`<figure>
            <figcaption><h3>${title}</h3><span>${caption(drawing, series)}</span></figcaption>
            ${chart(drawing, series, LARGE)}
          </figure>`,
    )}
  </section>`;
}

function chart(drawing: Drawing, series: Series, size: typeof SMALL): TemplateResult {
  const { run, curve, words } = drawing;
  const from = run.startedAt ?? curve.points[0]?.time ?? 0;
  const until = Math.max(from + (run.metrics.elapsedMs ?? 0), curve.points.at(-1)?.time ?? 0);
  const markLabel = (time: number): string => words.compaction(formatElapsed(time - from));
  const label = labelOf(drawing, series);
  return usageChart({ curve, series, from, until, label, ...size, ...(size === LARGE ? { markLabel } : {}) });
}

function caption(drawing: Drawing, series: Series): string {
  const { value, limit } = numbersOf(drawing, series);
  return withCompactions(drawing, limit === undefined ? value : drawing.words.contextOf(value, limit));
}

function labelOf(drawing: Drawing, series: Series): string {
  const { words } = drawing;
  const { value, limit } = numbersOf(drawing, series);
  const context = limit === undefined ? words.contextCurve(value) : words.contextCurveLimit(value, limit);
  return withCompactions(drawing, series === 'totalTokens' ? words.curve(value) : context);
}

function numbersOf({ curve, scope }: Drawing, series: Series): { value: string; limit: string | undefined } {
  const count = (value: number): string => formatNumber(value, scope.strings.locale);
  const limit = series === 'contextTokens' ? curve.contextLimit : undefined;
  return { value: count(curve.points.at(-1)?.[series] ?? 0), limit: limit === undefined ? undefined : count(limit) };
}

function withCompactions({ curve, words }: Drawing, text: string): string {
  const count = curve.compactions.length;
  return count === 0 ? text : `${text}, ${words.compactions(count)}`;
}
