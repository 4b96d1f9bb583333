/**
 * The tools for reading a log: search, filters, folds, keys, and the way to an entry. Loaded when the page is idle, at
 * the latest on first use.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { ReadonlyList, RunEntry } from '../../../streams/index.js';
import { adoptStyles } from '../../internal/adopt-styles.js';
import { formatNumber } from '../../internal/format.js';
import type { RunFilter, RunSearch } from '../../internal/run/reading-types.js';
import { searchBoxStyles } from '../../internal/search-box.styles.js';
import { SearchMarks, searchMarkStyles } from '../../internal/search-marks.js';
import { leaveFeed } from '../../internal/virtual-list/leave-feed.js';
import { readingWords, type ReadingWords } from '../../words/reading-words.js';
import { wordsOf } from '../../words/words-of.js';
import { briefStyles } from '../brief.styles.js';
import { expandButtons } from './expand-buttons.js';
import { finderOf } from './entry-text.js';
import { filterMenus } from './filter-menus.js';
import { foldButton, totalsWords } from './fold-button.js';
import { runCommand } from './key-commands.js';
import { KEYS_PANEL, keysList } from './keys-list.js';
import { LogSearch } from './log-search.js';
import { Notice } from './notice.js';
import { hoverTitles } from './hover-titles.js';
import { panelStyles } from './panel.styles.js';
import { hitDirection, readingCommand } from './reading-keys.js';
import type { LogParts, RowExtras } from './reading-parts.js';
import { readingStyles } from './reading.styles.js';
import { Reveals } from './reveals.js';
import { lengthOf, RowsOfLog } from './rows-of-log.js';
import { foundWords, searchBox } from './search-box.js';
import { slowMark } from './slow-mark.js';
import { Sweeps } from './sweeps.js';
import { Tally } from './tally.js';
import { WayToEntry } from './way-to-entry.js';

export class Reading {
  readonly #log: LogParts;
  readonly #sweeps = new Sweeps(() => this.#progressed());
  readonly #tally: Tally;
  readonly #rows: RowsOfLog;
  readonly #way: WayToEntry;
  readonly #search: LogSearch;
  readonly #reveals: Reveals;
  readonly #marks = new SearchMarks();
  readonly #notice: Notice;
  #entries: ReadonlyList<RunEntry> | undefined;
  /** Id of the panel that is open. */
  #open: string | undefined;
  #text = '';
  /** What is said of the search aloud: its outcome, not every number on the way. */
  #said = '';
  /** In a narrow log the search takes the toolbar's place while it is used. */
  #searching = false;
  /** Index of the entry that had the focus before the search did; −1 for none. */
  #before = -1;

  constructor(log: LogParts) {
    this.#log = log;
    const { source, host } = log;
    for (const sheet of [panelStyles, searchBoxStyles, readingStyles, searchMarkStyles, briefStyles]) adoptStyles(host.renderRoot, sheet);
    host.renderRoot.addEventListener('pointerover', hoverTitles(log));
    this.#notice = new Notice(() => host.requestUpdate());
    this.#tally = new Tally((id, end) => source.entryAt(source.indexOfId(id, end)));
    this.#rows = new RowsOfLog({
      log,
      sweeps: this.#sweeps,
      hasChildren: (id) => this.#tally.totalsOf(id) !== undefined,
      changed: () => this.#rowsChanged(),
    });
    this.#way = new WayToEntry({ log, rows: this.#rows, clearFilters: () => this.#clearFilters() });
    this.#reveals = new Reveals(log, (index, focus) => this.#way.show(index, focus));
    this.#search = new LogSearch({
      sweeps: this.#sweeps,
      matches: () => this.#rows.matches,
      place: () => this.#way.place,
      go: (index, test) => this.#way.showHit(index, test),
    });
    this.#sweeps.add(this.#tally);
    host.addController(this);
    host.addEventListener('keydown', this.#anyKey);
  }

  /** How many agents there were in the last frame: with the second one comes a menu. */
  #agents = 0;

  hostConnected(): void {
    this.#sweeps.resume();
  }

  hostDisconnected(): void {
    this.#sweeps.stop();
    this.#marks.clear();
  }

  /** Takes the newest entries before they are drawn; `anew`: they are another run's. */
  update(entries: ReadonlyList<RunEntry> | undefined, anew: boolean): void {
    if (entries !== this.#entries || anew) this.#take(entries, anew);
    const { parents, totals } = this.#tally.takeNews();
    if (parents || (totals && this.#rows.folds.some)) this.#log.list.invalidate();
    const show = this.#reveals.update();
    const agents = this.#tally.agents.size;
    // Not while a frame is being drawn.
    if (agents !== this.#agents) queueMicrotask(() => this.#log.host.requestUpdate());
    if (show) queueMicrotask(show);
    this.#agents = agents;
  }

  /** After each frame: what was found is marked in what is drawn. */
  placed(feed: Element | null): void {
    this.#marks.show(feed, finderOf(this.#search.pass?.text ?? ''));
  }

  /** What the row of an entry shows besides. */
  row(entry: RunEntry, index: number): RowExtras | undefined {
    const totals = this.#tally.totalsOf(entry.id);
    const hit = this.#search.pass?.hits.has(index) ?? false;
    // While the filter hides an entry there is no row to unfold it by, so it folds nothing.
    const foldable = totals !== undefined && (this.#rows.matches?.(entry) ?? true);
    if (!foldable && !hit && !entry.slow) return undefined;
    const folded = foldable && this.#rows.folds.has(entry);
    const words = this.#words;
    const current = hit && this.#search.current === index;
    return {
      classes: `${foldable ? ' foldable' : ''}${hit ? ' hit' : ''}${current ? ' current' : ''}`,
      button: foldable ? foldButton(entry, folded, words, () => this.#fold(entry.id, !folded)) : undefined,
      slow: entry.slow ? slowMark(this.#log.run.strings) : undefined,
      aside: folded ? totalsWords(totals, words, this.#log.run.strings) : undefined,
    };
  }

  /** The toolbar's part. */
  tools(): TemplateResult {
    const words = this.#words;
    const { strings, latest, scope } = this.#log.run;
    return html`<div class="reading ${this.#searching ? 'searching' : ''} ${this.#text === '' ? '' : 'has-search'}"
      >${searchBox({
        search: this.#search,
        text: this.#text,
        said: this.#said,
        scope,
        words,
        strings,
        onOpen: () => this.#openSearch(),
        onText: (text) => this.search(text),
        onStep: (direction) => this.#step(direction),
        onEnd: () => this.#endSearch(),
      })}${filterMenus({
        filter: this.#rows.filter,
        tally: this.#tally,
        words,
        strings,
        ownAgent: latest.state?.agent?.name,
        isOver: this.#log.isOver(),
        open: this.#open,
        onOpen: this.#panelToggled,
        onFilter: (filter) => this.filter(filter),
      })}${keysList({
        isOpen: this.#open === KEYS_PANEL,
        hasLinks: scope?.entryHref('') !== undefined,
        words,
        onToggle: (open) => this.#panelToggled(KEYS_PANEL, open),
      })}${expandButtons(this.#log.host, strings)}</div
    >`;
  }

  /** What stands over the rows. */
  over(): TemplateResult {
    const { source, run } = this.#log;
    const { strings } = run;
    const words = this.#words;
    const all = lengthOf(source.entries);
    const none = source.rows !== undefined && source.length === 0 && all > 0;
    return html`${none
      ? html`<div class="empty no-match"
          ><p>${words.noMatch}</p
          ><p class="asked">${words.noMatchHint(formatNumber(all, strings.locale))}</p
          ><p><button class="button" type="button" @click=${() => this.filter({})}>${words.clearFilters}</button></p></div
        >`
      : nothing}${this.#notice.render(run.scope)}`;
  }

  /** A key in a row that none of the feed's own commands takes. */
  keyDown(event: KeyboardEvent, row: number): void {
    const command = leaveFeed(event) ? undefined : readingCommand(event);
    if (command === undefined) return;
    event.preventDefault();
    runCommand(command, row, {
      log: this.#log,
      rows: this.#rows,
      tally: this.#tally,
      way: this.#way,
      notice: this.#notice,
      words: this.#words,
      openSearch: () => this.#openSearch(),
      fold: this.#fold,
    });
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

  /** Opens an entry and gives it the focus; resolves with `false` when the run has no such entry. */
  reveal(id: string): Promise<boolean> {
    return this.#reveals.ask(id, true);
  }

  /** The reader selected an entry in this log. */
  selectedHere(id: string): void {
    this.#reveals.selectedHere(id);
  }

  /** Folds or unfolds every sub-agent. */
  foldAll(folded: boolean): void {
    this.#rows.folds.setAll(folded);
    this.#rows.rebuild();
  }

  get #words(): ReadingWords {
    return wordsOf(readingWords, this.#log.run.strings.reading);
  }

  #take(entries: ReadonlyList<RunEntry> | undefined, anew: boolean): void {
    const cut = anew || lengthOf(entries) < lengthOf(this.#entries);
    this.#entries = entries;
    if (anew) {
      this.#rows.startOver();
      this.#reveals.clear();
      this.#way.clear();
      this.#search.current = -1;
    }
    if (cut) this.#rows.cut(anew ? 0 : lengthOf(entries));
    this.#sweeps.update(entries, anew);
    if (cut) this.#rows.rebuild();
    else this.#rows.update();
  }

  /** More was counted, found or shown. */
  #progressed(): void {
    this.#rows.update();
    if (this.#search.isDone) this.#say();
    if (this.#search.pass || this.#tally.takeNews().parents) this.#log.list.invalidate();
    this.#log.host.requestUpdate();
  }

  #say(): void {
    this.#said = this.#search.pass ? foundWords(this.#search, this.#words, this.#log.run.strings) : '';
  }

  #rowsChanged(): void {
    this.#way.rowsChanged();
    this.#log.list.invalidate();
    this.#log.host.requestUpdate();
  }

  #clearFilters(): void {
    this.#notice.say(this.#words.filtersCleared);
    this.filter({});
  }

  readonly #fold = (id: string, folded: boolean): void => {
    // What is unfolded is to be read.
    if (!folded) this.#log.list.follow = false;
    this.#rows.folds.set(id, folded);
    this.#rows.rebuild();
  };

  #step(direction: 'next' | 'previous'): void {
    this.#search.step(direction);
    this.#say();
    this.#log.host.requestUpdate();
  }

  #openSearch(): void {
    const { host, list } = this.#log;
    const row = list.indexOf((host.renderRoot as ShadowRoot).activeElement);
    if (row >= 0) this.#before = this.#way.indexOf(row);
    this.#searching = true;
    host.requestUpdate();
    const enter = (): void => {
      const box = (host.renderRoot as ShadowRoot).querySelector<HTMLInputElement>('.search input');
      box?.focus();
      box?.select();
    };
    host.updateComplete.then(enter, reportError);
  }

  /** Ends the search; the reader goes on at the hit they came to, else where they were before. */
  #endSearch(): void {
    const { source, focus, list } = this.#log;
    const at = this.#search.current === -1 ? this.#before : this.#search.current;
    this.#before = -1;
    this.#searching = false;
    this.search('');
    const row = source.rowOf(at === -1 ? this.#way.place : at);
    if (row < 0 || row >= source.length) return;
    const { follow } = list;
    focus.focus(row);
    list.follow = follow;
  }

  /** Goes on through what was found, from anywhere in the log. */
  readonly #anyKey = (event: KeyboardEvent): void => {
    const direction = this.#search.pass && !event.defaultPrevented ? hitDirection(event) : undefined;
    if (direction === undefined) return;
    event.preventDefault();
    this.#step(direction);
  };

  readonly #panelToggled = (id: string, open: boolean): void => {
    if (open) this.#open = id;
    else if (this.#open === id) this.#open = undefined;
    this.#log.host.requestUpdate();
  };
}
