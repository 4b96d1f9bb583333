/** The Engine tab: what the runtime keeps of each node, as a table and as it was written. */
import { html, nothing, render, type ReactiveController, type TemplateResult } from 'lit';
import { wholeLogOf } from '../../../trace-model/derive/whole-log.js';
import type { EngineRow, TraceDocument, WrittenTrace } from '../../../trace-model/trace-document.js';
import { formatNumber } from '../../internal/format.js';
import { readableName, showControls } from '../../internal/show-controls.js';
import { jsonText } from '../../internal/text/json-text.js';
import { rowsPlaced, virtualRows } from '../../internal/virtual-rows.js';
import { copyButton } from '../copy-button.js';
import type { InspectorWords } from '../../words/inspector-words.js';
import type { PanelContext } from '../panel-context.js';
import type { PrintableRows } from '../printing.js';
import type { TreesHost } from '../state/slot-trees.js';

export { engineStyles } from './engine.styles.js';

/** Characters of the bookkeeping that are shown at once; copying takes all of it. */
const RAW = 20_000;
const NO_TEXT = { text: '', complete: true };
/** Names of a way that are written out, from its end. */
const MOST_NAMES = 8;

export class EnginePanel implements ReactiveController {
  readonly #host: TreesHost;
  #context: PanelContext | undefined;
  #isRawOpen = false;
  /** How far it was scrolled last, px; and whether it is shown, and has been scrolled there. */
  #top = 0;
  #phase: 'away' | 'coming' | 'there' = 'away';
  #focused: Element | undefined;
  /** A focused row that is scrolled far away leaves the DOM: keys go on from the table, not from the page. */
  readonly #removals = new MutationObserver(() => {
    if (!this.#focused || this.#focused.isConnected) return;
    this.#forgetFocus();
    this.#host.renderRoot.querySelector<HTMLElement>('.engine .table')?.focus({ preventScroll: true });
  });

  constructor(host: TreesHost) {
    this.#host = host;
    host.addController(this);
  }

  render(context: PanelContext): TemplateResult {
    this.#context = context;
    const { trace, words } = context;
    const { engine } = trace;
    if (engine.length === 0) return html`<div class="empty" part="empty"><p>${words.noEngine}</p></div>`;
    return html`<div class="engine">
      <div class="table" role="table" tabindex="-1" aria-label=${words.engineTable} aria-rowcount=${engine.length + 1} @keydown=${goToRowInView}
        ><div role="rowgroup"
          ><div class="row head" role="row" aria-rowindex="1"
            ><span role="columnheader">${words.path}</span><span role="columnheader">${words.status}</span><span role="columnheader">${words.step}</span><span role="columnheader">${words.retries}</span></div
          ></div
        ><div class="rows" role="rowgroup" @focusin=${this.#onFocusIn} @focusout=${this.#onFocusOut}
          >${virtualRows(engine, ({ path }) => path, (row, index) => engineRow(row, index, context))}</div
        ></div
      >
      ${trace.written ? this.#raw(trace, trace.written, context) : nothing}
    </div>`;
  }

  hostUpdate(): void {
    if (this.#phase === 'there') this.#top = this.#rows?.closest('.panel')?.scrollTop ?? this.#top;
  }

  hostUpdated(): void {
    const rows = this.#rows;
    if (!rows) {
      this.#phase = 'away';
      this.#context = undefined;
    } else if (this.#phase === 'away') {
      this.#phase = this.#top > 0 ? 'coming' : 'there';
      this.#goBack(rows).catch(reportError);
    }
  }

  /** It is where it was scrolled to when it is come back to; nothing is seen elsewhere before. */
  async #goBack(rows: HTMLElement): Promise<void> {
    if (this.#phase === 'coming') rows.style.setProperty('visibility', 'hidden');
    const isPlaced = await rowsPlaced(rows);
    rows.style.removeProperty('visibility');
    if (!isPlaced || this.#phase !== 'coming') return;
    rows.closest('.panel')?.scrollTo({ top: this.#top });
    this.#phase = 'there';
  }

  readonly #onFocusIn = (event: FocusEvent): void => {
    this.#focused = event.target as Element;
    this.#removals.observe(event.currentTarget as Element, { childList: true });
  };

  /** Some browsers fire it while they remove what is focused, some do not: which it was is known when that is over. */
  readonly #onFocusOut = ({ target }: FocusEvent): void => {
    queueMicrotask(() => {
      if (this.#focused === target && this.#focused.isConnected) this.#forgetFocus();
    });
  };

  #forgetFocus(): void {
    this.#focused = undefined;
    this.#removals.disconnect();
  }

  /** The rows, for paper; `undefined` while they are not shown. */
  readonly printable = (): PrintableRows | undefined => {
    const list = this.#rows;
    const context = this.#context;
    if (!list || !context) return undefined;
    const { trace: { engine }, words, strings } = context;
    return {
      list,
      length: engine.length,
      draw: (row, index) => render(engineRow(engine[index] as EngineRow, index, context), row),
      rest: (count) => words.rowsNotPrinted(formatNumber(count, strings.locale)),
    };
  };

  get #rows(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('.engine .rows');
  }

  /** The maps as JSON; made when it is opened, since it may be long. */
  #raw(trace: TraceDocument, written: WrittenTrace, { words }: PanelContext): TemplateResult {
    const { text, complete } = this.#isRawOpen ? jsonText(rawOf(written), RAW) : NO_TEXT;
    return html`<details class="raw" .open=${this.#isRawOpen} @toggle=${this.#toggleRaw}
      ><summary>${isWorkedOut(trace) ? words.rawWorkedOut : words.raw}</summary>${copyButton(words.copyRaw, () => jsonText(rawOf(written)).text, words)}<pre tabindex="0">${showControls(
        complete ? text : `${text}…`,
      )}</pre></details
    >`;
  }

  readonly #toggleRaw = (event: Event): void => {
    this.#isRawOpen = (event.target as HTMLDetailsElement).open;
    this.#host.requestUpdate();
  };
}

