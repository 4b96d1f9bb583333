/** The State tab: every variable and constant with its value, where it is used, what has changed; or all of it as a graph. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { changedSlots } from '../../../trace-model/ask/changes.js';
import { isSameExecution } from '../../../trace-model/ask/same-execution.js';
import type { Slot, TraceDocument } from '../../../trace-model/trace-document.js';
import { nodeAt } from '../../../trace-model/ask/lookup.js';
import { adoptStyles } from '../../internal/adopt-styles.js';
import { formatNumber } from '../../internal/format.js';
import { readableName, showControls } from '../../internal/show-controls.js';
import { firstCharacters } from '../../internal/text/excerpt.js';
import { jsonText } from '../../internal/text/json-text.js';
import { iconWaypoints } from '../../internal/icons/inspector-icons.js';
import type { InspectorWords } from '../../words/inspector-words.js';
import { GradualRows } from './gradual-rows.js';
import { ROWS, type PanelContext } from '../panel-context.js';
import { searchBox } from '../search-box.js';
import type { DataFlowView } from './data-flow.js';
import { SlotTrees, type TreesHost } from './slot-trees.js';
import { onOneLine, slotValue } from './slot-value.js';

export { stateStyles } from './state.styles.js';

/** Characters of a name. */
const NAME = 200;
/** Nodes named in a row before the rest is only counted. */
const USERS = 6;

type Scope = 'variables' | 'constants';

export class StatePanel {
  readonly #host: TreesHost;
  readonly #trees: SlotTrees;
  readonly #rows: GradualRows;
  #text = '';
  #isFlow = false;
  /** The code of the graph could not be had; the list says the same. */
  #isFlowMissing = false;
  #flow: DataFlowView | undefined;
  readonly #limits = new Map<string, number>();
  readonly #shown: Record<Scope, number> = { variables: ROWS, constants: ROWS };
  #trace: TraceDocument | undefined;
  /** Keys whose value is another than in the version before; kept until the next change. */
  #changed: ReadonlySet<string> = new Set();

  constructor(host: TreesHost) {
    this.#host = host;
    this.#trees = new SlotTrees(host);
    this.#rows = new GradualRows(host, '.state', '.slot');
  }

  render(context: PanelContext): TemplateResult {
    this.#compare(context.trace);
    const { words, trace } = context;
    const found = { variables: this.#found(trace.scopes.variables), constants: this.#found(trace.scopes.constants) };
    return html`<div class="state">
      <div class="state-head"
        >${searchBox({
          text: this.#text,
          label: words.searchState,
          placeholder: words.search,
          clear: words.endSearch,
          onText: (text) => this.#search(text),
        })}<button class="button" type="button" aria-pressed=${this.#isFlow} @click=${() => void this.#showFlow(!this.#isFlow).catch(reportError)}
          >${iconWaypoints}${words.dataFlow}</button
        ></div
      >
      ${this.#isFlow
        ? (this.#flow?.render({ ...context, onSlot: this.#onSlot }, found) ?? nothing)
        : [
            this.#isFlowMissing ? html`<p class="problem" role="alert">${words.flowFailed}</p>` : nothing,
            this.#section('variables', found.variables, context),
            this.#section('constants', found.constants, context),
          ]}
    </div>`;
  }

  #found(slots: readonly Slot[]): readonly Slot[] {
    return this.#text === '' ? slots : slots.filter((slot) => matches(slot, this.#text));
  }

