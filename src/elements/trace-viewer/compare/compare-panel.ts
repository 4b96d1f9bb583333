import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { isMaterial, placeIn, type ComparedNode, type ComparedSlot, type TraceComparison } from '../../../trace-model/compare/comparison.js';
import { letterOf } from '../../../trace-model/compare/difference-text.js';
import type { Slot, TraceEntry, TraceNode } from '../../../trace-model/trace-document.js';
import { formatNumber } from '../../internal/format.js';
import { showControls } from '../../internal/show-controls.js';
import { clamped } from '../../internal/text/excerpt.js';
import { jsonText } from '../../internal/text/json-text.js';
import { knownName } from '../../internal/trace/trace-name.js';
import type { TraceStrings } from '../../trace-strings.js';
import { comparisonWords, type ComparisonWords } from '../../words/comparison-words.js';
import { traceWords, type TraceWords } from '../../words/trace-words.js';
import { wordsOf } from '../../words/words-of.js';
import { answersOf, promptsOf, statusesOf, type AnswerRow, type SideRow } from './side-by-side.js';

export { comparePanelStyles } from './compare-panel.styles.js';

export interface ComparePanelOptions {
  /** What was found, as `<trace-canvas>.compare` resolves with, or `compareTraces`; `undefined`: nothing is compared. */
  comparison(): TraceComparison | undefined;
  /** Path of the node selected in the first document; `undefined`: none. */
  path(): string | undefined;
  /** Selects a node of the first document as it stands. */
  select(path: string): void;
  strings(): TraceStrings;
}

/** Rows of each list until all are asked for. */
const ROWS = 100;
/** Characters of a value. */
const VALUE_CHARACTERS = 400;
/** Words a runtime takes: what else is submitted is text. */
const KNOWN_ANSWERS: ReadonlySet<string> = new Set(['', 'true', 'false', 'success', 'failure', 'running', 'thought', 'accept', 'reject']);

/**
 * Executions side by side: the list of what differs, and for the selected node its status, prompts, verdicts and reasoning
 * in each, beside the values of state that differ. Render `render()` in a host whose styles hold `comparePanelStyles`.
 */
