/**
 * A list of any length of which only the visible rows are in the DOM.
 *
 * What the reader looks at is held by an *anchor*, an edge of one row at a distance from an edge of the viewport, so
 * rows added or grown elsewhere never move it. While *following*, the anchor is the bottom of the last row, and new
 * rows are drawn and measured in the very frame they are added in. Rows stand in the flow of one layer that is moved
 * as a whole: a row that grows pushes the next ones by itself, and the order in the DOM is the order of reading.
 *
 * A frame: `prepare` brings the newest rows, what came into view or changed is rendered, then measured at once (the one
 * forced layout), then sizer, layer and `scrollTop` are set; while following, also before the measuring.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { anchorAmong, anchorAt, PADDING, START, topOf, totalOf, type Anchor } from './anchor.js';
import { Flood } from './flood.js';
import { RowHeights } from './row-heights.js';
import { RowPool, type Row } from './row-pool.js';
import { maxTop, physicalSize, resized, scrolled, scrollMap, type ScrollMap } from './scroll-map.js';
import type { ListElements, Rearrangement, VirtualListOptions } from './virtual-list-options.js';
import { windowOf } from './window.js';

/** Rows this many px beyond the viewport are in the DOM. */
const OVERSCAN = 400;
/** Above the viewport while following. When a screenful arrives each frame there is none: all of it would be drawn for nothing. */
const OVERSCAN_FOLLOWING = 120;
/** Scrolling that paused this long in ms has come to rest. */
const REST_MS = 150;
/** While rows rush by, the scroller is moved this often, in ms: its thumb is where it is to be seen. */
const RUSH_MS = 500;
/** Rows of an estimated height may turn out too small to fill the viewport; each pass mounts what is missing. */
const MAX_PASSES = 4;

