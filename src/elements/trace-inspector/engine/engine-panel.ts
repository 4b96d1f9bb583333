/** The Engine tab: what the runtime keeps of each node, as a table and as it was written. */
import { html, nothing, type TemplateResult } from 'lit';
import type { EngineRow, WrittenTrace } from '../../../trace-model/trace-document.js';
import { formatNumber } from '../../internal/format.js';
import { readableName, showControls } from '../../internal/show-controls.js';
import { jsonText } from '../../internal/text/json-text.js';
import { copyButton } from '../copy-button.js';
import { GradualRows } from '../gradual-rows.js';
import { ROWS, type PanelContext } from '../panel-context.js';
import type { TreesHost } from '../state/slot-trees.js';

export { engineStyles } from './engine.styles.js';

/** Characters of the bookkeeping that are shown at once; copying takes all of it. */
const RAW = 20_000;
const NO_TEXT = { text: '', complete: true };
/** Names of a way that are written out, from its end. */
const MOST_NAMES = 8;

export class EnginePanel {
  readonly #host: TreesHost;
  readonly #rows: GradualRows;
  #shown = ROWS;
  #isRawOpen = false;

  constructor(host: TreesHost) {
    this.#host = host;
    this.#rows = new GradualRows(host, '.engine');
  }

  render(context: PanelContext): TemplateResult {
    const { trace, words, strings } = context;
    const { engine } = trace;
    if (engine.length === 0) return html`<div class="empty" part="empty"><p>${words.noEngine}</p></div>`;
    const left = engine.length - this.#shown;
    return html`<div class="engine">
      <table
        ><caption class="sr">${words.engineTable}</caption
        ><thead
          ><tr><th scope="col">${words.path}</th><th scope="col">${words.status}</th><th scope="col">${words.step}</th><th scope="col">${words.retries}</th></tr></thead
        ><tbody>${engine.slice(0, Math.min(this.#shown, this.#rows.most)).map((row) => engineRow(row, context))}</tbody></table
      >
      ${left > 0
        ? html`<button class="button" type="button" @click=${this.#showMore}>${words.showMore(formatNumber(left, strings.locale))}</button>`
        : nothing}
      ${trace.written ? this.#raw(trace.written, context) : nothing}
    </div>`;
  }

  /** As it was written; made when it is opened, since it may be long. */
  #raw(written: WrittenTrace, { words }: PanelContext): TemplateResult {
    const { text, complete } = this.#isRawOpen ? jsonText(rawOf(written), RAW) : NO_TEXT;
    return html`<details class="raw" .open=${this.#isRawOpen} @toggle=${this.#toggleRaw}
      ><summary>${words.raw}</summary>${copyButton(words.copyRaw, () => jsonText(rawOf(written)).text, words)}<pre tabindex="0">${showControls(
        complete ? text : `${text}…`,
      )}</pre></details
    >`;
  }

  readonly #toggleRaw = (event: Event): void => {
    this.#isRawOpen = (event.target as HTMLDetailsElement).open;
    this.#host.requestUpdate();
  };

  readonly #showMore = (): void => {
    this.#shown += ROWS;
    this.#host.requestUpdate();
  };
}

function engineRow({ path, names, status, step, retriesUsed, retriesAllowed }: EngineRow, { words, strings, path: selected, onSelect }: PanelContext): TemplateResult {
  const number = (value: number): string => formatNumber(value, strings.locale);
  const way = [...(names.length > MOST_NAMES ? ['…'] : []), ...names.slice(-MOST_NAMES).map(readableName)];
  const last = way.length - 1;
  return html`<tr part="engine-row" data-path=${path} aria-selected=${path === selected ? 'true' : nothing} class=${path === selected ? 'selected' : nothing}>
    <th scope="row"
      ><button class="crumbs link" type="button" title=${way.join(' › ')} @click=${(event: MouseEvent) => onSelect(path, event)}
        >${way.map((name, at) => html`<bdi class=${at === last ? 'own' : nothing}>${name}</bdi>${at < last ? html`<span class="sep" aria-hidden="true">›</span>` : nothing}`)}</button
      ><code>${path === '' ? '""' : path.slice(0, 200)}</code></th
    >
    <td class=${status === 'success' || status === 'failure' ? status : nothing}>${status === undefined ? words.nothing : showControls(status.slice(0, 100))}</td>
    <td class="number"><bdi>${step ? words.stepOf(number(step.index), step.count === undefined ? undefined : number(step.count)) : words.nothing}</bdi></td>
    <td class="number"><bdi>${retriesUsed === undefined ? words.nothing : words.retriesOf(number(retriesUsed), retriesAllowed === undefined ? undefined : number(retriesAllowed))}</bdi></td>
  </tr>`;
}

/** The maps of the document, by their names there. */
const rawOf = ({ nodeStatus, stepIndex, retryCount }: WrittenTrace): unknown => ({
  node_status: Object.fromEntries(nodeStatus),
  step_index: Object.fromEntries(stepIndex),
  retry_count: Object.fromEntries(retryCount),
});
