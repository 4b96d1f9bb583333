/** What happened at a node and below it: the Activity tab, drawn into the element that hosts it. */
import { html, nothing, render, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { TraceDocument } from '../../../trace-model/trace-document.js';
import { indexOfPath } from '../../../trace-model/ask/lookup.js';
import { ReferencePopover } from '../../internal/reference-text/reference-popover.js';
import type { ActivityStrings } from '../../internal/reference-text/reference-text.js';
import { formatNumber } from '../../internal/format.js';
import { readableName } from '../../internal/show-controls.js';
import { SearchMarks } from '../../internal/search-marks.js';
import { Ticker } from '../../internal/ticker.js';
import { leaveFeed } from '../../internal/virtual-list/leave-feed.js';
import { RowFocus } from '../../internal/virtual-list/row-focus.js';
import { VirtualList } from '../../internal/virtual-list/virtual-list.js';
import { whenIdle } from '../../internal/when-idle.js';
import { activityWords, type ActivityWords } from '../../words/activity-words.js';
import { wordsOf } from '../../words/words-of.js';
import type { TraceScope } from '../../trace-contexts.js';
import type { PrintableRows } from '../printing.js';
import { activityToolbar } from './activity-toolbar.js';
import { card } from './card.js';
import type { CardContext } from './card-context.js';
import { tickOf, untilNextTime } from './card-times.js';
import { NO_FILTER, patternOf, toggled, type EntryFilter } from './entry-filter.js';
import { foldRow } from './fold-row.js';
import type * as Later from './later.js';
import { isFold, type Order } from './rows.js';
import { ShownRows } from './shown-rows.js';

export { activityStyles } from './activity.styles.js';

/** Height in px taken for a card until it is measured. */
const CARD = 140;

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
}

/**
 * Renders into the host's shadow root: `render()` is its content, which fills the height it is given. The host's styles
 * include `activityStyles` and those of buttons.
 */