export class VirtualList implements ReactiveController {
  readonly #options: VirtualListOptions;
  readonly #rows = new RowPool();
  readonly #observer = new ResizeObserver((entries) => this.#resized(entries));
  #estimate = 28;
  #heights = new RowHeights(this.#estimate);
  #map: ScrollMap = scrollMap(0, 0, 0);
  #anchor: Anchor = START;
  #follow = true;
  /** First and last row in the flow. */
  #first = 0;
  #last = -1;
  /** As many rows came at once as were in the DOM. */
  #isFlooded = false;
  readonly #flood = new Flood(() => this.requestFrame());
  #epoch = 0;
  /** `scrollTop` as last written or read: what differs from it is the reader's doing; and when it was last put right. */
  #scrollTop = 0;
  #moved = 0;
  #measureAll = false;
  #frame = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  /** Runs while the rows were others a moment ago. */
  #fresh: ReturnType<typeof setTimeout> | undefined;
  #observed: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost, options: VirtualListOptions) {
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#rest);
    this.#flood.stop();
    this.#frame = 0;
    this.#rest = undefined;
    this.#observer.disconnect();
    this.#observed?.removeEventListener('scroll', this.#scrolled);
    this.#observed?.removeEventListener('wheel', this.#wheeled);
    this.#observed = undefined;
  }

  hostUpdated(): void {
    const elements = this.#options.elements();
    if (!elements || this.#observed === elements.scroller) return;
    this.#observed = elements.scroller;
    elements.scroller.addEventListener('scroll', this.#scrolled, { passive: true });
    elements.scroller.addEventListener('wheel', this.#wheeled, { passive: true });
    this.#observer.observe(elements.scroller);
    this.#observer.observe(elements.layer);
    // An element moved in the page has lost its scroll position; what it showed is still known.
    this.#fit(elements.scroller);
  }

  /** Whether the newest row is kept in view. */
  get follow(): boolean {
    return this.#follow;
  }

  set follow(follow: boolean) {
    if (follow === this.#follow) return;
    this.#follow = follow;
    if (!follow) this.#anchor = anchorAt(this.#heights, this.#map.top);
    this.#options.followChanged();
    this.requestFrame();
  }

  /** Whether the list is seen from its very beginning. */
  get atStart(): boolean {
    return this.#map.top < 1;
  }

  /** Whether the end of the last row is in view. */
  get atEnd(): boolean {
    return this.#map.top >= maxTop(this.#map) - 1;
  }

  /** First and last row of which anything is in view; last < first in an empty list. */
  get visible(): { first: number; last: number } {
    const top = this.#map.top - PADDING;
    return { first: Math.max(0, this.#heights.indexAt(top)), last: this.#heights.indexAt(top + this.#map.viewport - 1) };
  }

  /** Whether the rows in view have been others with each frame for a while: no row is there to be read. */
  get isRushing(): boolean {
    return this.#follow && this.#flood.lasts;
  }

  /** The element row `index` is drawn in, while it is in the DOM. */
  element(index: number): HTMLElement | undefined {
    return this.#rows.get(index)?.element;
  }

  /** Which row an element inside the list belongs to; −1 for none. */
  indexOf(element: Element | null): number {
    return this.#rows.rowOf(element)?.index ?? -1;
  }

  /** Draws every mounted row again in the next frame: something other than the items changed. */
  invalidate(): void {
    this.#epoch++;
    this.requestFrame();
  }

  /** Forgets all rows; the next frame begins with a new list. Rows out of view wait: another list may come at once. */
  reset(): void {
    clearTimeout(this.#fresh);
    this.#fresh = setTimeout(() => {
      this.#fresh = undefined;
      this.requestFrame();
    }, REST_MS);
    this.#heights = new RowHeights(this.#estimate);
    this.#anchor = START;
    this.#epoch++;
    this.requestFrame();
  }

  /** Lets rows come and go in between, while what the reader looks at stays where it is on the screen. */
  rearrange({ keyOf, change, find }: Rearrangement): void {
    const anchor = anchorAt(this.#heights, this.#map.top);
    const key = keyOf(anchor.row);
    const before = this.#rows.all.map((row) => ({ row, key: keyOf(row.index), height: this.#heights.at(row.index) }));
    change();
    this.reset();
    this.#heights.append(this.#options.items().length);
    this.#rows.renumber(before.map(({ row, key: each }) => [row, find(each)]));
    for (const { row, height } of before) if (height > 0 && row.index >= 0) this.#heights.set(row.index, height);
    const row = find(key);
    this.#anchor = { ...anchor, row: row < 0 ? ~row : row, offset: row < 0 ? Math.min(0, anchor.offset) : anchor.offset };
  }

  requestFrame(): void {
    if (this.#frame === 0 && this.#observed) this.#frame = requestAnimationFrame(() => this.layout());
  }

  /** Brings a row into view, moving as little as needed (`nearest`) or to the upper third; ends following. */
  scrollTo(index: number, block: 'nearest' | 'upper'): void {
    // The browser may have moved it a moment ago, for the focus: told later, it would take the list back.
    this.#scrolled();
    const viewport = this.#map.viewport;
    const top = PADDING + this.#heights.offsetOf(index) - this.#map.top;
    const height = this.#heights.at(index);
    if (top < 0 || top + height > viewport || block === 'upper') {
      this.follow = false;
      const below = block === 'nearest' && top > 0 && height < viewport;
      const offset = block === 'upper' && height < viewport / 2 ? -viewport / 4 : -PADDING;
      this.#anchor = below ? { row: index, edge: 'bottom', offset: PADDING } : { row: index, edge: 'top', offset };
    }
    this.layout();
  }

  /** Holds a row where it stands on the screen, whatever becomes of its height and of the rows above. */
  hold(index: number): void {
    this.follow = false;
    const row = Math.max(0, index, this.visible.first);
    this.#anchor = { row, edge: 'top', offset: this.#map.top - PADDING - this.#heights.offsetOf(row) };
  }

  /** Draws now; called by the frame. */
  layout(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const elements = this.#options.elements();
    if (!elements) return;
    // What the reader scrolled a moment ago may not have been told yet; to place the rows now would undo it.
    this.#scrolled();
    this.#options.prepare();
    if (this.#map.viewport === 0) this.#fit(elements.scroller);
    const { length } = this.#options.items();
    if (length < this.#heights.length) this.reset();
    this.#rows.trim(length);
    const added = length - this.#heights.length;
    this.#heights.append(added);
    this.#isFlooded = this.#rows.size > 0 && added >= this.#rows.size;
    if (this.#isFlooded) this.#flood.rise();
    let passes = 0;
    if (this.#map.viewport > 0) {
      let drawn = this.#mount(elements.layer);
      // Where rows as tall as assumed belong: moving the scroller and measuring them then take one layout, not two.
      if (this.#follow) this.#place(elements);
      while (this.#measure(drawn, elements.layer) && ++passes < MAX_PASSES) drawn = this.#mount(elements.layer);
      this.#place(elements);
    }
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (passes === MAX_PASSES) this.requestFrame();
    this.#options.placed();
  }

  readonly #scrolled = (): void => {
    const scroller = this.#observed;
    // Of another height than known, it was the browser that moved it; the observer comes next and puts it right.
    if (!scroller || Math.abs(scroller.clientHeight - this.#map.viewport) >= 1) return;
    const { scrollTop } = scroller;
    const delta = scrollTop - this.#scrollTop;
    if (Math.abs(delta) < 1) return;
    this.#scrollTop = scrollTop;
    this.#map = scrolled(this.#map, scrollTop);
    if (delta < 0) this.follow = false;
    else if (this.atEnd) this.follow = true;
    if (!this.#follow) this.#anchor = anchorAmong(this.#heights, this.#map.top, this.#map.viewport, this.#first);
    this.#moving();
    this.requestFrame();
  };

  /** While the reader scrolls, `scrollTop` is theirs: to write it would stop the movement. */
  #moving(): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#rest = undefined;
      this.requestFrame();
    }, REST_MS);
  }

  /** Scrolling up ends following at once, before the first scrolled pixel arrives between two frames of new rows. */
  readonly #wheeled = (event: WheelEvent): void => {
    if (event.deltaY >= 0 || event.ctrlKey || maxTop(this.#map) === 0) return;
    this.follow = false;
    this.#moving();
  };

  #resized(entries: readonly ResizeObserverEntry[]): void {
    const scroller = this.#observed;
    if (!scroller) return;
    for (const { target, contentRect } of entries) {
      if (target === scroller) this.#fit(scroller);
      else if (Math.abs(contentRect.height - this.#drawn) < 1) continue;
      else this.#measureAll = true;
      this.requestFrame();
    }
  }

  /** Takes the scroller as it is now. A width with another estimate makes what was measured worthless. */
  #fit(scroller: HTMLElement): void {
    this.#scrollTop = scroller.scrollTop;
    this.#map = { ...this.#map, viewport: scroller.clientHeight };
    this.#measureAll = true;
    const estimate = this.#options.estimate(scroller.clientWidth);
    if (scroller.clientWidth === 0 || estimate === this.#estimate) return;
    this.#estimate = estimate;
    const { length } = this.#heights;
    this.#heights = new RowHeights(estimate);
    this.#heights.append(length);
  }

  /** How tall the rows in the flow are taken to be together, px. */
  get #drawn(): number {
    return this.#heights.offsetOf(this.#last + 1) - this.#heights.offsetOf(this.#first);
  }

  /** Where the viewport begins, in px of the virtual range. */
  #top(): number {
    return topOf(this.#follow ? undefined : this.#anchor, this.#heights, this.#map.viewport);
  }

  /** Makes the rows of the window stand in the layer, in order. Returns those that were drawn. */
  #mount(layer: HTMLElement): Row[] {
    const overscan = this.#fresh === undefined ? OVERSCAN : 0;
    const above = !this.#follow ? overscan : this.#isFlooded ? 0 : OVERSCAN_FOLLOWING;
    const [first, last] = windowOf(this.#heights, this.#top(), this.#map.viewport, above, overscan);
    [this.#first, this.#last] = [first, last];
    const rows = this.#rows.show(first, last, layer);
    const drawn = rows.filter((row) => this.#draw(row));
    return this.#measureAll ? rows : drawn;
  }

  #draw(row: Row): boolean {
    const item = this.#options.items().at(row.index);
    if (row.item === item && row.epoch === this.#epoch) return false;
    row.item = item;
    row.epoch = this.#epoch;
    this.#options.render(row.element, row.index);
    return true;
  }

  /** Reads the heights of `rows`; whether one differs from what was assumed. */
  #measure(rows: readonly Row[], layer: HTMLElement): boolean {
    this.#measureAll = false;
    const scroller = this.#observed;
    if (rows.length === 0 || !scroller) return false;
    const scale = scroller.getBoundingClientRect().height / scroller.offsetHeight || 1;
    // No row is smaller than a new one is taken for: a screenful of new ones is as assumed if the sum is.
    if (this.#isFlooded && Math.abs(layer.getBoundingClientRect().height / scale - this.#drawn) < 0.01) return false;
    const changed = rows.filter(({ element, index }) => {
      const { height } = element.getBoundingClientRect();
      return height > 0 && this.#heights.set(index, height / scale);
    });
    return changed.length > 0;
  }

  #place({ scroller, sizer, layer }: ListElements): void {
    const { viewport } = this.#map;
    const top = this.#top();
    const atRest = this.#rest === undefined || this.#follow;
    this.#map = atRest ? scrollMap(totalOf(this.#heights), viewport, top) : resized(this.#map, totalOf(this.#heights), viewport, top);
    // An anchor in rows that are gone, or at the bottom edge, gives way to what is seen now.
    if (!this.#follow) this.#anchor = anchorAt(this.#heights, this.#map.top);
    // To move it costs a layout. Where it stands the rows that rush by are seen as well.
    const now = performance.now();
    if (this.isRushing && now - this.#moved < RUSH_MS) {
      this.#map = { ...this.#map, physicalTop: this.#scrollTop };
    } else {
      this.#moved = now;
      sizer.style.setProperty('height', `${physicalSize(this.#map)}px`);
      if (Math.abs(this.#scrollTop - this.#map.physicalTop) >= 0.5) {
        scroller.scrollTop = this.#map.physicalTop;
        this.#scrollTop = scroller.scrollTop;
      }
    }
    // From where the scroller stands, which browsers round: rows are where they belong to the fraction of a pixel.
    const drift = this.#map.top - this.#scrollTop;
    layer.style.setProperty('transform', `translateY(${PADDING + this.#heights.offsetOf(this.#first) - drift}px)`);
  }
}
