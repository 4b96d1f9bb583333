/** The State tab: every variable and constant with its value, where it is declared and used, and what has changed. */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Slot, TraceDocument } from '../../../trace-model/trace-document.js';
import { nodeAt } from '../../../trace-model/lookup.js';
import { formatNumber } from '../../internal/format.js';
import { readableName } from '../../internal/readable-name.js';
import { showControls } from '../../internal/show-controls.js';
import type { InspectorWords } from '../../words/inspector-words.js';
import { ROWS, type PanelContext } from '../panel-context.js';
import { slotValue } from './slot-value.js';

export { stateStyles } from './state.styles.js';

/** Nodes named in a row before the rest is only counted. */
const USERS = 6;

type Scope = 'variables' | 'constants';

export class StatePanel {
  readonly #host: ReactiveControllerHost;
  #text = '';
  readonly #limits = new Map<string, number>();
  readonly #shown: Record<Scope, number> = { variables: ROWS, constants: ROWS };
  #trace: TraceDocument | undefined;
  /** Keys whose value is another than in the version before; kept until the next change. */
  #changed: ReadonlySet<string> = new Set();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  render(context: PanelContext): TemplateResult {
    this.#compare(context.trace);
    const { words } = context;
    return html`<div class="state">
      <div class="state-head"
        ><input
          class="state-search"
          part="search"
          type="search"
          aria-label=${words.searchState}
          placeholder=${words.searchState}
          .value=${this.#text}
          @input=${(event: Event) => this.#search((event.target as HTMLInputElement).value)}
      /></div>
      ${this.#section('variables', context)}${this.#section('constants', context)}
    </div>`;
  }

  #section(scope: Scope, context: PanelContext): TemplateResult {
    const { trace, words, strings } = context;
    const all = trace.scopes[scope];
    const found = this.#text === '' ? all : all.filter((slot) => matches(slot, this.#text));
    const shown = found.slice(0, this.#shown[scope]);
    const [title, hint, none] =
      scope === 'variables'
        ? [words.variables, words.variablesHint, words.noVariables]
        : [words.constants, words.constantsHint, words.noConstants];
    return html`<section class="slots" data-kind=${scope} aria-labelledby="slots-${scope}">
      <h3 id="slots-${scope}">${title} <span class="count">${formatNumber(all.length, strings.locale)}</span> <span class="hint">${hint}</span></h3>
      ${shown.length === 0 ? html`<p class="none">${all.length === 0 ? none : words.foundNone}</p>` : nothing}
      <ul>${repeat(shown, ({ key }) => key, (slot) => this.#row(slot, scope, context))}</ul>
      ${found.length > shown.length
        ? html`<button class="button" type="button" @click=${() => this.#showMore(scope)}
            >${words.showMore(formatNumber(found.length - shown.length, strings.locale))}</button
          >`
        : nothing}
    </section>`;
  }

  #row(slot: Slot, scope: Scope, { trace, words, strings, onSelect }: PanelContext): TemplateResult {
    const id = `${scope}:${slot.key}`;
    const isChanged = this.#changed.has(slot.key);
    return html`<li class="slot" part="state-row" data-kind=${scope} data-status=${slot.isSet ? 'set' : 'not-set'}>
      <span class="slot-dot" role="img" aria-label=${slot.isSet ? words.set : words.notSet} title=${slot.isSet ? words.set : words.notSet}></span>
      <span class="slot-name"
        ><bdi title=${slot.key.slice(0, 500)}>${showControls(slot.name.slice(0, 500))}</bdi>${slot.namespace === undefined
          ? nothing
          : html` <bdi class="slot-namespace">${words.inNode(showControls(slot.namespace.slice(0, 200)))}</bdi>`}${isChanged
          ? html` <span class="changed">${words.changed}</span>`
          : nothing}</span
      >
      <span class="slot-value"
        >${slot.isUnrecorded
          ? html`<span class="value none">${words.notRecorded}</span>`
          : slot.isSet
            ? slotValue(slot.value, this.#limits.get(id) ?? 0, words, strings.locale, (limit) => this.#setLimit(id, limit))
            : html`<span class="value none">${words.notSet}</span>`}</span
      >
      ${slot.usedBy.length === 0 ? nothing : users(slot.usedBy, trace, words, strings.locale, onSelect)}
    </li>`;
  }

  /** Notices what another version of the same execution has changed. */
  #compare(trace: TraceDocument): void {
    const before = this.#trace;
    if (before === trace) return;
    this.#trace = trace;
    if (!before || before.uri !== trace.uri || before.createdAt !== trace.createdAt) {
      this.#changed = new Set();
      return;
    }
    const old = new Map(before.scopes.variables.map((slot) => [slot.key, slot]));
    const changed = trace.scopes.variables.filter((slot) => !isSame(old.get(slot.key), slot));
    if (changed.length > 0) this.#changed = new Set(changed.map(({ key }) => key));
  }

  #search(text: string): void {
    this.#text = text;
    this.#host.requestUpdate();
  }

  #setLimit(id: string, limit: number): void {
    this.#limits.set(id, limit);
    this.#host.requestUpdate();
  }

  #showMore(scope: Scope): void {
    this.#shown[scope] += ROWS;
    this.#host.requestUpdate();
  }
}

function matches({ key, value }: Slot, text: string): boolean {
  const wanted = text.toLowerCase();
  return key.toLowerCase().includes(wanted) || (typeof value === 'string' && value.slice(0, 10_000).toLowerCase().includes(wanted));
}

/** Equal slots are the same objects in both versions. */
const isSame = (old: Slot | undefined, slot: Slot): boolean => old === slot || (old !== undefined && !old.isSet && !slot.isSet);

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