  #section(scope: Scope, found: readonly Slot[], context: PanelContext): TemplateResult {
    const { trace, words, strings } = context;
    const all = trace.scopes[scope];
    const number = (value: number): string => formatNumber(value, strings.locale);
    const count = this.#text === '' ? number(all.length) : words.stepOf(number(found.length), number(all.length));
    const shown = found.slice(0, this.#shown[scope]);
    const [title, hint, none] =
      scope === 'variables'
        ? [words.variables, words.variablesHint, words.noVariables]
        : [words.constants, words.constantsHint, words.noConstants];
    return html`<section class="slots ${this.#rows.isLong(shown) ? 'long-list' : ''}" data-kind=${scope} aria-labelledby="slots-${scope}">
      <h3 id="slots-${scope}">${title} <span class="count" role="status">${count}</span> <span class="hint">${hint}</span></h3>
      ${shown.length === 0 ? html`<p class="none">${all.length === 0 ? none : words.foundNone}</p>` : nothing}
      <ul>${repeat(this.#rows.of(shown), ({ key }) => key, (slot) => this.#row(slot, scope, context))}</ul>
      ${found.length > shown.length
        ? html`<button class="button" type="button" @click=${() => this.#showMore(scope)}
            >${words.showMore(number(found.length - shown.length))}</button
          >`
        : nothing}
    </section>`;
  }

  #row(slot: Slot, scope: Scope, { trace, words, strings, onSelect }: PanelContext): TemplateResult {
    const id = `${scope}:${slot.key}`;
    const isChanged = this.#changed.has(slot.key);
    const [status, said] = slot.isUnrecorded ? ['not-recorded', words.notRecorded] : slot.isSet ? ['set', words.set] : ['not-set', words.notSet];
    return html`<li class="slot" part="state-row" data-kind=${scope} data-status=${status}>
      <span class="slot-dot" role="img" aria-label=${said} title=${said}></span>
      <span class="slot-name"
        ><bdi title=${slot.key.slice(0, 500)}>${nameText(slot.name)}</bdi>${slot.namespace === undefined
          ? nothing
          : html` <bdi class="slot-namespace">${words.inNode(nameText(slot.namespace))}</bdi>`}${isChanged
          ? html` <span class="changed">${words.changed}</span>`
          : nothing}</span
      >
      <span class="slot-value"
        >${status === 'set'
          ? slotValue({
              value: slot.value,
              limit: this.#limits.get(id) ?? 0,
              onLimit: (limit) => this.#setLimit(id, limit),
              tree: (value) => this.#trees.render(value, nameText(slot.name), strings, words),
              ...{ words, locale: strings.locale },
            })
          : html`<span class="typed none">${said}</span>`}</span
      >
      ${slot.usedBy.length === 0 ? nothing : users(slot.usedBy, trace, words, strings.locale, onSelect)}
    </li>`;
  }

  /** Notices what another version of the same execution has changed. */
  #compare(trace: TraceDocument): void {
    const before = this.#trace;
    if (before === trace) return;
    this.#trace = trace;
    if (!before || !isSameExecution(before, trace)) {
      this.#changed = new Set();
      this.#text = '';
      this.#rows.startOver();
      return;
    }
    // By what is written, so that going back in time changes nothing.
    const slots = changedSlots(before, trace);
    if (slots.length > 0) this.#changed = new Set(slots);
  }

  #search(text: string): void {
    this.#text = text;
    this.#host.requestUpdate();
  }

  /** The graph comes with its first use, and what lays it out. */
  async #showFlow(isShown: boolean): Promise<void> {
    try {
      if (isShown) await this.#loadFlow();
      this.#isFlow = isShown;
    } catch (error) {
      this.#isFlowMissing = true;
      reportError(error);
    }
    this.#host.requestUpdate();
  }

  async #loadFlow(): Promise<void> {
    if (this.#flow) return;
    const { DataFlowView, dataFlowStyles } = await import('./data-flow.js');
    this.#flow ??= new DataFlowView(this.#host);
    adoptStyles(this.#host.renderRoot, dataFlowStyles);
    this.#isFlowMissing = false;
  }

  /** From the graph to the value. */
  readonly #onSlot = ({ key }: Slot): void => {
    this.#isFlow = false;
    this.#search(key);
    this.#host.renderRoot.querySelector<HTMLElement>('.search input')?.focus();
  };

  #setLimit(id: string, limit: number): void {
    this.#limits.set(id, limit);
    this.#host.requestUpdate();
  }

  #showMore(scope: Scope): void {
    this.#shown[scope] += ROWS;
    this.#host.requestUpdate();
  }
}

/** A name as it is written, cut where it is absurdly long. */
function nameText(name: string): string {
  const { text, cut } = firstCharacters(name, NAME);
  return showControls(cut ? `${text}…` : text);
}

/** What is searched of a value: its beginning, lists and objects on one line, as they are shown. */
const searched = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 10_000) : onOneLine(jsonText(value, 2000).text));

function matches({ key, value, isSet }: Slot, text: string): boolean {
  const wanted = text.toLowerCase();
  return key.toLowerCase().includes(wanted) || (isSet && searched(value).toLowerCase().includes(wanted));
}

/** The nodes whose text names it, as links to them. */
function users(
  paths: readonly string[],
  trace: TraceDocument,
  words: InspectorWords,
  locale: string,
  onSelect: (path: string, event: MouseEvent) => void,
): TemplateResult {
  return html`<span class="users"
    ><span>${words.usedBy}</span>${paths.slice(0, USERS).map(
      (path) =>
        html`<button class="link" type="button" @click=${(event: MouseEvent) => onSelect(path, event)}
          ><bdi>${readableName(nodeAt(trace, path)?.name ?? path)}</bdi></button
        >`,
    )}${paths.length > USERS ? html`<span>+${formatNumber(paths.length - USERS, locale)}</span>` : nothing}</span
  >`;
}
