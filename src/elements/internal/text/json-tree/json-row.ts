/** One row of a JSON tree. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RunStringOverrides } from '../../../strings.js';
import { detailsWords, type DetailsWords } from '../../../words/details-words.js';
import { wordsOf } from '../../../words/words-of.js';
import { formatNumber } from '../../format.js';
import { showControls } from '../../show-controls.js';
import { wellFormed } from '../excerpt.js';
import { GETTER, SHORT_TEXT, sizeOf } from './json-children.js';
import type { JsonPlace, JsonRows } from './json-rows.js';

/** The words of a tree, and the language of its numbers. */
export type JsonStrings = Pick<RunStringOverrides, 'details'> & { readonly locale: string };

export interface JsonRow {
  readonly rows: JsonRows;
  readonly place: JsonPlace;
  /** Counted from 0. */
  readonly row: number;
  /** Of the row the keyboard is at, ours. */
  readonly id: string | undefined;
  /** Out of view: there for screen readers only. */
  readonly away?: boolean;
  readonly strings: JsonStrings;
}

export function jsonRow({ rows, place, row, id, away = false, strings }: JsonRow): TemplateResult {
  const { branch, index } = place;
  const { key, value } = rows.child(place);
  const open = rows.canOpen(place) ? rows.isOpen(place) : undefined;
  const words = wordsOf(detailsWords, strings.details);
  const { kind, text } = rows.isCircular(place) ? { kind: 'other', text: words.circular } : valueText(value, words, strings.locale);
  const name = wellFormed(key === undefined ? text : `${keyText(key)}: ${text}`);
  return html`<div
    class="node ${away ? 'away' : ''}"
    role="treeitem"
    id=${id ?? nothing}
    data-row=${row}
    aria-level=${branch.depth + 1}
    aria-posinset=${index + 1}
    aria-setsize=${branch.children.length}
    aria-expanded=${open ?? nothing}
    aria-selected=${id === undefined ? 'false' : 'true'}
    aria-label=${name}
    ><span class="twisty" aria-hidden="true">${open === undefined ? '' : open ? '▾' : '▸'}</span
    >${key === undefined ? nothing : html`<bdi class="key ${typeof key}">${keyText(key)}</bdi><span class="colon">: </span>`}<bdi
      class="value ${kind}"
      >${text}</bdi
    ></div
  >`;
}

/** A key is a name; one that would read as something else stands in quotes. */
function keyText(key: string | number): string {
  if (typeof key === 'number') return String(key);
  const shown = showControls(key.slice(0, SHORT_TEXT));
  return key === '' || key.trim() !== key ? JSON.stringify(shown) : shown;
}

function valueText(value: unknown, words: DetailsWords, locale: string): { kind: string; text: string } {
  if (typeof value === 'string') return { kind: 'string', text: showControls(quoted(value)) };
  if (value === null) return { kind: 'other', text: 'null' };
  if (typeof value === 'number' || typeof value === 'bigint') return { kind: 'number', text: String(value) };
  if (typeof value === 'boolean') return { kind: 'boolean', text: String(value) };
  if (value === GETTER) return { kind: 'other', text: words.notRead };
  if (typeof value !== 'object') return { kind: 'other', text: typeof value };
  const count = formatNumber(sizeOf(value), locale);
  return { kind: 'size', text: Array.isArray(value) ? `[${count}]` : `{${count}}` };
}

/** The beginning of a long text; its row opens to all of it. */
const quoted = (text: string): string =>
  text.length <= SHORT_TEXT ? JSON.stringify(text) : `${JSON.stringify(text.slice(0, SHORT_TEXT)).slice(0, -1)}…`;