function engineRow({ path, names, status, step, retriesUsed, retriesAllowed }: EngineRow, index: number, { words, strings, path: selected, onSelect }: PanelContext): TemplateResult {
  const number = (value: number): string => formatNumber(value, strings.locale);
  const way = [...(names.length > MOST_NAMES ? ['…'] : []), ...names.slice(-MOST_NAMES).map(readableName)];
  const last = way.length - 1;
  const isSelected = path === selected;
  return html`<div class="row ${isSelected ? 'selected' : ''}" part="engine-row" role="row" aria-rowindex=${index + 2} data-path=${path} aria-selected=${isSelected ? 'true' : nothing}>
    <span role="rowheader"
      ><button class="crumbs link" type="button" title=${way.join(' › ')} @click=${(event: MouseEvent) => onSelect(path, event)}
        >${way.map((name, at) => html`<bdi class=${at === last ? 'own' : nothing}>${name}</bdi>${at < last ? html`<span class="sep" aria-hidden="true">›</span>` : nothing}`)}</button
      ><code>${path === '' ? '""' : path.slice(0, 200)}</code></span
    >
    <span role="cell" class=${status === 'success' || status === 'failure' ? status : nothing}>${status === undefined ? words.nothing : showControls(status.slice(0, 100))}</span>
    <span role="cell" class="number"><bdi>${step ? stepOf(step, words, number) : words.nothing}</bdi></span>
    <span role="cell" class="number"><bdi>${retriesUsed === undefined ? words.nothing : words.retriesOf(number(retriesUsed), retriesAllowed === undefined ? undefined : number(retriesAllowed))}</bdi></span>
  </div>`;
}

/** The step it is at, counted from 1 as everywhere; the index is that of the next one, and after the last there is none. */
const stepOf = ({ index, count }: NonNullable<EngineRow['step']>, { stepOf: say }: InspectorWords, number: (value: number) => string): string =>
  count === undefined ? say(number(index + 1), undefined) : say(number(index === count ? count : index + 1), number(count));

/** From the table itself Tab goes on in view: rows are drawn above it, too. */
function goToRowInView(event: KeyboardEvent): void {
  const table = event.currentTarget as HTMLElement;
  if (event.key !== 'Tab' || event.shiftKey || event.target !== table) return;
  const top = table.closest('.panel')?.getBoundingClientRect().top ?? 0;
  const first = Array.from(table.querySelectorAll('button')).find((button) => button.getBoundingClientRect().top >= top);
  if (!first) return;
  event.preventDefault();
  first.focus({ preventScroll: true });
}

/** Whether no document says so: at an earlier moment, and where a document has lost its maps. */
const isWorkedOut = ({ entries, warnings }: TraceDocument): boolean =>
  wholeLogOf(entries) !== entries || warnings.some(({ code }) => code === 'states_from_log');

/** The maps of the document, by their names there. */
const rawOf = ({ nodeStatus, stepIndex, retryCount }: WrittenTrace): unknown => ({
  node_status: Object.fromEntries(nodeStatus),
  step_index: Object.fromEntries(stepIndex),
  retry_count: Object.fromEntries(retryCount),
});
