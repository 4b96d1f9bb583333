/** The template of an opened entry's sections. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RunEntry } from '../../streams/index.js';
import { iconCheck, iconX } from '../internal/icons/icons.js';
import { iconBraces, iconCode, iconCopy, iconLink, iconWrapText } from '../internal/icons/later-icons.js';
import { showControls } from '../internal/show-controls.js';
import { STEP_CHARACTERS } from '../internal/text/excerpt.js';
import { rangeOf } from '../internal/text/text-value.js';
import type { RunStrings } from '../strings.js';
import { detailsWords, type DetailsWords } from '../words/details-words.js';
import { wordsOf } from '../words/words-of.js';
import type { DetailsMemory, SectionSwitch } from './details-memory.js';
import { streamedText } from './entry-facts.js';
import { entryText, sectionsOf, sectionText, valueText, type Section, type SectionValue } from './entry-sections.js';
import type { RenderingName } from './rendering.js';
import { sectionAction } from './section-action.js';
import { sectionValue } from './section-value.js';

/** A text that grows in an opened entry is shown whole up to this many characters. */
const MAX_GROWING = 200_000;
/** Drawn otherwise than it came, so there is something to switch. */
const DRAWN = new Set<RenderingName>(['markdown', 'ansi', 'code', 'patch', 'change', 'tree']);
/** Drawn line by line. */
const LINES = new Set<RenderingName>(['mono', 'ansi', 'json', 'code', 'patch', 'change']);
/** Looked through for controls, in characters from a text's start. */
const PROBE = 20_000;
/** A line that may be longer than its place is wide. */
const LONG_LINE = /[^\n]{50}/;

interface Context {
  readonly entry: RunEntry;
  /** More of it may come. */
  readonly running: boolean;
  readonly memory: DetailsMemory;
  readonly words: DetailsWords;
  readonly strings: RunStrings;
}

/** @param running More of the entry may come. */
export function entryDetails(entry: RunEntry, running: boolean, memory: DetailsMemory, strings: RunStrings): TemplateResult {
  const context: Context = { entry, running, memory, words: wordsOf(detailsWords, strings.details), strings };
  return html`${sectionsOf(entry, strings).map((section, i) => sectionCard(section, i === 0, context))}`;
}

function sectionCard(section: Section, isFirst: boolean, context: Context): TemplateResult {
  const { entry, memory, strings } = context;
  const { title, note, failure, event, absent, values, action } = section;
  return html`<div class="section" data-section=${section.name}>
    <div class="head">
      <bdi class="title" title=${event ? strings.events[event] : nothing}>${title}</bdi>
      ${note ? html`<bdi class="note">${note}</bdi>` : nothing}
      ${failure ? html`<bdi class="failure">${failure}</bdi>` : nothing}
      <span class="actions">${sectionActions(section, context)}${isFirst ? entryActions(context) : nothing}</span>
    </div>
    <div class="body ${memory.isOn(entry.id, section.name, 'unwrapped') ? 'unwrapped' : ''}">
      ${absent ? html`<span class="note">${absent}</span>` : nothing} ${valueList(values, section, context)}
      ${hiddenNote(values, context)} ${action ? sectionAction(action, entry, memory, strings) : nothing}
    </div>
  </div>`;
}

/** Named values beside their names, others under each other. */
function valueList(values: readonly SectionValue[], section: Section, context: Context): unknown {
  if (!values.some(({ label }) => label !== undefined)) {
    return values.map((each) => html`<div class="value-box">${value(each, section, context)}</div>`);
  }
  return html`<dl>
    ${values.map(
      (each) => html`<div class=${each.wide ? 'wide' : ''}>
        <dt><bdi>${each.label ?? nothing}</bdi></dt>
        <dd>${value(each, section, context)}</dd>
      </div>`,
    )}
  </dl>`;
}

function value(item: SectionValue, section: Section, { entry, running, memory, strings }: Context): unknown {
  const growing = running && item.value === streamedText(entry);
  return sectionValue(item, {
    id: JSON.stringify([entry.id, item.key]),
    parts: memory.parts,
    written: memory.isOn(entry.id, section.name, 'written'),
    limit: limitOf(entry, item, growing, memory),
    growing,
    title: section.title,
    keep: memory.keep,
    imageHosts: memory.imageHosts,
    images: memory.images,
    onMore: (limit) => memory.showMore(entry.id, item.key, limit),
    onCopy: (text) => void memory.copy(entry.id, section.name, text).catch(reportError),
    strings,
    scope: memory.scope,
  });
}

