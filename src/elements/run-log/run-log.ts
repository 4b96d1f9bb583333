import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators/property.js';
import { state } from 'lit/decorators/state.js';
import type { RunState } from '../../streams/index.js';
import type { RunDisplay } from '../contexts.js';
import { BaseElement, RunPiece } from '../internal/base-element.js';
import { buttonStyles } from '../internal/base.styles.js';
import type { RunFilter, RunSearch } from '../internal/run/reading-types.js';
import { RunConsumer } from '../internal/run/run-consumer.js';
import { Ticker } from '../internal/ticker.js';
import { whenIdle } from '../internal/when-idle.js';
import type { RunStrings } from '../strings.js';
import { chevronStyles } from './chevron.styles.js';
import { EntrySource } from './entry-source.js';
import { LazyDetails } from './lazy-details.js';
import { kindStyles } from './kind.styles.js';
import { jumpButton, logToolbar } from './log-toolbar.js';
import { logWaiting } from './log-waiting.js';
import { OpenEntries } from './open-entries.js';
import type { Reading } from './reading/reading.js';
import type { LogParts } from './reading/reading-parts.js';
import { RowDrawer, TICK_MS } from './row-drawer.js';
import { rowStyles } from './row.styles.js';
import { runLogStyles } from './run-log.styles.js';
import { RowFocus } from '../internal/virtual-list/row-focus.js';
import { VirtualList } from '../internal/virtual-list/virtual-list.js';
import type { ListElements } from '../internal/virtual-list/virtual-list-options.js';

/** In a log this narrow (px) an entry takes two lines; the same number stands in the style sheet. */
const NARROW = 480;
const ROW = 28;
const ROW_NARROW = 54;

/**
 * The log of a run: one line an entry, growing as the run goes, of any length. An entry opens to show its details.
 *
 * While it follows, the newest entry is kept in view. It stops when the reader scrolls up, opens an entry or moves
 * among entries by key, and follows again by the button "Jump to latest", the End key, or scrolling to the end. What
 * the reader looks at never moves because something arrived.
 *
 * While a screenful or more comes each frame, rows rush by and none can be read: they are drawn in brief, a time, a label and
 * their text (what failed or is open as always), and whole 150 ms after the last screenful, where they stand.
 *
 * Keyboard: the log is one tab stop, a `feed`. Arrow keys and Page keys go from entry to entry, Shift with a Page key
 * a screenful, Home and End to the first and last, Enter or Space opens; Ctrl + Home and Ctrl + End leave it. "?" lists
 * the other keys.
 *
 * It needs a height: `block-size` is 30rem unless set.
 *
 * @summary The log of a run.
 * @tag run-log
 * @slot empty - Shown while no entry has come, in place of "Waiting for the first event".
 * @csspart base - The wrapper.
 * @csspart log - The scrolling feed.
 * @csspart entry - An entry; has `data-id`, `data-kind`, `data-status`.
 * @csspart entry-summary - Its line, a button.
 * @csspart entry-details - What it shows when open.
 * @csspart search - The search in its toolbar.
 * @csspart filters - The filters there.
 */
export class RunLog extends RunPiece {
  static override styles: CSSResultGroup = [BaseElement.styles, buttonStyles, runLogStyles, rowStyles, chevronStyles, kindStyles];

