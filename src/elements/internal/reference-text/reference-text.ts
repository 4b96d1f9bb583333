/** A text in which `$VAR.…`, `$CONST.…` and their older forms stand as badges, with short values inside. */
import { html, nothing, type TemplateResult } from 'lit';
import { referencesIn, type Reference } from '../../../trace-model/derive/references.js';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import type { RunStringOverrides } from '../../strings.js';
import { activityWords, type ActivityWords } from '../../words/activity-words.js';
import { wordsOf } from '../../words/words-of.js';
import { showControls } from '../show-controls.js';
import { referencedValue, slotIndexOf, type ReferencedValue, type SlotIndex } from './referenced-value.js';
import { shortValue } from './value-text.js';

/** The words of activity and references, and the language of numbers. */
export type ActivityStrings = Pick<RunStringOverrides, 'activity' | 'locale'>;

export interface ReferenceContext {
  /** The document whose slots the references name; without one the text stands as it is. */
  readonly trace: TraceDocument | undefined;
  readonly strings: ActivityStrings;
}

/** A badge in the DOM, in the role of a button: an element of that name would be a box, which breaks no lines. `ReferencePopover` reads from it what to show. */
export interface BadgeElement extends HTMLElement {
  reference?: Reference;
}

/** Renders a text with badges. White space is kept by the style sheet of what it stands in. */
export function referenceText(text: string, { trace, strings }: ReferenceContext): unknown {
  if (trace === undefined || !text.includes('$')) return showControls(text);
  const index = slotIndexOf(trace);
  const words = wordsOf(activityWords, strings.activity);
  return referencesIn(text, index.known).map((part) =>
    part.kind === 'text' ? showControls(part.text) : badge(part, index, words, strings.locale ?? 'en'),
  );
}

function badge(reference: Reference, index: SlotIndex, words: ActivityWords, locale: string): TemplateResult {
  const found = referencedValue(reference, index);
  const inside = insideText(found, words, locale);
  return html`<span
    class="reference"
    part="badge"
    role="button"
    tabindex="-1"
    data-kind=${reference.scope}
    data-status=${found.kind}
    aria-haspopup="dialog"
    .reference=${reference}
    ><span class="sigil">${sigilOf(reference)}</span>\u00a0<bdi class="key">${showControls(nameOf(reference, index))}</bdi>${inside === undefined
      ? nothing
      : html` <bdi class="inside">${showControls(inside)}</bdi>`}</span
  >`;
}

/** `$VAR`, `$CONST`, `$LOCAL` or `$GLOBAL`: as it stands in the text. */
export const sigilOf = ({ text }: Reference): string => text.slice(0, text.indexOf('.'));

/** The key without its namespace, and the way into the value. */
export const nameOf = ({ scope, key, way }: Reference, index: SlotIndex): string =>
  [index[scope].get(key)?.name ?? key, ...way].join('.');

function insideText(found: ReferencedValue, words: ActivityWords, locale: string): string | undefined {
  if (found.kind === 'value') return shortValue(found.value, words, locale);
  if (found.kind === 'unset') return words.notSet;
  if (found.kind === 'unrecorded') return undefined;
  return found.kind === 'no-field' ? words.unknownField : words.unknownKey;
}
