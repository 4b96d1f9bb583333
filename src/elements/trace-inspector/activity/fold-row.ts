/** A row that stands for several entries. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../internal/format.js';
import { iconChevronRight, iconCircleX } from '../../internal/icons/icons.js';
import { iconRotateCcw } from '../../internal/icons/later-icons.js';
import { readableName } from '../../internal/show-controls.js';
import type { CardPlace } from './card.js';
import type { CardContext } from './card-context.js';
import { namesOf, type Fold } from './rows.js';

/** Names that are written out, and characters of each. */
const MOST = 4;
const MAX_NAME = 60;

export function foldRow(row: Fold, place: CardPlace, context: CardContext, onToggle: (key: number) => void): TemplateResult {
  const { fold, entries, key, isOpen } = row;
  const { trace, words, strings } = context;
  const names = namesOf(row, trace);
  const number = (value: number): string => formatNumber(value, strings.locale);
  const said = names.slice(0, MOST).map((name) => readableName(name.slice(0, MAX_NAME)));
  const list = [said.join(', '), ...(names.length > MOST ? [words.andMore(number(names.length - MOST))] : [])].join(' ');
  const [from, to] = [entries[0]?.attempt, entries.at(-1)?.attempt];
  const isOfOne = names.length === 1 && from !== undefined && to !== undefined && to > from;
  const alike = isOfOne ? words.alikeAttempts(number(from), number(to), list) : words.alike(list);
  const label = fold === 'tried' ? words.triedFirst(list) : alike;
  return html`<article class="fold-row" tabindex="-1" aria-label=${label} aria-posinset=${place.position} aria-setsize=${place.setSize}
    ><button type="button" tabindex="-1" aria-expanded=${isOpen ? 'true' : 'false'} @click=${() => onToggle(key)}
      >${iconChevronRight}<span class="of" data-fold=${fold}>${fold === 'tried' ? iconCircleX : iconRotateCcw}</span><bdi class="names">${label}</bdi>
      <span class="count">${entries.length > 0 ? words.entries(number(entries.length)) : nothing}</span></button
    ></article
  >`;
}
