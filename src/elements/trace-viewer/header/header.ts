/** The line over the drawing: which document it is, where its cursor stands, and what can be done with it. */
import { html, nothing, type TemplateResult } from 'lit';
import { nodeAt } from '../../../trace-model/ask/lookup.js';
import type { TraceDocument, TraceNode } from '../../../trace-model/trace-document.js';
import { formatNumber } from '../../internal/format.js';
import { iconInfo, iconRefreshCw } from '../../internal/icons/icons.js';
import { iconCopy, iconDownload } from '../../internal/icons/later-icons.js';
import { readableName, showControls } from '../../internal/show-controls.js';
import { iconEye, iconPanelRight } from '../../internal/icons/viewer-icons.js';
import type { ViewerWords } from '../../words/viewer-words.js';
import type { TraceTab } from '../rail/opened-traces.js';
import { shortName } from '../rail/rail.js';

export interface Header {
  readonly tab: TraceTab;
  readonly trace: TraceDocument | undefined;
  /** Whether the document's address is watched. */
  readonly isLive: boolean;
  readonly isInspectorOpen: boolean;
  readonly isDetailsOpen: boolean;
  /** Why its JSON cannot be handed out; empty: it can. */
  readonly noSource: string;
  readonly words: ViewerWords;
  readonly locale: string;
  readonly onSelect: (path: string, event: MouseEvent) => void;
  readonly onReload: () => void;
  readonly onDetails: () => void;
  readonly onDownload: () => void;
  readonly onCopy: () => void;
  readonly onInspector: () => void;
}

/** No trail is longer; its middle is left out. */
const MAX_CRUMBS = 5;

export function header(view: Header): TemplateResult {
  const { tab, trace, words, noSource } = view;
  const action = (label: string, icon: TemplateResult, act: () => void, whyOff = ''): TemplateResult =>
    html`<button
      class="icon-button"
      type="button"
      aria-label=${label}
      title=${whyOff === '' ? label : `${label}: ${whyOff}`}
      aria-disabled=${whyOff === '' ? nothing : 'true'}
      @click=${() => (whyOff === '' ? act() : undefined)}
      >${icon}</button
    >`;
  return html`<header part="header" class="header" aria-label=${words.header}>
    <h2 class="title"><bdi title=${shortName(tab.name)}>${shortName(tab.name)}</bdi></h2>
    ${trace ? [phase(trace, words), cursor(trace, view)] : nothing}
    <span class="actions">
      ${reload(view)}
      <button
        class="icon-button"
        type="button"
        aria-label=${words.details}
        title=${trace ? words.details : `${words.details}: ${words.noDocument}`}
        aria-expanded=${trace !== undefined && view.isDetailsOpen}
        aria-controls="details"
        aria-disabled=${trace ? nothing : 'true'}
        @click=${() => (trace ? view.onDetails() : undefined)}
        >${iconInfo}</button
      >
      ${action(words.download, iconDownload, view.onDownload, noSource)} ${action(words.copy, iconCopy, view.onCopy, noSource)}
      <button
        class="icon-button"
        type="button"
        aria-label=${words.toggleInspector}
        title=${words.toggleInspector}
        aria-pressed=${view.isInspectorOpen}
        @click=${view.onInspector}
        >${iconPanelRight}</button
      >
    </span>
  </header>`;
}

function phase({ phase }: TraceDocument, words: ViewerWords): TemplateResult | typeof nothing {
  if (phase === '') return nothing;
  const known = Object.hasOwn(words.phases, phase) ? words.phases[phase] : undefined;
  return html`<bdi class="phase" title=${known ?? nothing}>${words.phase(showControls(phase.slice(0, 40)))}</bdi>`;
}

/** The way from the root to the open step; each name selects its node. */
function cursor(trace: TraceDocument, { words, locale, onSelect }: Header): TemplateResult {
  const node = trace.cursor === null ? undefined : nodeAt(trace, trace.cursor.path);
  if (!node) return html`<span class="cursor none">${words.noCursor}</span>`;
  const trail = trailTo(trace, node);
  const shown = trail.length > MAX_CRUMBS ? [trail[0], undefined, ...trail.slice(2 - MAX_CRUMBS)] : trail;
  const step = trace.cursor?.step ?? 0;
  return html`<nav class="cursor" aria-label=${words.cursor}>
    ${shown.map((crumb) =>
      crumb
        ? html`<button
            class="link crumb"
            type="button"
            data-path=${crumb.path}
            aria-current=${crumb === node ? 'step' : nothing}
            @click=${(event: MouseEvent) => onSelect(crumb.path, event)}
            ><bdi>${readableName(crumb.name)}</bdi></button
          >`
        : html`<span class="crumb">…</span>`,
    )}${node.steps.length > 1
      ? html`<span class="step">${words.step(formatNumber(step + 1, locale), formatNumber(node.steps.length, locale))}</span>`
      : nothing}
  </nav>`;
}

function trailTo(trace: TraceDocument, to: TraceNode): readonly TraceNode[] {
  const trail: TraceNode[] = [];
  for (let node: TraceNode | undefined = to; node; node = node.parentPath === undefined ? undefined : nodeAt(trace, node.parentPath)) trail.unshift(node);
  return trail;
}

/** How a newer version comes: by itself, or by a button that says why it does not. */
function reload({ tab, isLive, words, onReload }: Header): TemplateResult | typeof nothing {
  const isAddress = tab.reading.data === undefined && tab.reading.src !== undefined;
  if (tab.handle || (isAddress && isLive)) {
    return html`<span class="watched" title=${words.watchedHint}>${iconEye}<span>${words.watched}</span></span>`;
  }
  if (!isAddress && tab.origin !== 'file') return nothing;
  const why = isAddress ? words.reloadAddress : words.reloadFile;
  return html`<button class="icon-button" type="button" aria-label=${words.reload} aria-description=${why} title="${words.reload}: ${why}" @click=${onReload}
    >${iconRefreshCw}</button
  >`;
}
