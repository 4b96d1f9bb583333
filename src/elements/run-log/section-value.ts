/** A value of an opened entry, drawn as what it is; as plain text until the code for that has come, and on request. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../internal/format.js';
import { CLAMP_LINES, STEP_CHARACTERS } from '../internal/text/excerpt.js';
import { inTime } from '../internal/text/in-time.js';
import { rangeOf, moreLine, nextLimit, textValue } from '../internal/text/text-value.js';
import type { DiffRow } from '../internal/text/diff/diff.js';
import type { TextParts } from '../internal/text/text-parts.js';
import type { RunScope } from '../contexts.js';
import type { RunStrings } from '../strings.js';
import { detailsWords } from '../words/details-words.js';
import { wordsOf } from '../words/words-of.js';
import { valueText, type SectionValue } from './entry-sections.js';
import { codeOf, parsedObject, type Rendering } from './rendering.js';

export interface ValueContext {
  /** Names the value within its log. */
  readonly id: string;
  readonly parts: TextParts;
  /** Show it as it came. */
  readonly written: boolean;
  /** How many characters of it the reader asked for; 0: the clamped beginning. */
  readonly limit: number;
  /** Whether more of it is to come. */
  readonly growing: boolean;
  /** What the section is called. */
  readonly title: string;
  /** Something that stays with this value while the log is open: made once. */
  readonly keep: <T>(value: object, make: () => T) => T;
  readonly imageHosts: readonly string[];
  /** Addresses of images the reader asked for. */
  readonly images: Set<string>;
  readonly onMore: (limit: number) => void;
  readonly onCopy: (text: string) => void;
  readonly strings: RunStrings;
  readonly scope: RunScope | undefined;
}

export function sectionValue(item: SectionValue, context: ValueContext): unknown {
  const plain = (): TemplateResult => plainValue(item, context);
  return context.written ? plain() : inTime(context.id, () => drawn(item, context) ?? plain(), plain);
}

function plainValue({ value, rendering }: SectionValue, { limit, onMore, strings }: ValueContext): TemplateResult {
  const { text, complete } = valueText(value, Math.max(limit, STEP_CHARACTERS));
  return textValue({ text, limit, mono: rendering.as !== 'markdown' && rendering.as !== 'text', open: !complete, onMore, strings });
}

/** Undefined while the code that draws it has not come, and for what is plain text. */
function drawn(item: SectionValue, context: ValueContext): TemplateResult | undefined {
  const { rendering, value } = item;
  const { parts, strings } = context;
  switch (rendering.as) {
    case 'markdown':
    case 'ansi':
      return typeof value === 'string' ? excerpted(value, rendering.as, '', context) : undefined;
    case 'code':
      return typeof value === 'string' ? excerpted(value, rendering.as, rendering.language, context) : undefined;
    case 'patch':
    case 'change':
      return change(rendering, context);
    case 'tree':
      return tree(rendering, context);
    case 'image': {
      const shown = imageOf(value);
      const { image } = parts.get('image') ?? {};
      if (!shown || !image) return undefined;
      return html`<div class="image-box">${image({ ...shown, imageHosts: context.imageHosts, loaded: context.images, strings })}</div>`;
    }
    case 'file': {
      const { fileCard } = parts.get('file') ?? {};
      return fileCard && typeof value === 'object' && value !== null ? fileCard(value, strings) : undefined;
    }
    default:
      return undefined;
  }
}

/** A long text that only looked like JSON is the text of its file, if it is one's. */
function tree(rendering: Extract<Rendering, { as: 'tree' }>, context: ValueContext): TemplateResult | undefined {
  const { parts, keep, strings, title, onCopy, scope } = context;
  const { value: given, path } = rendering;
  const value = typeof given === 'string' ? keep(rendering, () => parsedObject(given)) : given;
  const { jsonTree, JsonTreeState } = parts.get('tree') ?? {};
  if (!jsonTree || !JsonTreeState) return undefined;
  const code = codeOf(path);
  if (!value) return typeof given === 'string' && code ? excerpted(given, 'code', code.language, context) : undefined;
  const state = keep(value, () => new JsonTreeState(value));
  return html`<div class="json" ${jsonTree({ state, label: wordsOf(detailsWords, strings.details).tree(title), onCopy, strings, scope })}></div>`;
}