export class ActivityPanel implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #options: ActivityPanelOptions;
  readonly #list: VirtualList;
  readonly #focus: RowFocus;
  readonly #shown: ShownRows;
  readonly #popover: ReferencePopover;
  readonly #marks = new SearchMarks();
  #filter = NO_FILTER;
  #isFiltering = false;
  #open: ReadonlySet<number> = new Set();
  #limits: ReadonlyMap<string, number> = new Map();
  #context: CardContext | undefined;
  #drawnWith: readonly unknown[] = [];
  #later: typeof Later | undefined;

  constructor(host: ReactiveControllerHost & Element, options: ActivityPanelOptions) {
    this.#host = host;
    this.#options = options;
    this.#list = new VirtualList(host, {
      elements: () => this.#elements(),
      items: () => this.#shown.rows,
      render: (row, index) => this.#draw(row, index),
      estimate: () => CARD,
      prepare: () => this.#prepare(),
      followChanged: () => undefined,
      placed: () => this.#placed(),
    });
    this.#list.follow = false;
    this.#focus = new RowFocus({
      list: this.#list,
      length: () => this.#shown.rows.length,
      target: 'article',
      controls: 'article, article :is(button, [role=button]), article .icon',
      // Nothing on a card has a use of its own for these keys.
      line: '*',
      otherKey: leaveFeed,
    });
    this.#shown = new ShownRows({ list: this.#list, focus: this.#focus, scroller: () => this.#elements()?.scroller });
    new Ticker(host, () => untilNextTime(this.#shown.question?.trace, Date.now()));
    host.addController(this);
    // Once the cards are drawn and stand where they will.
    this.#popover = new ReferencePopover(host, { trace: () => options.trace(), strings: () => options.strings() });
    whenIdle(() => this.#load());
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
    const { words, strings } = this;
    const { rows, activity, count, question } = this.#shown;
    return html`<div class="activity">
      ${question
        ? activityToolbar({
            ...question,
            activity,
            count,
            isFiltering: this.#isFiltering,
            filters: this.#later?.filters,
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
        >${rows.length === 0 && question ? this.#later?.noCards({ question, hidden: activity.length, words, strings, onClear: () => this.#setFilter(NO_FILTER), onSeek: this.#seek }) : nothing}
      </div>
      ${this.#popover.render()}
    </div>`;
  }

  /** The rows, for paper; `undefined` while they are not shown. */
  readonly printable = (): PrintableRows | undefined => {
    const { words, strings } = this;
    const list = this.#elements()?.scroller;
    const { length } = this.#shown.rows;
    const rest = (count: number): string => words.notPrinted(formatNumber(count, strings.locale));
    return list && { list, length, draw: (row, index) => this.#draw(row, index), rest };
  };

  get strings(): ActivityStrings {
    return this.#options.strings();
  }

  get words(): ActivityWords {
    return wordsOf(activityWords, this.strings.activity);
  }

  get #name(): string {
    const { trace, path } = this.#shown.question ?? {};
    const name = path === undefined || path === '' ? undefined : trace?.nodes[indexOfPath(trace, path)]?.name;
    return name === undefined ? this.words.wholeRun : readableName(name);
  }

  #elements(): { scroller: HTMLElement; sizer: HTMLElement; layer: HTMLElement } | undefined {
    const find = (selector: string): HTMLElement | null | undefined => this.#host.shadowRoot?.querySelector<HTMLElement>(selector);
    const [scroller, sizer, layer] = [find('.activity-feed'), find('.activity-sizer'), find('.activity-layer')];
    return scroller && sizer && layer ? { scroller, sizer, layer } : undefined;
  }

  /** Makes the rows anew where what they are made of is another. */
  #update(isToggling = false): void {
    const trace = this.#options.trace();
    // What was opened in another document says nothing about this one.
    if (this.#shown.question && this.#shown.isOther(trace)) {
      this.#open = new Set();
      this.#limits = new Map();
      this.#filter = NO_FILTER;
    }
    const path = this.#options.path() ?? '';
    this.#shown.show(trace && { trace, path, order: this.#options.order(), filter: this.#filter, open: this.#open }, isToggling);
  }

  async #load(): Promise<void> {
    this.#later = await import('./later.js');
    this.#host.requestUpdate();
  }

  /** Before anything is drawn in a frame. */
  #prepare(): void {
    this.#update();
    const { trace, path } = this.#shown.question ?? {};
    if (!trace || path === undefined) return;
    const { words, strings } = this;
    const now = Date.now();
    const drawnWith = [trace, path, strings, strings.activity, this.#limits, this.#filter, tickOf(trace, now)];
    if (drawnWith.every((each, i) => each === this.#drawnWith[i])) return;
    this.#drawnWith = drawnWith;
    const pattern = patternOf(this.#filter, 'i');
    this.#context = { trace, path, words, strings, now, limits: this.#limits, pattern, onLimit: this.#setLimit, onSelect: this.#select };
    this.#list.invalidate();
  }

  #placed(): void {
    this.#focus.placed();
    this.#marks.show(this.#elements()?.layer, patternOf(this.#filter, 'gi'));
    this.#shown.placed();
  }

  #draw(element: HTMLElement, index: number): void {
    const row = this.#shown.rows[index];
    const context = this.#context;
    if (row === undefined || !context) return;
    const place = this.#shown.placeOf(index);
    render(isFold(row) ? foldRow(row, place, context, this.#toggleFold) : card(row, place, context), element, { host: this.#host });
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
    this.#update(true);
    this.#host.requestUpdate();
  };

  readonly #setLimit = (id: string, limit: number): void => {
    const index = this.#list.indexOf(this.#host.shadowRoot?.activeElement ?? null);
    if (index >= 0) this.#list.hold(index);
    this.#limits = new Map(this.#limits).set(id, limit);
    this.#host.requestUpdate();
  };

  readonly #seek = (index: number): void => {
    this.#options.scope()?.request({ type: 'seek', index }).catch(reportError);
  };

  readonly #select = (path: string, event: MouseEvent): void => {
    const source = event.detail === 0 ? 'keyboard' : 'pointer';
    this.#options.scope()?.request({ type: 'select', path, source }).catch(reportError);
  };
}
