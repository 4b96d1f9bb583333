/** What is seen only at times: why a document could not be read, the search box, advice and warnings. Loaded when idle. */
import { html, nothing, type TemplateResult } from 'lit';
import type { LayoutError } from '../../../layout/layered-layout.js';
import type { TraceProblem } from '../../../streams/index.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import { formatNumber } from '../../internal/format.js';
import { iconRefreshCw, iconTriangleAlert, iconX } from '../../internal/icons/icons.js';
import { iconChevronDown, iconChevronsDownUp, iconChevronUp, iconCopy } from '../../internal/icons/later-icons.js';
import type { RunScope } from '../../contexts.js';
import { politely } from '../../internal/speech/politely.js';
import { showControls } from '../../internal/show-controls.js';
import { problemText } from '../../internal/trace/problem-text.js';
import { copyText } from '../../internal/text/copy.js';
import type { TraceStrings } from '../../trace-strings.js';
import { tracePanelWords, type TracePanelWords } from '../../words/trace-panel-words.js';
import { wordsOf } from '../../words/words-of.js';
import type { NodeSearch } from '../trace-search.js';

export { panelStyles } from './panels.styles.js';
export { foldButton, placeFoldButton } from './fold-button.js';
export { placeTooltip, tooltip } from './tooltip.js';

/** Warnings that are written out; a document may have thousands. */
const MOST_WARNINGS = 50;

/** Why the document could not be read, where the tree would be; a line where an earlier one is still shown. */
export function problemPanel(problem: TraceProblem, isStale: boolean, strings: TraceStrings, onRetry: () => void): TemplateResult {
  const { words, said, advice, excerpt } = problemText(problem, strings);
  return html`<div part="error" class=${isStale ? 'strip' : 'message'} role=${isStale ? 'status' : 'alert'} data-code=${problem.error.code}>
    ${iconTriangleAlert}
    <p class="title">${isStale ? words.titleStale : words.title}</p>
    <p><bdi>${said}</bdi> ${advice} ${isStale ? words.stale : nothing}</p>
    ${excerpt === undefined || isStale ? nothing : html`<pre>${excerpt}</pre>`}
    <button class="button" type="button" @click=${onRetry}>${iconRefreshCw}${words.retry}</button>
  </div>`;
}

export interface SearchPanel {
  readonly search: NodeSearch;
  readonly strings: TraceStrings;
  /** Who else may speak. */
  readonly scope: Pick<RunScope, 'polite'> | undefined;
  readonly onText: (text: string) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onEnd: () => void;
}

export function searchPanel(panel: SearchPanel): TemplateResult {
  const { search, strings, scope, onText, onStep, onEnd } = panel;
  const words = wordsOf(tracePanelWords, strings.tracePanels);
  const found = search.text === '' ? '' : foundWords(search, words, strings.locale);
  return html`<div part="search" class="search" role="search">
    <input
      type="text"
      role="searchbox"
      aria-label=${words.search}
      placeholder=${words.search}
      autocomplete="off"
      spellcheck="false"
      .value=${search.text}
      @input=${(event: Event) => onText((event.target as HTMLInputElement).value)}
      @keydown=${(event: KeyboardEvent) => searchKey(event, panel)}
    /><span class="found" role=${politely(search, scope, found)}>${found}</span
    ><button class="icon-button" type="button" aria-label=${words.previousHit} title=${words.previousHit} @click=${() => onStep(-1)}
      >${iconChevronUp}</button
    ><button class="icon-button" type="button" aria-label=${words.nextHit} title=${words.nextHit} @click=${() => onStep(1)}
      >${iconChevronDown}</button
    ><button class="icon-button" type="button" aria-label=${words.endSearch} title=${words.endSearch} @click=${onEnd}>${iconX}</button>
  </div>`;
}

function foundWords({ paths, position }: NodeSearch, words: TracePanelWords, locale: string): string {
  const count = formatNumber(paths.length, locale);
  if (position !== undefined) return words.place(formatNumber(position, locale), count);
  if (paths.length === 0) return words.foundNone;
  return paths.length === 1 ? words.foundOne : words.found(count);
}

function searchKey(event: KeyboardEvent, { onStep, onEnd }: SearchPanel): void {
  if (event.isComposing) return;
  if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
  else if (event.key === 'Escape') onEnd();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** What can be done about the execution, ready to be copied, and what is odd about the document. */
export function advicePanel({ diagnosis, warnings }: TraceDocument, strings: TraceStrings): TemplateResult {
  const words = wordsOf(tracePanelWords, strings.tracePanels);
  const { advice } = diagnosis;
  const more = warnings.length - MOST_WARNINGS;
  return html`<div class="advice" id="advice">
    ${advice.length === 0
      ? nothing
      : html`<p class="title">${words.adviceTitle}</p>
          <ul>
            ${advice.map((each) => html`<li><code><bdi>${each}</bdi></code>${copyButton(each, words)}</li>`)}
          </ul>`}
    ${warnings.length === 0
      ? nothing
      : html`<p class="title">${words.warningsTitle}</p>
          <ul>
            ${warnings
              .slice(0, MOST_WARNINGS)
              .map(({ text, at }) => html`<li><bdi>${showControls(text)}</bdi>${at === undefined ? nothing : html` <code class="at">${showControls(at)}</code>`}</li>`)}
            ${more > 0 ? html`<li>${words.more(formatNumber(more, strings.locale))}</li>` : nothing}
          </ul>`}
  </div>`;
}

/** Drawn as a tree though layers were wanted, and why; the whole of a tree in view, and no name that could be read. */
export function noticePanel(
  { nodes }: TraceDocument,
  strings: TraceStrings,
  problem: Error | undefined,
  onCollapse: (() => void) | undefined,
): TemplateResult {
  const words = wordsOf(tracePanelWords, strings.tracePanels);
  return html`<div class="notice" role="note">
    ${problem ? html`<p><bdi>${notLayered(problem, words)}</bdi></p>` : nothing}${onCollapse
      ? html`<p>${words.tooSmall(formatNumber(nodes.length, strings.locale))}</p>
          <button class="button" type="button" @click=${onCollapse}>${iconChevronsDownUp}${words.collapseFinished}</button>`
      : nothing}
  </div>`;
}

/** Whatever is not a `LayoutError` came earlier: the part that makes them is missing. */
function notLayered(problem: Partial<LayoutError>, { notLayered, notLoaded }: TracePanelWords): string {
  const { code = 'not_loaded', message = '' } = problem;
  return code === 'not_loaded' ? notLoaded : notLayered(showControls(message));
}

function copyButton(text: string, words: TracePanelWords): TemplateResult {
  const copy = async ({ currentTarget }: Event): Promise<void> => {
    const button = currentTarget as HTMLButtonElement;
    const label = (await copyText(text)) === 'copied' ? words.copied : words.notCopied;
    button.title = label;
    button.setAttribute('aria-label', label);
  };
  return html`<button
    class="icon-button"
    type="button"
    aria-label=${words.copy}
    title=${words.copy}
    @click=${(event: Event) => void copy(event).catch(reportError)}
    >${iconCopy}</button
  >`;
}