/** Text of which the beginning is drawn. */
function excerpted(
  text: string,
  as: 'markdown' | 'ansi' | 'code',
  language: string,
  context: ValueContext,
): TemplateResult | undefined {
  const { parts, limit, imageHosts, images, onMore, strings } = context;
  const range = rangeOf(text, limit);
  const growing = context.growing || range.cut;
  const more = range.cut ? moreLine({ shown: range.text.length, text, limit, onMore, strings }) : nothing;
  switch (as) {
    case 'markdown': {
      const { markdown } = parts.get('markdown') ?? {};
      return markdown && html`${markdown({ text: range.text, growing, imageHosts, loaded: images, strings })}${more}`;
    }
    case 'ansi': {
      const { ansiText } = parts.get('ansi') ?? {};
      return ansiText && html`<div class="text mono ansi stop" ${ansiText(range.text)}></div>${more}`;
    }
    case 'code': {
      const { codeBlock } = parts.get('code') ?? {};
      return codeBlock && html`${codeBlock({ text: range.text, language, bare: true, strings })}${more}`;
    }
  }
}

const NONE: readonly DiffRow[] = [];

function change(rendering: Extract<Rendering, { as: 'patch' | 'change' }>, context: ValueContext): TemplateResult | undefined {
  const { limit, onMore, strings } = context;
  const diff = context.parts.get('diff');
  if (!diff) return undefined;
  const rows = context.keep(
    rendering,
    () => (rendering.as === 'patch' ? diff.rowsOfPatch(rendering.text) : diff.rowsOfChange(rendering.before, rendering.after, rendering.path)) ?? NONE,
  );
  if (rows.length === 0) return undefined;
  const shown = rows.slice(0, rowsWithin(rows, limit));
  const { locale } = strings;
  const words = wordsOf(detailsWords, strings.details);
  const total = formatNumber(rows.length, locale);
  return html`${diff.diffView(shown, strings)}${shown.length < rows.length
    ? html`<div class="more">
        ${limit === 0 ? '…' : words.linesOf(formatNumber(shown.length, locale), total)}
        <button class="link" type="button" tabindex="-1" @click=${() => onMore(nextLimit(limit))}>
          ${rowsWithin(rows, nextLimit(limit)) < rows.length ? words.showMore : words.allLines(total)}
        </button>
      </div>`
    : nothing}`;
}

/** How many rows `limit` characters are; the first twenty for 0. */
function rowsWithin(rows: readonly DiffRow[], limit: number): number {
  if (limit === 0) return Math.min(rows.length, CLAMP_LINES);
  let length = 0;
  return rows.findIndex(({ text }) => (length += text.length + 1) > limit) + 1 || rows.length;
}

/** An image part under the names formats have for it: an address, or base64 with a type. */
function imageOf(part: unknown): { src: string; alt: string } | undefined {
  if (typeof part !== 'object' || part === null) return undefined;
  const source = fieldsOf(part);
  const inner = typeof source('source') === 'object' && source('source') !== null ? fieldsOf(source('source') as object) : source;
  const find = (...names: string[]): string | undefined =>
    names.flatMap((name) => [inner(name), source(name)]).find((value) => typeof value === 'string');
  const alt = find('alt', 'title', 'name', 'filename', 'description') ?? '';
  const data = find('data', 'base64', 'blob');
  const src = find('url', 'uri', 'src', 'image_url', 'image');
  if (data === undefined || data.startsWith('data:')) return src === undefined && data === undefined ? undefined : { src: src ?? data ?? '', alt };
  return { src: `data:${find('mimeType', 'mediaType', 'media_type', 'mime_type') ?? 'image/png'};base64,${data}`, alt };
}

const fieldsOf =
  (part: object) =>
  (name: string): unknown =>
    Object.hasOwn(part, name) ? (part as Record<string, unknown>)[name] : undefined;
