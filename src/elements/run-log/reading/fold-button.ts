/** What a row shows of what stands under its entry. */
import { html, type TemplateResult } from 'lit';
import type { RunEntry } from '../../../streams/index.js';
import { formatNumber } from '../../internal/format.js';
import { iconChevronRight } from '../../internal/icons/icons.js';
import { iconChevronDown } from '../../internal/icons/later-icons.js';
import type { RunStrings } from '../../strings.js';
import type { ReadingWords } from '../../words/reading-words.js';
import type { Totals } from './tally.js';

/** Folds and unfolds; stands before the entry's line. */
export function foldButton(entry: RunEntry, folded: boolean, words: ReadingWords, onToggle: () => void): TemplateResult {
  const label = folded ? words.unfold(entry.title) : words.fold(entry.title);
  return html`<button
    class="icon-button fold"
    type="button"
    tabindex="-1"
    aria-expanded=${folded ? 'false' : 'true'}
    aria-label=${label}
    title=${label}
    @click=${onToggle}
    >${folded ? iconChevronRight : iconChevronDown}</button
  >`;
}

/** "12 entries · 5 tools · 1 failed". */
export function totalsWords({ entries, tools, failures }: Readonly<Totals>, words: ReadingWords, { locale }: RunStrings): string {
  const number = (value: number): string => formatNumber(value, locale);
  const parts = [entries === 1 ? words.totalEntry : words.totalEntries(number(entries))];
  if (tools > 0) parts.push(tools === 1 ? words.totalTool : words.totalTools(number(tools)));
  if (failures > 0) parts.push(words.totalFailures(number(failures)));
  return parts.join(' · ');
}
