import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators/state.js';
import { FindingBook, type Finding } from '../../streams/findings/index.js';
import type { RunState } from '../../streams/index.js';
import { RunPiece } from '../internal/base-element.js';
import { formatNumber } from '../internal/format.js';
import { iconInfo, iconX } from '../internal/icons/icons.js';
import { iconChevronDown, iconHourglass } from '../internal/icons/later-icons.js';
import { Pace } from '../internal/pace.js';
import { RunConsumer } from '../internal/run/run-consumer.js';
import { showControls } from '../internal/show-controls.js';
import { Ticker } from '../internal/ticker.js';
import { onUser } from '../internal/user-event.js';
import { findingsWords, type FindingsWords } from '../words/findings-words.js';
import { wordsOf } from '../words/words-of.js';
import { findingText } from './finding-text.js';
import { findingsStyles } from './run-findings.styles.js';

/** So many stand side by side; more are a number that opens a list. */
const SIDE_BY_SIDE = 2;
/** Longest look at new entries within one frame. */
const BUDGET_MS = 6;
/** How often new entries are looked at. */
const PACE_MS = 300;
/** How often a running run is looked at for silence. */
const LOOK_MS = 5000;

/**
 * What deserves a look in a run, found without a model while it runs: the same call again and again, the same error,
 * what took far longer than usual, a long silence. One quiet line; nothing at all while there is nothing to say.
 * Each finding leads to its entries, one after the other, and can be dismissed.
 *
 * @tag run-findings
 * @summary Repeated calls and errors, slow steps and silences of a run.
 *
 * @csspart base - The wrapper.
 * @csspart findings - The same.
 *
 * @cssproperty --run-color-surface-raised - Background of the line.
 */
export class RunFindings extends RunPiece {
  static override styles = findingsStyles;

  readonly #run = new RunConsumer(this, ['state', 'connection', 'replay']);
  #book = new FindingBook();
  /** A quiet strip need not keep up with a flood. */
  readonly #pace = new Pace(PACE_MS, () => this.requestUpdate());
  #found: readonly Finding[] = [];
  /** What changes rarely, and then counts at once. */
  #moment = '';
  #runId: string | undefined;
  readonly #dismissed = new Set<string>();
  /** How many entries of a finding were shown. */
  readonly #shown = new Map<string, number>();

  @state() private isOpen = false;

  constructor() {
    super();
    new Ticker(this, () => (this.#run.latest.state?.status === 'running' ? LOOK_MS : undefined));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const id = this.#run.latest.state?.id;
    if (id === this.#runId) return;
    // What was dismissed, and how far it was read, belongs to the run before.
    if (this.#runId !== undefined) {
      this.#book = new FindingBook();
      this.#pace.reset();
      this.#dismissed.clear();
      this.#shown.clear();
      this.isOpen = false;
    }
    this.#runId = id;
  }

  protected override render(): TemplateResult | typeof nothing {
    const run = this.#run.latest.state;
    const found = run ? this.#find(run) : [];
    if (found.length === 0) return nothing;
    const { strings } = this.#run;
    const words = wordsOf(findingsWords, strings.findings);
    const isList = found.length > SIDE_BY_SIDE;
    const rows = found.map((finding) => this.#finding(finding, words));
    return html`<div part="base findings" class="base ${isList ? 'list' : ''}" role="group" aria-label=${words.label}>
      ${isList
        ? html`<button
              class="count"
              type="button"
              aria-expanded=${this.isOpen}
              aria-controls="list"
              @click=${onUser(() => (this.isOpen = !this.isOpen))}
              >${iconInfo}<bdi>${words.several(formatNumber(found.length, strings.locale))}</bdi>${iconChevronDown}</button
            >
            <ul id="list" ?hidden=${!this.isOpen}>
              ${rows}
            </ul>`
        : html`<ul>
            ${rows}
          </ul>`}
    </div>`;
  }

  #find(run: RunState): readonly Finding[] {
    const { connection, replay } = this.#run.latest;
    const moment = [connection?.state, replay?.position, run.status].join();
    if (moment !== this.#moment) this.#pace.reset();
    this.#moment = moment;
    if (this.#pace.isDue()) this.#found = this.#read(run);
    return this.#found.filter(({ id }) => !this.#dismissed.has(id));
  }

  #read(run: RunState): readonly Finding[] {
    const { connection, replay } = this.#run.latest;
    // What does not reach this page, or is not shown, says nothing about the run.
    const isLive = connection?.state === 'live' && (replay?.position ?? null) === null;
    const found = this.#book.read(run, isLive ? this.#now : undefined, BUDGET_MS);
    if (this.#book.isBehind) this.#readOn();
    return found;
  }

  /** A long run is read in slices, one a frame. */
  #readOn(): void {
    requestAnimationFrame(() => {
      this.#pace.reset();
      this.requestUpdate();
    });
  }

  get #now(): number {
    return this.#run.scope?.serverNow() ?? Date.now();
  }

  #finding(finding: Finding, words: FindingsWords): TemplateResult {
    const { locale } = this.#run.strings;
    const { title, subject, detail } = findingText(finding, words, locale, this.#now);
    const count = finding.entryIds.length;
    const shown = Math.min(this.#shown.get(finding.id) ?? 0, count);
    const number = (value: number): string => formatNumber(value, locale);
    const next = (shown % count) + 1;
    const hint = count === 1 ? words.show : words.showNext(number(next), number(count));
    const text = finding.text === undefined ? undefined : showControls(finding.text);
    return html`<li data-kind=${finding.kind}>
      <button class="finding" type="button" title=${text === undefined ? hint : `${text}\n${hint}`} @click=${onUser(() => this.#show(finding, next))}
        >${finding.kind === 'silence' || finding.kind === 'slow' ? iconHourglass : iconInfo}<span class="title">${title}</span
        >${subject ? html`<span class="dot" aria-hidden="true">·</span><bdi class="subject">${subject}</bdi>` : nothing}${text
          ? html`<bdi class="text">${text}</bdi>`
          : nothing}${detail ? html`<span class="detail">${detail}</span>` : nothing}${shown > 0 && count > 1
          ? html`<span class="place">${words.place(number(shown), number(count))}</span>`
          : nothing}<span class="sr">${hint}</span></button
      ><button
        class="icon-button"
        type="button"
        aria-label=${words.dismiss([title, subject].filter(Boolean).join(' · '))}
        @click=${onUser(() => this.#dismiss(finding))}
        >${iconX}</button
      >
    </li>`;
  }

  #show(finding: Finding, place: number): void {
    const entryId = finding.entryIds[place - 1];
    if (entryId === undefined) return;
    this.#shown.set(finding.id, place);
    this.#run.request({ type: 'reveal', entryId }).catch(reportError);
    this.requestUpdate();
  }

  #dismiss({ id }: Finding): void {
    this.#dismissed.add(id);
    this.requestUpdate();
  }
}
