/** What the keys of `reading-keys.ts` do. */
import type { ReadingWords } from '../../words/reading-words.js';
import { KEYS_PANEL } from './keys-list.js';
import type { Notice } from './notice.js';
import type { ReadingCommand } from './reading-keys.js';
import type { LogParts } from './reading-parts.js';
import type { RowsOfLog } from './rows-of-log.js';
import type { Tally } from './tally.js';
import type { WayToEntry } from './way-to-entry.js';

export interface KeyContext {
  readonly log: LogParts;
  readonly rows: RowsOfLog;
  readonly tally: Tally;
  readonly way: WayToEntry;
  readonly notice: Notice;
  readonly words: ReadingWords;
  openSearch(): void;
  fold(id: string, folded: boolean): void;
}

/** Carries out a command given on the line of a row. */
export function runCommand(command: ReadingCommand, row: number, context: KeyContext): void {
  switch (command) {
    case 'next-error':
      return goToError(row, 'next', context);
    case 'previous-error':
      return goToError(row, 'previous', context);
    case 'search':
      return context.openSearch();
    case 'keys':
      (context.log.host.renderRoot as ShadowRoot).getElementById(KEYS_PANEL)?.showPopover();
      return;
    case 'follow':
      context.log.list.follow = !context.log.list.follow;
      return;
    case 'copy-link':
      copyLink(row, context).catch(reportError);
      return;
    case 'fold':
      return fold(row, context);
    case 'unfold':
      return unfold(row, context);
  }
}

/** The next failure that the filter leaves, round the end if need be; it may be in what is folded. */
function goToError(row: number, direction: 'next' | 'previous', { log, rows, tally, way, notice, words }: KeyContext): void {
  const { failures } = tally;
  let index = way.indexOf(row);
  for (let left = failures.length; left > 0; left--) {
    index = failures.beside(index, direction);
    const entry = log.source.entryAt(index);
    if (entry && (rows.matches?.(entry) ?? true)) return way.focus(index);
  }
  notice.say(words.noErrors);
}

async function copyLink(row: number, { log, notice, words }: KeyContext): Promise<void> {
  const href = log.run.scope?.entryHref(log.source.at(row)?.id ?? '');
  if (href === undefined) return;
  try {
    await navigator.clipboard.writeText(new URL(href, log.host.ownerDocument.baseURI).href);
    notice.say(words.linkCopied);
  } catch {
    notice.say(words.linkNotCopied);
  }
}

/** Folds what stands under an entry; from one that cannot be folded, goes to the one above it. */
function fold(row: number, { log, rows, tally, way, fold: setFold }: KeyContext): void {
  const entry = log.source.at(row);
  if (!entry) return;
  if (tally.totalsOf(entry.id) && !rows.folds.has(entry)) return setFold(entry.id, true);
  if (entry.parentId !== undefined) way.focus(log.source.indexOfId(entry.parentId));
}

/** Unfolds what stands under an entry; from one that is unfolded, goes to the first of it. */
function unfold(row: number, { log, rows, tally, fold: setFold }: KeyContext): void {
  const entry = log.source.at(row);
  if (!entry || !tally.totalsOf(entry.id)) return;
  if (rows.folds.has(entry)) setFold(entry.id, false);
  else if (log.source.at(row + 1)?.parentId === entry.id) log.focus.focus(row + 1);
}