/** What somebody opened to read is not clamped, and what grows is shown as far as it has grown. */
function limitOf(entry: RunEntry, { key, value }: SectionValue, growing: boolean, memory: DetailsMemory): number {
  const asked = memory.limit(entry.id, key);
  const speech = (entry.kind === 'message' || entry.kind === 'thinking') && key === 'text';
  const limit = asked ?? (speech ? STEP_CHARACTERS : 0);
  if (!growing || typeof value !== 'string' || value.length <= limit) return limit;
  const grown = Math.max(limit, Math.min(Math.ceil(value.length / STEP_CHARACTERS) * STEP_CHARACTERS, MAX_GROWING));
  memory.keepLimit(entry.id, key, grown);
  return grown;
}

/** Says where what is shown is not letter for letter what would be copied. */
function hiddenNote(values: readonly SectionValue[], { entry, memory, words }: Context): TemplateResult | typeof nothing {
  let hidden = 0;
  for (const { key, value, rendering } of values) {
    // The controls of a terminal are not marks: they are drawn.
    if (typeof value !== 'string' || rendering.as === 'ansi') continue;
    hidden += countHidden(rangeOf(value, memory.limit(entry.id, key) ?? STEP_CHARACTERS).text);
  }
  return hidden === 0 ? nothing : html`<div class="note hidden-note">${words.hiddenCharacters(hidden)}</div>`;
}

/** Output without a single control looks the same either way. */
const isChanged = ({ value, rendering }: SectionValue): boolean =>
  DRAWN.has(rendering.as) && (rendering.as !== 'ansi' || (typeof value === 'string' && /(?![\n\t])\p{Cc}/u.test(value.slice(0, PROBE))));

const MARK = /\[U\+[\dA-F]{4,6}\]/g;

/** How many characters are shown as marks; marks that were in the text already are its own. */
const countHidden = (text: string): number =>
  (showControls(text).match(MARK)?.length ?? 0) - (text.match(MARK)?.length ?? 0);

function sectionActions(section: Section, context: Context): TemplateResult {
  const { entry, memory, words } = context;
  const { name, values } = section;
  const isWritten = memory.isOn(entry.id, name, 'written');
  const isDrawn = values.some(isChanged);
  const toggle = (icon: TemplateResult, label: string, which: SectionSwitch, pressed: boolean): TemplateResult =>
    html`<button
      class="icon-button"
      type="button"
      tabindex="-1"
      aria-label=${label}
      title=${label}
      aria-pressed=${pressed ? 'true' : 'false'}
      @click=${() => memory.turn(entry.id, name, which)}
      >${icon}</button
    >`;
  const drawsLines = (rendering: RenderingName): boolean => LINES.has(rendering) || (isWritten && DRAWN.has(rendering));
  const mayWrap = values.some(({ value, rendering }) => drawsLines(rendering.as) && LONG_LINE.test(valueText(value, STEP_CHARACTERS).text.slice(0, STEP_CHARACTERS)));
  return html`${mayWrap
    ? toggle(iconWrapText, words.wrapLines, 'unwrapped', !memory.isOn(entry.id, name, 'unwrapped'))
    : nothing}${isDrawn ? toggle(iconCode, words.asWritten, 'written', isWritten) : nothing}${section.source === undefined
    ? nothing
    : copyButton(iconCopy, words.copy(section.title), name, () => sectionText(section), context)}`;
}

/** For the entry as a whole, at the end of its first line. */
function entryActions(context: Context): TemplateResult {
  const { entry, memory, words } = context;
  const href = memory.scope?.entryHref(entry.id);
  return html`<span class="of-entry"
    >${href === undefined ? nothing : copyButton(iconLink, words.copyLink, '#link', () => new URL(href, document.baseURI).href, context)}${copyButton(
      iconBraces,
      words.copyEntry,
      '#entry',
      () => entryText(entry),
      context,
    )}</span
  >`;
}

function copyButton(
  icon: TemplateResult,
  label: string,
  name: string,
  text: () => string,
  { entry, memory, words }: Context,
): TemplateResult {
  const copied = memory.copied(entry.id, name);
  const says = copied === undefined ? label : copied === 'copied' ? words.copied : words.notCopied;
  return html`<button
    class="icon-button copy"
    type="button"
    tabindex="-1"
    aria-label=${says}
    title=${says}
    @click=${() => void memory.copy(entry.id, name, text()).catch(reportError)}
    >${copied === undefined ? icon : copied === 'copied' ? iconCheck : iconX}</button
  >`;
}
