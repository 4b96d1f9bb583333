/** What happened at a node and below it: the Activity tab, drawn into the element that hosts it. */
import { html, nothing, render, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import { indexOfPath } from '../../../trace-model/ask/lookup.js';
import { formatNumber } from '../../internal/format.js';
import { ReferencePopover } from '../../internal/reference-text/reference-popover.js';
import type { ActivityStrings } from '../../internal/reference-text/reference-text.js';
import { readableName } from '../../internal/readable-name.js';
import { SearchMarks } from '../../internal/search-marks.js';
import { Ticker, untilNextSecond } from '../../internal/ticker.js';
import { VirtualList } from '../../internal/virtual-list/virtual-list.js';
import { activityWords, type ActivityWords } from '../../words/activity-words.js';
import { wordsOf } from '../../words/words-of.js';
import type { TraceScope } from '../../trace-contexts.js';
import { activityToolbar } from './activity-toolbar.js';
import { card } from './card.js';
import type { CardContext } from './card-context.js';
import { CardFocus } from './card-focus.js';
import { activeGroups, NO_FILTER, patternOf, toggled, type EntryFilter } from './entry-filter.js';
import { foldRow } from './fold-row.js';
import { isFold, keyOfRow, rowOfKey, rowsOf, type Order, type Row, type Rows } from './rows.js';

export { activityStyles } from './activity.styles.js';

/** Height in px taken for a card until it is measured. */
const CARD = 104;
const MINUTE = 60_000;

export interface ActivityPanelOptions {
  /** The document as it is shown. */
  trace(): TraceDocument | undefined;
  /** Path of the selected node; `undefined`, like the root, is the whole run. */
  path(): string | undefined;
  order(): Order;
  /** The reader asks for another order. */
  setOrder(order: Order): void;
  strings(): ActivityStrings;
  /** Where requests to select a node go. */
  scope(): TraceScope | undefined;
  /** Of an element that shows references elsewhere too; the host renders it then. By default the panel has its own. */
  popover?: ReferencePopover;
}

/** What the rows were made of. */
interface Made {
  readonly trace: TraceDocument;
  readonly path: string;
  readonly order: Order;
  readonly filter: EntryFilter;
  readonly open: ReadonlySet<number>;
}

const NO_ROWS: Rows = { rows: [], activity: [], count: 0 };

/**
 * Renders into the host's shadow root: `render()` is its content, which fills the height it is given. The host's styles
 * include `activityStyles` and those of buttons.
 */
export class ActivityPanel implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #options: ActivityPanelOptions;
  readonly #list: VirtualList;
  readonly #focus: CardFocus;
  readonly #popover: ReferencePopover;
  #filter = NO_FILTER;
  #isFiltering = false;
  readonly #marks = new SearchMarks();
  #open: ReadonlySet<number> = new Set();
  #limits: ReadonlyMap<string, number> = new Map();
  #made: Made | undefined;
  #rows: Rows = NO_ROWS;
  #context: CardContext | undefined;
  #drawnWith: readonly unknown[] = [];

  constructor(host: ReactiveControllerHost & Element, options: ActivityPanelOptions) {
    this.#host = host;
    this.#options = options;
    this.#list = new VirtualList(host, {
      elements: () => this.#elements(),
      items: () => this.#rows.rows,
      render: (row, index) => this.#draw(row, index),
      estimate: () => CARD,
      prepare: () => this.#prepare(),
      followChanged: () => undefined,
      placed: () => this.#placed(),
    });
    this.#list.follow = false;
    this.#focus = new CardFocus({ list: this.#list, length: () => this.#rows.rows.length });
    this.#popover = options.popover ?? new ReferencePopover(host, { trace: () => options.trace(), strings: () => options.strings() });
    new Ticker(host, () => this.#untilNextTime());
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#elements()) this.#list.layout();
    else this.#marks.clear();
  }

  hostDisconnected(): void {
    this.#marks.clear();
  }

  /** The toolbar, the cards, and what is said where there are none. */
  render(): TemplateResult {
    this.#update();
    const { rows, activity, count } = this.#rows;
    const { words, strings } = this;
    const made = this.#made;
    return html`<div class="activity">
      ${made
        ? activityToolbar({
            ...made,
            activity,
            count,
            isFiltering: this.#isFiltering,
            words,
            strings,
            onFilter: (filter) => this.#setFilter(filter),
            onFiltering: this.#toggleFilters,
            onOrder: (order) => this.#options.setOrder(order),
            onSelect: this.#select,
          })
        : nothing}
      <div class="activity-view">
        <div
          class="activity-feed"
          role=${rows.length === 0 ? 'group' : 'feed'}
          aria-label=${words.feed(this.#name)}
          @keydown=${this.#focus.keyDown}
          @focusin=${this.#focus.focusIn}
          ><div class="activity-sizer"><div class="activity-layer"></div></div></div
        >${rows.length === 0 && made ? this.#empty(made) : nothing}
      </div>
      ${this.#options.popover ? nothing : this.#popover.render()}
    </div>`;
  }

  get strings(): ActivityStrings {
    return this.#options.strings();
  }

  get words(): ActivityWords {
    return wordsOf(activityWords, this.strings.activity);
  }

  get #name(): string {
    const { trace, path } = this.#made ?? {};
    const name = path === undefined || path === '' ? undefined : trace?.nodes[indexOfPath(trace, path)]?.name;
    return name === undefined ? this.words.wholeRun : readableName(name);
  }

  #empty({ trace, path, filter }: Made): TemplateResult {
    const { words } = this;
    const { length } = this.#rows.activity;
    const [title, hint] =
      indexOfPath(trace, path) < 0
        ? [words.noNode, path]
        : length === 0
          ? [words.empty, path === '' ? words.emptyRun : words.emptyNode]
          : [words.noMatch, words.noMatchHint(formatNumber(length, this.strings.locale))];
    const isFiltered = length > 0 && (activeGroups(filter) > 0 || filter.text !== '');
    return html`<div class="activity-empty" part="empty"
      ><p class="title">${title}</p><p><bdi>${hint}</bdi></p>${isFiltered
        ? html`<button class="button" type="button" @click=${() => this.#setFilter(NO_FILTER)}>${words.clearFilters}</button>`
        : nothing}</div
    >`;
  }

  #elements(): { scroller: HTMLElement; sizer: HTMLElement; layer: HTMLElement } | undefined {
    const find = (selector: string): HTMLElement | null | undefined => this.#host.shadowRoot?.querySelector<HTMLElement>(selector);
    const [scroller, sizer, layer] = [find('.activity-feed'), find('.activity-sizer'), find('.activity-layer')];
    return scroller && sizer && layer ? { scroller, sizer, layer } : undefined;
  }

  /** Makes the rows anew where what they are made of is another. */
  #update(): void {
    const trace = this.#options.trace();
    const made = trace && { trace, path: this.#options.path() ?? '', order: this.#options.order(), filter: this.#filter, open: this.#open };
    const before = this.#made;
    if (made === before || (made && before && same(made, before))) return;
    const goesOn = made !== undefined && before !== undefined && isLike(made.trace, before.trace);
    if (!goesOn) this.#forget();
    const change = (): void => {
      this.#made = made && { ...made, open: this.#open };
      this.#rows = this.#made ? rowsOf(this.#made) : NO_ROWS;
    };
    if (!goesOn || made.path !== before.path || made.order !== before.order || made.filter !== before.filter) {
      this.#startOver(change);
    } else {
      this.#rearrange(made.order, change);
    }
    this.#list.invalidate();
  }

  /** Other rows, from the top; the focus of a card that is gone goes to the first one. */
  #startOver(change: () => void): void {
    this.#takesFocus = Boolean(this.#elements()?.scroller.querySelector(':focus'));
    this.#list.follow = false;
    this.#list.rearrange({ keyOf: () => 0, change, find: () => ~0 });
    this.#list.reset();
    this.#focus.moved(-1);
  }
  #takesFocus = false;

  /** Rows come and go, and what the reader looks at stays, but for one who looks at the very top: who sees what is new. */
  #rearrange(order: Order, change: () => void): void {
    const scroller = this.#elements()?.scroller;
    const hasFocus = Boolean(scroller?.querySelector(':focus'));
    const before = this.#rows.rows;
    const focused = keyOfRow(before[this.#focus.current], order);
    if (order === 'newest' && scroller && scroller.scrollTop < 1 && !hasFocus && !this.#isToggling) {
      change();
      this.#list.reset();
    } else {
      this.#list.rearrange({
        keyOf: (row) => keyOfRow(before[row], order),
        change,
        find: (key) => (Number.isNaN(key) ? ~0 : rowOfKey(this.#rows.rows, key, order)),
      });
    }
    if (!Number.isNaN(focused)) this.#focus.moved(Math.max(-1, rowOfKey(this.#rows.rows, focused, order)));
  }
  #isToggling = false;

  /** Another document: what was opened in the one before says nothing about it. */
  #forget(): void {
    this.#open = new Set();
    this.#limits = new Map();
  }

  /** Before anything is drawn in a frame. */
  #prepare(): void {
    this.#update();
    const { trace, path } = this.#made ?? {};
    if (!trace || path === undefined) return;
    const { words, strings } = this;
    const now = Date.now();
    const marks = [trace, path, strings, strings.activity, this.#limits, this.#filter, Math.floor(now / (this.#untilNextTime() === undefined ? MINUTE : 1000))];
    if (marks.every((mark, i) => mark === this.#drawnWith[i])) return;
    this.#drawnWith = marks;
    this.#context = { trace, path, words, strings, now, limits: this.#limits, pattern: patternOf(this.#filter, 'i'), onLimit: this.#setLimit, onSelect: this.#select };
    this.#list.invalidate();
  }

  #placed(): void {
    this.#focus.placed();
    this.#marks.show(this.#elements()?.layer, patternOf(this.#filter, 'gi'));
    if (!this.#takesFocus) return;
    this.#takesFocus = false;
    this.#list.element(0)?.querySelector('article')?.focus({ preventScroll: true });
  }

  #draw(element: HTMLElement, index: number): void {
    const { rows } = this.#rows;
    const row = rows[index];
    const context = this.#context;
    if (row === undefined || !context) return;
    const place = { position: index + 1, setSize: rows.length, isJoined: isSameAttempt(rows[index - 1], row), isFolded: this.#isInFold(index) };
    render(isFold(row) ? foldRow(row, place, context, this.#toggleFold) : card(row, place, context), element, { host: this.#host });
  }

  /** Whether a row stands below an open fold it belongs to. Looks back no further than a fold reaches. */
  #isInFold(index: number): boolean {
    const row = this.#rows.rows[index];
    if (row === undefined || isFold(row) || this.#open.size === 0) return false;
    for (let at = index - 1; at >= 0; at--) {
      const above = this.#rows.rows[at] as Row;
      if (isFold(above)) return above.isOpen && above.entries.length >= index - at;
    }
    return false;
  }

  /** Ms until a time that is shown reads differently. */
  #untilNextTime(): number | undefined {
    const trace = this.#made?.trace;
    const last = Math.max(trace?.entries.at(-1)?.time ?? -Infinity, trace?.diagnosis.since ?? -Infinity);
    if (last === -Infinity) return undefined;
    const age = Date.now() - last;
    if (age < MINUTE) return untilNextSecond(age);
    return MINUTE - (age % MINUTE);
  }

  #setFilter(filter: EntryFilter): void {
    this.#filter = filter;
    this.#host.requestUpdate();
  }

  readonly #toggleFilters = (): void => {
    this.#isFiltering = !this.#isFiltering;
    this.#host.requestUpdate();
  };

  readonly #toggleFold = (key: number): void => {
    this.#open = toggled(this.#open, key);
    this.#isToggling = true;
    this.#update();
    this.#isToggling = false;
    this.#host.requestUpdate();
  };

  readonly #setLimit = (id: string, limit: number): void => {
    const index = this.#list.indexOf(this.#host.shadowRoot?.activeElement ?? null);
    if (index >= 0) this.#list.hold(index);
    this.#limits = new Map(this.#limits).set(id, limit);
    this.#host.requestUpdate();
  };

  readonly #select = (path: string, event: MouseEvent): void => {
    const source = event.detail === 0 ? 'keyboard' : 'pointer';
    this.#options.scope()?.request({ type: 'select', path, source }).catch(reportError);
  };
}

const same = (a: Made, b: Made): boolean => a.trace === b.trace && a.path === b.path && a.order === b.order && a.filter === b.filter && a.open === b.open;

/** Whether two documents are versions, or moments, of one execution. */
const isLike = (a: TraceDocument, b: TraceDocument): boolean =>
  a === b || (a.uri === b.uri && a.createdAt === b.createdAt && a.root.name === b.root.name && a.format === b.format);

const isSameAttempt = (above: Row | undefined, row: Row): boolean =>
  above !== undefined && !isFold(above) && !isFold(row) && above.path === row.path && above.attempt !== undefined && above.attempt === row.attempt;
