/** What a cell of a row says when it is pointed at: the word of a glyph, the exact time, all of a text that may be cut. */
import type { RunEntry } from '../../../streams/index.js';
import { formatExact } from '../../internal/format.js';
import type { RunStrings } from '../../strings.js';
import type { LogParts } from './reading-parts.js';

/** The cells that say something. */
const SAYING = '.time, .label, .failure, .summary [role=img]';

/** A listener to the pointer that comes over a cell of the log. */
export function hoverTitles({ list, source, run }: Pick<LogParts, 'list' | 'source' | 'run'>): (event: Event) => void {
  return ({ target }) => {
    const cell = (target as Element).closest(SAYING);
    const entry = source.at(list.indexOf(cell));
    if (cell && entry) cell.setAttribute('title', titleOf(cell, entry, run.strings));
  };
}

function titleOf(cell: Element, entry: RunEntry, strings: RunStrings): string {
  if (cell.matches('.time')) return exactTime(entry, strings);
  return cell.getAttribute('aria-label') ?? cell.textContent;
}

/** The exact time, and whether it is only when the entry arrived; empty when nobody said. */
function exactTime({ time, timeSource }: RunEntry, { log, locale }: RunStrings): string {
  if (time === undefined) return '';
  const exact = formatExact(time, locale);
  return timeSource === 'arrival' ? log.arrivalTime(exact) : exact;
}