  readonly #run = new RunConsumer(this, ['state', 'connection', 'display', 'replay'], (scope) =>
    scope.reveal$.subscribe({ next: (id) => void this.revealEntry(id), error: reportError }),
  );
  readonly #source = new EntrySource();
  readonly #open = new OpenEntries();
  readonly #details = new LazyDetails(this, () => this.#list.invalidate(), () => this.#run.scope);
  readonly #drawer = new RowDrawer({ host: this, source: this.#source, open: this.#open, details: this.#details });
  readonly #list = new VirtualList(this, {
    elements: () => (this.#elements ??= this.#find()),
    items: () => this.#source,
    render: (row, index) => this.#drawer.draw(row, index, this.#reading),
    estimate: (width) => (width <= NARROW ? ROW_NARROW : ROW),
    prepare: () => this.#prepare(),
    followChanged: () => this.#followChanged(),
    placed: () => this.#placed(),
  });
  readonly #focus = new RowFocus({
    list: this.#list,
    length: () => this.#source.length,
    target: '.summary',
    controls: '.summary, button, a, .tree, .unwrapped .stop',
    line: '.summary, .fold',
    otherKey: (event, row) => this.#reading?.keyDown(event, row),
  });
  #reading: Reading | undefined;
  #elements: ListElements | undefined;
  #state: RunState | undefined;
  /** How many entries there were when following ended. */
  #seen = 0;
  #waitingSince = Date.now();

  /** What "Jump to latest" says: how many came since; undefined while it is not needed. */
  @state() private missed: number | undefined;

  /** How times are written: `elapsed` since the start, `relative` to now, `absolute`, `none`. Default: the provider's. */
  @property() timestamps: 'elapsed' | 'relative' | 'absolute' | 'none' | undefined;
  /** Which entries are open at first: `errors`, `none`, `all`. Default: the provider's. */
  @property() expanded: 'errors' | 'none' | 'all' | undefined;
  /** Do not follow the newest entry at first. */
  @property({ type: Boolean, attribute: 'no-follow' }) noFollow = false;

  constructor() {
    super();
    new Ticker(this, () => (this.#timestamps === 'relative' ? TICK_MS : undefined));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#waitingSince = Date.now();
  }

  /**
   * Opens an entry, brings it into view, whatever hides it, and gives it the focus. One that has not come yet is waited
   * for; resolves with `false` once the run is read as far as it goes without it.
   */
  async revealEntry(id: string): Promise<boolean> {
    return (this.#reading ?? (await this.#tools())).reveal(id);
  }

  /**
   * Looks for a text, in any case, in everything entries hold, also in what is folded or closed. Nothing moves until
   * `next` or `previous`. It looks in slices: `count` rises until all is looked at, and on as entries come. An empty
   * text ends the search.
   */
  search(text: string): RunSearch {
    let search = this.#reading?.search(text);
    if (!search) this.#tools().then((reading) => (search = reading.search(text)), reportError);
    return {
      get count() {
        return search?.count ?? 0;
      },
      next: () => search?.next(),
      previous: () => search?.previous(),
    };
  }

  /** Leaves only entries that pass every group; an empty filter leaves all. Replaces what the reader chose. */
  filter(filter: RunFilter): void {
    this.#read((reading) => reading.filter(filter));
  }

  /** Opens every entry, those to come included. */
  expandAll(): void {
    this.#setAll(true);
  }

  /** Closes every entry and folds every sub-agent, those to come included. */
  collapseAll(): void {
    this.#setAll(false);
  }

  #find(): ListElements | undefined {
    const [scroller, sizer, layer] = this.shadowRoot?.querySelectorAll<HTMLElement>('.feed, .sizer, .layer') ?? [];
    return scroller && sizer && layer && { scroller, sizer, layer };
  }

  get #strings(): RunStrings {
    return this.#run.strings;
  }

  get #timestamps(): RunDisplay['timestamps'] {
    return this.timestamps ?? this.#run.latest.display?.timestamps ?? 'elapsed';
  }

  protected override firstUpdated(): void {
    // What an address names is looked for at once.
    if (this.#run.latest.display?.selectedEntry === undefined) whenIdle(() => this.#tools());
    else this.#tools().catch(reportError);
  }

  /** The tools for reading: search, filters, keys. They are no part of the first load. */
  async #tools(): Promise<Reading> {
    const { Reading } = await import('./reading/reading.js');
    if (!this.#reading) {
      this.#reading = new Reading(this.#parts());
      this.requestUpdate();
    }
    return this.#reading;
  }

  /** At once where the tools for reading are here, else when they have come. */
  #read(act: (reading: Reading) => void): void {
    if (this.#reading) act(this.#reading);
    else this.#tools().then(act).catch(reportError);
  }

  #parts(): LogParts {
    return {
      host: this,
      source: this.#source,
      open: this.#open,
      list: this.#list,
      focus: this.#focus,
      run: this.#run,
      isOver: () => this.#isOver,
    };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const follow = !this.noFollow && this.#run.latest.display?.follow !== false;
    if (follow !== this.#followAtFirst || changed.has('noFollow')) this.#list.follow = this.#followAtFirst = follow;
  }
  #followAtFirst = true;

  protected override updated(): void {
    this.#list.layout();
  }

  /** Takes up the newest state: before anything is drawn in a frame. */
  #prepare(): void {
    const { state, display, replay } = this.#run.latest;
    this.#open.mode = this.expanded ?? display?.expanded ?? 'errors';
    let anew = false;
    if (state !== this.#state) {
      // An earlier moment of the same run is not another run.
      anew = this.#source.update(state?.entries, (replay?.position ?? null) !== null);
      if (anew) this.#startOver();
      this.#state = state;
    }
    // What was there before is no news.
    this.#seen ||= this.#source.entries?.length ?? 0;
    this.#reading?.update(state?.entries, anew);
    const around = {
      state,
      follow: this.#list.follow,
      rushing: this.#list.isRushing,
      setSize: this.#setSize,
      timestamps: this.#timestamps,
      selectedEntry: display?.selectedEntry,
      now: this.#run.scope?.serverNow() ?? Date.now(),
      strings: this.#strings,
    };
    if (this.#drawer.surround(around)) this.#list.invalidate();
  }

  #startOver(): void {
    this.#open.clear();
    this.#details.clear();
    this.#drawer.clear();
    this.#focus.current = -1;
    this.#seen = 0;
    this.#waitingSince = Date.now();
    this.#list.reset();
    this.#list.follow = this.#followAtFirst;
  }

  /** −1 while the end is not known. */
  get #setSize(): number {
    return this.#isOver ? this.#source.length : -1;
  }

  /** Nothing more will come. */
  get #isOver(): boolean {
    const { state } = this.#run.latest;
    return state !== undefined && (state.incomplete || !['pending', 'running', 'waiting'].includes(state.status));
  }

  #followChanged(): void {
    this.#seen = this.#source.entries?.length ?? 0;
    this.#drawer.followChanged(this.#list.follow);
    this.requestUpdate();
  }

  #placed(): void {
    this.#focus.placed();
    this.#reading?.placed(this.#elements?.scroller ?? null);
    const news = this.#source.rowsFrom(this.#seen);
    const away = !this.#list.follow && (news > 0 || !this.#list.atEnd);
    this.missed = away ? news : undefined;
  }

  #setAll(open: boolean): void {
    if (open || !this.#list.follow) this.#list.hold(this.#list.visible.first);
    this.#open.setAll(open);
    this.#read((reading) => reading.foldAll(!open));
    this.#list.invalidate();
  }

  /** A click on an entry's line, by pointer or key: opens or closes it, and selects it. */
  readonly #onClick = (event: MouseEvent): void => {
    const summary = (event.target as Element).closest('.summary');
    const index = this.#list.indexOf(summary);
    const entry = this.#source.at(index);
    if (!summary || !entry) return;
    if (summary.hasAttribute('aria-expanded')) {
      const open = !this.#open.isOpen(entry);
      // What is opened is to be read: it must not be carried away by what comes.
      if (open || !this.#list.follow) this.#list.hold(index);
      this.#open.set(entry.id, open);
      this.#list.invalidate();
    }
    this.#reading?.selectedHere(entry.id);
    const source = event.detail === 0 ? 'keyboard' : 'pointer';
    this.#run.request({ type: 'select', entryId: entry.id, source }).catch(reportError);
  };

  readonly #jump = (): void => {
    this.#list.follow = true;
    // The button is about to go; the reader's keyboard goes where the news are.
    this.#focus.focus(this.#source.length - 1);
    this.#list.follow = true;
  };

  readonly #toggleFollow = (): void => {
    this.#list.follow = !this.#list.follow;
  };

  protected override render(): TemplateResult {
    const strings = this.#strings;
    const { connection, state } = this.#run.latest;
    const catchingUp = connection?.state === 'connecting' || connection?.state === 'catching-up';
    const empty = !state?.entries.length;
    // Without a start to count from, elapsed times are clock times.
    const times = this.#timestamps === 'elapsed' && !empty && state.startedAt === undefined ? 'absolute' : this.#timestamps;
    return html`<div part="base" class="base times-${times}">
      ${logToolbar({
        tools: this.#reading?.tools(),
        follow: this.#list.follow,
        onToggleFollow: this.#toggleFollow,
        strings,
      })}
      <div class="viewport">
        <div
          part="log"
          class="feed"
          role=${this.#source.length === 0 ? 'group' : 'feed'}
          aria-label=${strings.log.label}
          aria-busy=${catchingUp ? 'true' : 'false'}
          ?hidden=${empty}
          @click=${this.#onClick}
          @keydown=${this.#focus.keyDown}
          @focusin=${this.#focus.focusIn}
          ><div class="sizer"><div class="layer"></div></div></div
        >
        <div class="empty" ?hidden=${!empty}><slot name="empty">${empty
          ? logWaiting({
              over: this.#isOver || connection?.state === 'failed',
              url: this.#run.scope?.runUrl,
              since: this.#waitingSince,
              strings,
            })
          : nothing}</slot></div>
        ${this.#reading?.over()}${this.missed === undefined ? nothing : jumpButton(this.missed, this.#jump, strings)}
      </div>
    </div>`;
  }
}
