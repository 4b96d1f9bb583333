/** The template of an opened entry's sections. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RunEntry } from '../../streams/index.js';
import { iconCheck, iconCopy, iconX } from '../internal/icons.js';
import { STEP_CHARACTERS } from '../internal/text/excerpt.js';
import { textValue } from '../internal/text/text-value.js';
import type { RunStrings } from '../strings.js';
import { growingText } from './entry-source.js';
import { sectionsOf, valueText, type Section, type SectionValue } from './entry-sections.js';

/** How much the reader asked to see, and what was copied. */
export interface DetailsState {
  /** Characters of a value asked for; undefined if nobody asked. */
  limit(entryId: string, key: string): number | undefined;
  showMore(entryId: string, key: string, limit: number): void;
  /** Notes what is shown, so that it stays when the entry has ended. */
  keep(entryId: string, key: string, limit: number): void;
  copy(entryId: string, section: Section): void;
  /** What the copy button says about its last use, for a moment. */
  copied(entryId: string, section: string): 'copied' | 'failed' | undefined;
}

/** A text that grows in an opened entry is shown whole up to this many characters. */
const MAX_GROWING = 200_000;

export function entryDetails(entry: RunEntry, state: DetailsState, strings: RunStrings): TemplateResult {
  return html`${sectionsOf(entry, strings).map((section) => sectionCard(entry, section, state, strings))}`;
}

function sectionCard(entry: RunEntry, section: Section, state: DetailsState, strings: RunStrings): TemplateResult {
  const { title, note, failure, event, absent, values, grid } = section;
  return html`<div class="section" data-section=${section.name}>
    <div class="head">
      <bdi class="title" title=${event ? strings.events[event] : nothing}>${title}</bdi>
      ${note ? html`<bdi class="note">${note}</bdi>` : nothing}
      ${failure ? html`<bdi class="failure">${failure}</bdi>` : nothing} ${copyButton(entry, section, state, strings)}
    </div>
    <div class="body">
      ${absent ? html`<span class="note">${absent}</span>` : nothing}
      ${grid
        ? html`<dl>${values.map((each) => html`<div><dt><bdi>${each.key}</bdi></dt><dd>${value(entry, each, state, strings)}</dd></div>`)}</dl>`
        : values.map((each) => value(entry, each, state, strings))}
    </div>
  </div>`;
}

function value(entry: RunEntry, { key, value, mono }: SectionValue, state: DetailsState, strings: RunStrings): TemplateResult {
  const limit = limitOf(entry, key, value, state);
  const { text, complete } = valueText(value, Math.max(limit, STEP_CHARACTERS));
  const onMore = (next: number): void => state.showMore(entry.id, key, next);
  return textValue({ text, limit, mono, open: !complete, onMore, strings });
}

/** What somebody opened to read is not clamped, and what grows is shown as far as it has grown. */
function limitOf(entry: RunEntry, key: string, value: unknown, state: DetailsState): number {
  const asked = state.limit(entry.id, key);
  const speech = (entry.kind === 'message' || entry.kind === 'thinking') && key === 'text';
  const limit = asked ?? (speech ? STEP_CHARACTERS : 0);
  const growing = growingText(entry);
  if (growing === undefined || value !== growing || growing.length <= limit) return limit;
  const grown = Math.max(limit, Math.min(Math.ceil(growing.length / STEP_CHARACTERS) * STEP_CHARACTERS, MAX_GROWING));
  state.keep(entry.id, key, grown);
  return grown;
}

function copyButton(entry: RunEntry, section: Section, state: DetailsState, { log }: RunStrings): TemplateResult | typeof nothing {
  if (section.values.length === 0) return nothing;
  const copied = state.copied(entry.id, section.name);
  const label = copied === 'copied' ? log.copied : copied === 'failed' ? log.notCopied : log.copy(section.title);
  const icon = copied === 'copied' ? iconCheck : copied === 'failed' ? iconX : iconCopy;
  return html`<button
    class="icon-button copy"
    type="button"
    tabindex="-1"
    aria-label=${label}
    title=${label}
    @click=${() => state.copy(entry.id, section)}
    >${icon}</button
  >`;
}
