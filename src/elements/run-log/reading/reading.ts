/**
 * The tools for reading a log: search, filters, folds, keys, and the way to an entry. Loaded when the page is idle, at
 * the latest on first use.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { ReadonlyList, RunEntry } from '../../../streams/index.js';
import { adoptStyles } from '../../internal/adopt-styles.js';
import { formatNumber } from '../../internal/format.js';
import { readingWords, type ReadingWords } from '../../words/reading-words.js';
import { wordsOf } from '../../words/words-of.js';
import { hasDetails } from '../has-details.js';
import { isInRow } from './entry-text.js';
import { filterMenus } from './filter-menus.js';
import { foldButton, totalsWords } from './fold-button.js';
import { KEYS_PANEL, keysList } from './keys-list.js';
import { LogSearch } from './log-search.js';
import { Notice } from './notice.js';
import { hitDirection, readingCommand, type ReadingCommand } from './reading-keys.js';
import type { LogParts, RowExtras, RunSearch } from './reading-parts.js';
import { readingStyles } from './reading.styles.js';
import { Reveals } from './reveals.js';
import type { RunFilter } from './row-filter.js';
import { lengthOf, RowsOfLog } from './rows-of-log.js';
import { foundWords, searchBox } from './search-box.js';
import { SearchMarks } from './search-marks.js';
import { Sweeps } from './sweeps.js';
import { Tally } from './tally.js';

export type { RunFilter, RunSearch };

export class Reading {
  readonly #log: LogParts;
  readonly #sweeps = new Sweeps(() => this.#progressed());
  readonly #tally: Tally;
  readonly #rows: RowsOfLog;
  readonly #search: LogSearch;
  readonly #reveals: Reveals;
  readonly #marks = new SearchMarks();
  readonly #notice: Notice;
  #entries: ReadonlyList<RunEntry> | undefined;
  /** Id of the panel that is open. */
  #open: string | undefined;
  #text = '';
  #said = '';
  /** In a narrow log the search takes the toolbar's place while it is used. */
  #searching = false;
  /** Index of the entry that had the focus before the search did. */
  #before = -1;
  /** What is to be done once the rows are complete. */
  #after: (() => void) | undefined;

  constructor(log: LogParts) {
    this.#log = log;
    const { source, host } = log;
    adoptStyles(host.renderRoot, readingStyles);
    this.#tally = new Tally((id, end) => source.entryAt(source.indexOfId(id, end)));
    this.#rows = new RowsOfLog({
      log,
      sweeps: this.#sweeps,
      hasChildren: (id) => this.#tally.totalsOf(id) !== undefined,
      changed: () => this.#rowsChanged(),
    });
    this.#search = new LogSearch({
      sweeps: this.#sweeps,
      matches: () => this.#rows.matches,
      place: () => this.#placeOfReader(),
      go: (index) => this.#goToHit(index),
    });
    this.#reveals = new Reveals(log, (index, focus) => this.#show(index, focus));
    this.#notice = new Notice(() => host.requestUpdate());
    this.#sweeps.add(this.#tally);
    host.addController(this);
    host.addEventListener('keydown', this.#anyKey);
  }

  hostDisconnected(): void {
    this.#sweeps.stop();
    this.#marks.clear();
  }

  hostConnected(): void {
    this.#sweeps.resume();
  }

  get #words(): ReadingWords {
    return wordsOf(readingWords, this.#log.strings.reading);
  }

  /** Takes the newest entries before they are drawn; `anew`: they are another run's. */
  update(entries: ReadonlyList<RunEntry> | undefined, anew: boolean): void {
    if (entries !== this.#entries || anew) {
      const cut = anew || lengthOf(entries) < lengthOf(this.#entries);
      this.#entries = entries;
      if (anew) this.#startOver();
      if (cut) this.#rows.cut(anew ? 0 : lengthOf(entries));
      this.#sweeps.update(entries, anew);
      if (cut) this.#rows.rebuild();
      else this.#rows.update();
    }
    const show = this.#reveals.update();
    // Not while a frame is being drawn.
    if (show) queueMicrotask(show);
  }

  /** After each frame: what was found is marked in what is drawn. */
  placed(feed: Element | null): void {
    this.#marks.show(feed, this.#search.pass?.text);
  }

  /** What the row of an entry shows besides. */
  row(entry: RunEntry): RowExtras | undefined {
    const totals = this.#tally.totalsOf(entry.id);
    const foldable = totals !== undefined && (this.#rows.matches?.(entry) ?? true);
    const pass = this.#search.pass;
    const hit = pass !== undefined && this.#isHit(entry);
    if (!foldable && !hit) return undefined;
    const folded = foldable && this.#rows.folds.has(entry);
    const words = this.#words;
    return {
      classes: `${foldable ? ' foldable' : ''}${hit ? ' hit' : ''}${hit && this.#isCurrent(entry) ? ' current' : ''}`,
      button: foldable ? foldButton(entry, folded, words, () => this.#fold(entry.id, !folded)) : undefined,
      aside: folded ? totalsWords(totals, words, this.#log.strings) : undefined,
    };
  }

  /** The toolbar's part. */
  tools(): TemplateResult {
    const words = this.#words;
    const { strings, state } = this.#log;
    return html`<div class="reading ${this.#searching ? 'searching' : ''} ${this.#text === '' ? '' : 'has-search'}">
      ${searchBox({
        search: this.#search,
        text: this.#text,
        said: this.#said,
        words,
        strings,
        onOpen: () => this.#openSearch(),
        onText: (text) => this.#find(text),
        onStep: (direction) => this.#step(direction),
        onEnd: () => this.#endSearch(),
      })}
      ${filterMenus({
        filter: this.#rows.filter,
        tally: this.#tally,
        words,
        strings,
        ownAgent: state?.agent?.name,
        open: this.#open,
        onOpen: this.#panelToggled,
        onFilter: (filter) => this.filter(filter),
      })}
      ${keysList({
        isOpen: this.#open === KEYS_PANEL,
        hasLinks: this.#log.entryHref('') !== undefined,
        words,
        onToggle: (open) => this.#panelToggled(KEYS_PANEL, open),
      })}
    </div>`;
  }

  /** What stands over the rows. */
  over(): TemplateResult | typeof nothing {
    const { source, strings } = this.#log;
    const words = this.#words;
    const hidden = lengthOf(source.entries);
    const empty = source.rows !== undefined && source.length === 0 && hidden > 0;
    return html`${empty
      ? html`<div class="empty no-match"
          ><p>${words.noMatch}</p
          ><p class="asked">${words.noMatchHint(formatNumber(hidden, strings.locale))}</p
          ><button class="button" type="button" @click=${() => this.filter({})}>${words.clearFilters}</button></div
        >`
      : nothing}${this.#notice.render()}`;
  }

  /** A key on an entry's line that none of the feed's own commands takes. */
  keyDown(event: KeyboardEvent, row: number): void {
    const command = readingCommand(event);
    if (command === undefined) return;
    event.preventDefault();
    this.#run(command, row);
  }

  /** Looks for a text in everything; nothing moves until a hit is gone to. */
  search(text: string): RunSearch {
    this.#text = text;
    const search = this.#search.start(text);
    this.#progressed();
    return search;
  }

  /** Leaves only some entries. */
  filter(filter: RunFilter): void {
    this.#rows.setFilter(filter);
    this.#search.again();
    this.#progressed();
  }

  reveal(id: string): Promise<boolean> {
    return this.#reveals.ask(id, true);
  }

  selectedHere(id: string): void {
    this.#reveals.selectedHere(id);
  }

  /** Folds or unfolds every sub-agent. */
  setAll(folded: boolean): void {
    this.#rows.folds.setAll(folded);
    this.#rows.rebuild();
  }

  #startOver(): void {
    this.#rows.startOver();
    this.#reveals.clear();
    this.#after = undefined;
    this.#search.current = -1;
  }

  /** More was counted, found or shown. */
  #progressed(): void {
    this.#rows.update();
    if (this.#search.isDone && this.#text !== '') this.#said = foundWords(this.#search, this.#words, this.#log.strings);
    if (this.#text === '') this.#said = '';
    this.#log.list.invalidate();
    this.#log.host.requestUpdate();
  }

  #rowsChanged(): void {
    const after = this.#after;
    this.#after = undefined;
    if (after) queueMicrotask(after);
    this.#log.list.invalidate();
    this.#log.host.requestUpdate();
  }

  #isHit(entry: RunEntry): boolean {
    return this.#search.pass?.hits.has(this.#log.source.indexOfId(entry.id)) ?? false;
  }

  #isCurrent(entry: RunEntry): boolean {
    return this.#search.current === this.#log.source.indexOfId(entry.id);
  }

  #fold(id: string, folded: boolean): void {
    const { list } = this.#log;
    list.hold(list.visible.first);
    this.#rows.folds.set(id, folded);
    this.#rows.rebuild();
  }

  /** Index of the entry with the focus, else of the first one in view. */
  #placeOfReader(): number {
    const { source, focus, list } = this.#log;
    const row = focus.current >= 0 && list.element(focus.current) ? focus.current : list.visible.first;
    return source.rows ? source.rows.at(row) : row;
  }

  /** Unfolds and clears what hides an entry, then does `then`; at once when it has a row. */
  #uncover(index: number, then: (row: number) => void): void {
    const { source } = this.#log;
    const entry = source.entryAt(index);
    const row = source.rowOf(index);
    if (row >= 0) return then(row);
    if (!entry) return;
    this.#after = () => {
      const now = source.rowOf(index);
      if (now >= 0) then(now);
    };
    this.#unfoldAbove(entry);
    if (this.#rows.matches?.(entry) === false) {
      this.#notice.say(this.#words.filtersCleared);
      this.filter({});
    } else {
      this.#rows.rebuild();
    }
  }

  #unfoldAbove(entry: RunEntry): void {
    const { source } = this.#log;
    const seen = new Set<string>();
    for (let id = entry.parentId; id !== undefined && !seen.has(id); id = source.entryAt(source.indexOfId(id))?.parentId) {
      seen.add(id);
      this.#rows.folds.set(id, false);
    }
  }

  /** Opens an entry and brings it into view. */
  #show(index: number, focus: boolean): void {
    this.#uncover(index, (row) => {
      const { source, open, list, focus: feed } = this.#log;
      const entry = source.at(row);
      if (!entry) return;
      if (hasDetails(entry)) open.set(entry.id, true);
      list.follow = false;
      list.invalidate();
      if (focus) feed.focus(row, 'upper');
      else list.scrollTo(row, 'upper');
    });
  }

  #goToHit(index: number): string | undefined {
    const { source, open, list } = this.#log;
    const entry = source.entryAt(index);
    const test = this.#search.pass?.test;
    if (!entry || !test) return undefined;
    // What the line does not show is in the details.
    if (!isInRow(entry, test) && hasDetails(entry)) open.set(entry.id, true);
    this.#uncover(index, (row) => {
      list.follow = false;
      list.invalidate();
      const { first, last } = list.visible;
      list.scrollTo(row, row > first && row < last ? 'nearest' : 'upper');
    });
    this.#progressed();
    return entry.id;
  }

  #find(text: string): void {
    this.search(text);
  }

  #step(direction: 'next' | 'previous'): void {
    this.#search.step(direction);
  }

  #openSearch(): void {
    const { host } = this.#log;
    const active = (host.renderRoot as ShadowRoot).activeElement;
    const row = this.#log.list.indexOf(active);
    if (row >= 0) this.#before = this.#indexOf(row);
    this.#searching = true;
    host.requestUpdate();
    host.updateComplete.then(() => {
      const box = (host.renderRoot as ShadowRoot).querySelector<HTMLInputElement>('.search-text');
      box?.focus();
      box?.select();
    }, reportError);
  }

  /** Ends the search; the reader goes on at the hit they came to, else where they were before. */
  #endSearch(): void {
    const at = this.#search.current === -1 ? this.#before : this.#search.current;
    this.#before = -1;
    this.#searching = false;
    this.search('');
    const { source, focus, list } = this.#log;
    const row = source.rowOf(at === -1 ? this.#placeOfReader() : at);
    if (row < 0 || row >= source.length) return;
    const follow = list.follow;
    focus.focus(row);
    list.follow = follow;
  }

  #indexOf(row: number): number {
    const { rows } = this.#log.source;
    return rows ? rows.at(row) : row;
  }

  #run(command: ReadingCommand, row: number): void {
    const { list } = this.#log;
    const index = this.#indexOf(row);
    switch (command) {
      case 'next-error':
      case 'previous-error':
        return this.#goToError(index, command === 'next-error' ? 'next' : 'previous');
      case 'search':
        return this.#openSearch();
      case 'keys':
        return this.#panel(KEYS_PANEL)?.showPopover();
      case 'follow':
        list.follow = !list.follow;
        return;
      case 'copy-link':
        this.#copyLink(index).catch(reportError);
        return;
      case 'fold':
      case 'unfold':
        return this.#foldByKey(row, command === 'fold');
    }
  }

  #panel(id: string): HTMLElement | null {
    return (this.#log.host.renderRoot as ShadowRoot).getElementById(id);
  }

  readonly #panelToggled = (id: string, open: boolean): void => {
    if (open) this.#open = id;
    else if (this.#open === id) this.#open = undefined;
    this.#log.host.requestUpdate();
  };
}