export class ComparePanel implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #options: ComparePanelOptions;
  #picked: ComparedNode | undefined;
  /** The place in the list that was brought into view. */
  #listed: HTMLElement | undefined;
  /** Lists that are shown whole. */
  readonly #whole = new Set<string>();

  constructor(host: ReactiveControllerHost & Element, options: ComparePanelOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    const comparison = this.#options.comparison();
    const isPicked = comparison && this.#picked && comparison.nodes.includes(this.#picked) && placeIn(comparison, this.#picked, 0) === this.#options.path();
    if (!isPicked) this.#picked = undefined;
  }

  /** The list follows the node that is shown; the page stays where it is. */
  hostUpdated(): void {
    const item = this.#host.shadowRoot?.querySelector<HTMLElement>('.sbs-item[aria-current]') ?? undefined;
    if (item === this.#listed) return;
    this.#listed = item;
    const list = item?.closest('ul');
    const [inner, outer] = [item?.getBoundingClientRect(), list?.getBoundingClientRect()];
    if (inner && outer) list?.scrollBy(0, Math.min(0, inner.top - outer.top) || Math.max(0, inner.bottom - outer.bottom));
  }

  /** Nothing while nothing is compared. */
  render(): TemplateResult | typeof nothing {
    const comparison = this.#options.comparison();
    if (!comparison) return nothing;
    const strings = this.#options.strings();
    const words = wordsOf(comparisonWords, strings.comparison);
    const node = this.#shown(comparison);
    return html`<section part="differences" class="sbs" tabindex="-1" aria-label=${words.list}>
      <div>${this.#list(comparison, node, words)}</div>
      ${node ? this.#node(comparison, node, words, wordsOf(traceWords, strings.trace)) : nothing}
      <div class="sbs-state">${this.#state(comparison, words)}</div>
    </section>`;
  }

  /** Brings it into view, and the keyboard to it. */
  async reveal(): Promise<void> {
    await this.#host.updateComplete;
    const panel = this.#host.shadowRoot?.querySelector<HTMLElement>('.sbs');
    panel?.focus({ preventScroll: true });
    panel?.scrollIntoView({ block: 'nearest', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth' });
  }

  /** What was picked, else what is selected, else where they parted. */
  #shown(comparison: TraceComparison): ComparedNode | undefined {
    const path = this.#options.path();
    if (this.#picked) return this.#picked;
    if (path !== undefined) return comparison.nodeAt(0, path);
    const first = comparison.firstDivergence;
    return first && comparison.nodes.find((node) => node.path === first.path && node.name === first.name);
  }

  #pick(comparison: TraceComparison, node: ComparedNode): void {
    this.#picked = node;
    this.#options.select(placeIn(comparison, node, 0));
    this.#host.requestUpdate();
  }

  #list(comparison: TraceComparison, shown: ComparedNode | undefined, words: ComparisonWords): TemplateResult {
    const differences = comparison.differences.filter(isMaterial);
    const item = (node: ComparedNode): TemplateResult => html`<li>
      <button class="sbs-item" type="button" data-path=${node.path} aria-current=${node === shown ? 'true' : nothing} @click=${() => this.#pick(comparison, node)}>
        <b><bdi>${showControls(node.name)}</bdi></b>
        <span><bdi>${showControls(node.text)}</bdi>${node.isConsequence ? html` <i>· ${words.consequence}</i>` : nothing}</span>
      </button>
    </li>`;
    return html`<h3 class="sbs-title" id="sbs-list">${words.list}</h3>
      ${differences.length === 0 ? html`<p class="sbs-none">${words.noDifferences}</p>` : nothing}
      <ul class="sbs-list" aria-labelledby="sbs-list">${this.#some('list', differences).map(item)}</ul>
      ${this.#more('list', differences.length, words)}`;
  }

  #node(comparison: TraceComparison, node: ComparedNode, words: ComparisonWords, trace: TraceWords): TemplateResult {
    const answers = answersOf(comparison, node);
    return html`<div class="sbs-node">
      <table>
        <caption><bdi>${showControls(node.name)}</bdi></caption>
        ${this.#head(comparison, words)}
        ${row(words.status, statusesOf(node), (each) => statusCell(each, words, trace))}
        ${promptsOf(node).map((prompt) =>
          row(
            html`${words.prompt} <small>${words.step(this.#number(prompt.step + 1), this.#number(prompt.count))}</small>`,
            prompt,
            (text) => textCell(text, words.absent),
            words.inAll,
          ),
        )}
        ${this.#some('answers', answers).map((each) => row(this.#answerName(each, node, words), each, (entries) => entriesCell(entries, words)))}
      </table>
      ${this.#more('answers', answers.length, words)}
    </div>`;
  }

  #head({ documents }: TraceComparison, words: ComparisonWords): TemplateResult {
    return html`<thead>
      <tr>
        ${documents.map((trace, place) => html`<th scope="col">${letterOf(place)} <bdi class="sbs-name">${showControls(knownName(trace) ?? words.unnamed)}</bdi></th>`)}
      </tr>
    </thead>`;
  }

  #answerName({ attempt, step }: AnswerRow, { nodes }: ComparedNode, words: ComparisonWords): TemplateResult {
    const count = Math.max(...nodes.map((node) => node?.steps.length ?? 0));
    return html`${attempt === undefined ? words.verdict : words.attempt(this.#number(attempt))}
    ${step === undefined || count < 2 ? nothing : html`<small>${words.step(this.#number(step + 1), this.#number(count))}</small>`}`;
  }

  #state(comparison: TraceComparison, words: ComparisonWords): TemplateResult {
    const { slots } = comparison;
    const item = ({ scope, key, slots: values }: ComparedSlot): TemplateResult => {
      const { name = key, namespace } = values.find((slot) => slot !== undefined) ?? {};
      const title = html`<bdi title=${key}>${showControls(name)}</bdi>
        <small>${words[scope]}${namespace === undefined ? nothing : html` <bdi>${words.namespace(showControls(namespace))}</bdi>`}</small>`;
      return row(title, { cells: values, isSame: false }, (slot) => valueCell(slot, words));
    };
    return html`<h3 class="sbs-title">${words.state}</h3>
      ${slots.length === 0
        ? html`<p class="sbs-none">${words.stateSame}</p>`
        : html`<table aria-label=${words.stateCount(this.#number(slots.length))}>
            ${this.#head(comparison, words)}
            ${this.#some('state', slots).map(item)}
          </table>`}
      ${this.#more('state', slots.length, words)}`;
  }

  #number(value: number): string {
    return formatNumber(value, this.#options.strings().locale);
  }

  #some<T>(list: string, items: readonly T[]): readonly T[] {
    return this.#whole.has(list) ? items : items.slice(0, ROWS);
  }

  #more(list: string, count: number, words: ComparisonWords): TemplateResult | typeof nothing {
    if (count <= ROWS || this.#whole.has(list)) return nothing;
    const showAll = (): void => {
      this.#whole.add(list);
      this.#host.requestUpdate();
    };
    return html`<button class="button quiet" type="button" @click=${showAll}>${words.showAll(this.#number(count))}</button>`;
  }
}

/** What it is, over its cells; where all are alike and there is a word for that (`inAll`), one cell says it for all. */
function row<T>(name: unknown, { cells, isSame }: SideRow<T>, content: (value: T) => TemplateResult, inAll?: string): TemplateResult {
  const isJoined = isSame && inAll !== undefined && cells.length > 0;
  return html`<tbody class=${isSame ? '' : 'sbs-other'}>
    <tr>
      <th scope="rowgroup" colspan=${cells.length}>${name}${isJoined ? html` <small>· ${inAll}</small>` : nothing}</th>
    </tr>
    <tr>
      ${isJoined ? html`<td colspan=${cells.length}>${content(cells[0] as T)}</td>` : cells.map((value) => html`<td>${content(value)}</td>`)}
    </tr>
  </tbody>`;
}

function statusCell(node: TraceNode | undefined, words: ComparisonWords, { statuses, statusRecovered }: TraceWords): TemplateResult {
  if (!node) return html`<i>${words.absent}</i>`;
  return html`<span class="sbs-status" data-status=${node.status}>${node.recovered === true ? statusRecovered : statuses[node.status]}</span>
    <p><bdi>${showControls(node.why)}</bdi></p>`;
}

function valueCell(slot: Slot | undefined, words: ComparisonWords): TemplateResult {
  if (slot?.isSet !== true) return html`<i>${words.notSet}</i>`;
  const { text, complete } = jsonText(slot.value, VALUE_CHARACTERS);
  return html`<code>${showControls(text)}${complete ? '' : '…'}</code>`;
}

function textCell(text: string | undefined, absent: string): TemplateResult {
  return text === undefined ? html`<i>${absent}</i>` : textBlock(text);
}

function textBlock(text: string): TemplateResult {
  const { text: shown, cut } = clamped(text);
  return html`<p class="sbs-text" dir="auto">${showControls(shown)}${cut ? '…' : ''}</p>`;
}

function entriesCell(entries: readonly TraceEntry[], words: ComparisonWords): TemplateResult {
  if (entries.length === 0) return html`<i>${words.silent}</i>`;
  return html`${entries.map((entry) => entryBlock(entry, words))}`;
}

function entryBlock({ verdict, kind, submitted, note }: TraceEntry, words: ComparisonWords): TemplateResult {
  const word = { success: words.passed, failure: words.failed, running: words.running, none: kind === 'think' ? words.thought : '' }[verdict];
  return html`<div class="sbs-entry">
    <span class="sbs-verdict" data-verdict=${verdict}>${word}</span>
    ${KNOWN_ANSWERS.has(submitted) ? nothing : html`<small>${words.agent}</small>${textBlock(submitted)}`}
    ${note === undefined || note === '' ? nothing : html`<small class="sr">${words.reasoning}</small>${textBlock(note)}`}
  </div>`;
}
