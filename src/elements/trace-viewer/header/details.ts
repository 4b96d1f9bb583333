/** What a document says about itself. Loaded when somebody asks for it. */
import { css, html, nothing, type CSSResult, type TemplateResult } from 'lit';
import type { TraceInput } from '../../../trace-model/parse-trace.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import { formatExact, formatIso, formatNumber } from '../../internal/format.js';
import { iconCopy } from '../../internal/icons/later-icons.js';
import { showControls } from '../../internal/show-controls.js';
import { copyText } from '../../internal/text/copy.js';
import type { TraceStrings } from '../../trace-strings.js';
import { viewerDetailsWords, type ViewerDetailsWords } from '../../words/viewer-details-words.js';
import { wordsOf } from '../../words/words-of.js';

/** Characters of an address that are shown; copying takes all of it. */
const MAX_ADDRESS = 1000;

export interface Details {
  readonly trace: TraceDocument;
  readonly source: TraceInput | undefined;
  readonly strings: TraceStrings;
  /** Says something politely. */
  readonly say: (text: string) => void;
}

export function details({ trace, source, strings, say }: Details): TemplateResult {
  const words = wordsOf(viewerDetailsWords, strings.viewerDetails);
  const number = (value: number): string => formatNumber(value, strings.locale);
  const time = (at: number | undefined): TemplateResult | string =>
    at === undefined ? words.unknown : html`<time datetime=${formatIso(at) ?? nothing}>${formatExact(at, strings.locale)}</time>`;
  const row = (name: string, value: unknown, copied?: string): TemplateResult =>
    html`<dt>${name}</dt><dd>${value}${copied === undefined ? nothing : copyButton(words, name, copied, say)}</dd>`;
  const address = (name: string, uri: string | undefined): TemplateResult =>
    row(name, uri === undefined ? words.unknown : html`<code><bdi>${showControls(uri.slice(0, MAX_ADDRESS))}</bdi></code>`, uri);
  const { version } = trace;
  return html`<section id="details" part="details" class="details" aria-label=${words.title}>
    <dl>
      ${address(words.address, trace.uri)} ${address(words.tree, trace.treeUri)} ${row(words.created, time(trace.createdAt))}
      ${row(words.updated, time(trace.updatedAt))}
      ${row(words.gate, trace.protocolAccepted === undefined ? words.noGate : trace.protocolAccepted ? words.accepted : words.rejected)}
      ${row(words.format, version === undefined ? trace.format : words.formatOf(trace.format, String(version)))}
      ${row(words.holds, words.counts(number(trace.nodes.length), number(trace.entries.length)))}
      ${source instanceof Uint8Array ? row(words.size, words.bytes(number(source.length))) : nothing}
    </dl>
  </section>`;
}

const copyButton = (words: ViewerDetailsWords, name: string, text: string, say: Details['say']): TemplateResult =>
  html`<button
    class="icon-button"
    type="button"
    aria-label=${words.copy(name)}
    title=${words.copy(name)}
    @click=${() => copyText(text).then((result) => say(result === 'copied' ? words.copied : words.notCopied), reportError)}
    >${iconCopy}</button
  >`;

export const detailsStyles: CSSResult = css`
  .details {
    flex: none;
    max-block-size: 40%;
    padding: var(--_space-3);
    overflow: auto;
    border-block-end: 1px solid var(--_color-border);
    background: var(--_color-surface-raised);
  }

  .details dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: var(--_space) var(--_space-4);
    margin: 0;
  }

  .details dt {
    color: var(--_color-text-muted);
  }

  .details dd {
    display: flex;
    align-items: flex-start;
    gap: var(--_space);
    margin: 0;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }

  .details dd .icon-button {
    margin-block: -2px;
  }

  .details code {
    min-inline-size: 0;
    font-family: var(--_font-mono);
    font-size: var(--_font-size-s);
  }

  /* They take nothing of the drawing where it has little: there is more to scroll. */
  @container trace-viewer (inline-size >= 640px) and (inline-size < 69.2em) {
    .panes:has(.details) {
      flex-basis: 900px;
      flex-shrink: 0;
    }
  }

  @container trace-viewer (inline-size < 640px) {
    .panes:has(.details) {
      --_more: 460px;
    }
  }
`;
