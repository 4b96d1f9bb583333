/** The data flow of an execution: nodes and the variables their texts name, drawn as a graph and listed. Loaded with its first use. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Route } from '../../../layout/edges.js';
import { LayoutError, layeredLayout, type LayeredLayout } from '../../../layout/layered-layout.js';
import type { Slot, TraceDocument } from '../../../trace-model/trace-document.js';
import { formatNumber } from '../../internal/format.js';
import { readableName, showControls } from '../../internal/show-controls.js';
import type { InspectorWords } from '../../words/inspector-words.js';
import { ROWS, type PanelContext } from '../panel-context.js';
import { dataFlowOf, joinedTo, type DataFlow, type FlowItem } from './data-flow-graph.js';
import type { TreesHost } from './slot-trees.js';

export { dataFlowStyles } from './data-flow.styles.js';

/** CSS px at a font of 13 px, with which they grow: an item is as wide as its name, between these. */
const ITEM = { least: 56, most: 200, height: 28, padding: 20, letter: 7.4, boldLetter: 8.2, wideLetter: 13 };
const GAPS = { siblingGap: 8, levelGap: 28 };
const FONT = 13;
/** Around the drawing, so that no line is cut. */
const MARGIN = 8;
/** Names in a row of the list before the rest is only counted. */
const MOST_NAMES = 20;

export class DataFlowView {
  readonly #host: TreesHost;
  #flow: DataFlow | undefined;
  #layout: LayeredLayout | undefined;
  #problem: LayoutError | undefined;
  #work: AbortController | undefined;
  /** The item pointed at. */
  #at: string | undefined;
  #shown = ROWS;
  /** Path of the node that was brought into view; of another drawing none was. */
  #revealed: string | undefined;

  constructor(host: TreesHost) {
    this.#host = host;
  }

  /** @param scopes The slots that are looked for; all of them without a search. */
  render(context: PanelContext, scopes: TraceDocument['scopes']): TemplateResult {
    const flow = this.#take(dataFlowOf(context.trace, scopes));
    if (context.path !== this.#revealed) this.#revealed = undefined;
    const { words } = context;
    return html`<div class="flow">
      <p class="hint">${flow.items.length === 0 ? words.flowNone : words.flowHint}</p>
      ${flow.items.length === 0 ? nothing : [this.#drawing(flow, context), this.#list(flow, context)]}
      ${flow.unused.length === 0 ? nothing : unused(flow.unused, context)}
    </div>`;
  }

  /** The newest graph; laid out anew only where its shape is another. */
  #take(flow: DataFlow): DataFlow {
    const isOther = flow.shape !== this.#flow?.shape;
    this.#flow = flow;
    if (!isOther) return flow;
    this.#layout = undefined;
    this.#problem = undefined;
    this.#at = undefined;
    this.#revealed = undefined;
    this.#work?.abort();
    if (flow.items.length > 0) this.#layOut(flow, (this.#work = new AbortController()).signal).catch(reportError);
    return flow;
  }

  async #layOut({ items, edges }: DataFlow, signal: AbortSignal): Promise<void> {
    const sizes = {
      widths: Float64Array.from(items, widthOf),
      heights: new Float64Array(items.length).fill(ITEM.height),
    };
    try {
      const layout = await layeredLayout({ sizes, edges }, { orientation: 'horizontal', ...GAPS, signal });
      if (!signal.aborted) this.#layout = layout;
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error;
      if (error.code !== 'aborted') this.#problem = error;
    }
    this.#host.requestUpdate();
  }

  #drawing(flow: DataFlow, context: PanelContext): TemplateResult {
    const { words, strings } = context;
    const layout = this.#layout;
    if (this.#problem) {
      const count = formatNumber(flow.items.length, strings.locale);
      return html`<p class="flow-message">${this.#problem.code === 'too_large' ? words.flowTooLarge(count) : words.flowFailed}</p>`;
    }
    if (!layout) return html`<p class="flow-message">${words.flowDrawing}</p>`;
    const at = flow.items.findIndex(({ id }) => id === this.#at);
    const joined = at < 0 ? undefined : joinedTo(flow, at);
    const [width, height] = [layout.width + 2 * MARGIN, layout.height + 2 * MARGIN];
    return html`<div class="flow-scroller" role="group" tabindex="0" aria-label=${words.flowGraph}
      ><div class="flow-drawing" aria-hidden="true" ${ref((element) => sized(element, width, height))}
        ><svg viewBox="0 0 ${width} ${height}"
          ><g transform="translate(${MARGIN} ${MARGIN})"
            >${layout.routes.map((route, edge) => line(route, at < 0 ? '' : isAt(flow, edge, at) ? 'joined' : 'faint'))}</g
          ></svg
        >${flow.items.map((item, index) => this.#item(item, index, layout, joined, context))}</div
      ></div
    >`;
  }

  #item(item: FlowItem, index: number, { x, y, widths, heights }: LayeredLayout, joined: ReadonlySet<number> | undefined, context: PanelContext): TemplateResult {
    const isSelected = item.kind === 'node' && item.node.path === context.path;
    const [left, top] = [(x[index] as number) + MARGIN, (y[index] as number) + MARGIN];
    return html`<button
      class="flow-item ${joined && !joined.has(index) ? 'faint' : ''} ${isSelected ? 'selected' : ''}"
      type="button"
      tabindex="-1"
      data-kind=${item.kind}
      data-status=${item.kind === 'node' ? item.node.status : item.slot.isSet ? 'set' : 'not-set'}
      title=${titleOf(item, context.words)}
      ${ref((element) => {
        sized(element, widths[index] as number, heights[index] as number);
        placed(element, left, top);
        if (isSelected) this.#reveal(element, context.path);
      })}
      @pointerenter=${() => this.#point(item.id)}
      @pointerleave=${() => this.#point(undefined)}
      @click=${(event: MouseEvent) => (item.kind === 'node' ? context.onSelect(item.node.path, event) : context.onSlot?.(item.slot))}
      ><bdi>${nameOf(item)}</bdi></button
    >`;
  }

  /** Brings what is selected into view, once: where its reader scrolls to afterwards is theirs. */
  #reveal(item: Element | undefined, path: string | undefined): void {
    if (!item || path === this.#revealed) return;
    this.#revealed = path;
    // When all of this drawing is in the page.
    requestAnimationFrame(() => {
      const box = item.closest('.flow-scroller');
      if (box) scrollTo(box, item.getBoundingClientRect(), box.getBoundingClientRect());
    });
  }

  #point(id: string | undefined): void {
    this.#at = id;
    this.#host.requestUpdate();
  }

  /** The same for the keyboard and for those who do not see it: each node with what it names. */
  #list({ items, edges }: DataFlow, context: PanelContext): TemplateResult {
    const { words, strings, path, onSelect } = context;
    const named = new Map<number, FlowItem[]>();
    for (let at = 0; at < edges.length; at += 2) {
      const [node, slot] = [Math.min(edges[at] as number, edges[at + 1] as number), Math.max(edges[at] as number, edges[at + 1] as number)];
      const list = named.get(node) ?? [];
      named.set(node, [...list, items[slot] as FlowItem]);
    }
    const nodes = items.filter((item) => item.kind === 'node');
    const left = nodes.length - this.#shown;
    return html`<table class="flow-list"
      ><caption class="sr">${words.flowList}</caption
      ><thead
        ><tr><th scope="col">${words.path}</th><th scope="col">${words.flowNames}</th></tr></thead
      ><tbody
        >${nodes.slice(0, this.#shown).map(
          (item, index) =>
            html`<tr data-path=${item.node.path} class=${item.node.path === path ? 'selected' : nothing}
              ><th scope="row"
                ><button class="link" type="button" @click=${(event: MouseEvent) => onSelect(item.node.path, event)}
                  ><bdi>${readableName(item.node.name)}</bdi></button
                ></th
              ><td>${names(named.get(index) ?? [], context)}</td></tr
            >`,
        )}</tbody
      ></table
      >${left > 0
        ? html`<button class="button" type="button" @click=${this.#showMore}>${words.showMore(formatNumber(left, strings.locale))}</button>`
        : nothing}`;
  }

  readonly #showMore = (): void => {
    this.#shown += ROWS;
    this.#host.requestUpdate();
  };
}

/** The least way, at once; the panel around it and the page stay where they are. */
function scrollTo(box: Element, inner: DOMRect, outer: DOMRect): void {
  const by = (start: number, end: number): number => (start < 0 ? start : Math.max(0, Math.min(start, end)));
  box.scrollBy({
    left: by(inner.left - MARGIN - outer.left, inner.right + MARGIN - outer.left - box.clientWidth),
    top: by(inner.top - MARGIN - outer.top, inner.bottom + MARGIN - outer.top - box.clientHeight),
    behavior: 'instant',
  });
}

/** An edge by its index touches an item. */
const isAt = ({ edges }: DataFlow, edge: number, item: number): boolean => edges[2 * edge] === item || edges[2 * edge + 1] === item;

/** The line of an edge through its points. */
function line(route: Route, look: string): unknown {
  let d = '';
  for (let at = 0; at < route.length; at += 2) d += `${at === 0 ? 'M' : 'L'}${route[at]} ${route[at + 1]}`;
  return svg`<path class="flow-line ${look}" d=${d}></path>`;
}

/** Letters outside the alphabets of Europe are taken for wide ones. */
function widthOf(item: FlowItem): number {
  let width = ITEM.padding;
  const narrow = item.kind === 'node' ? ITEM.boldLetter : ITEM.letter;
  for (const letter of nameOf(item)) width += letter > '\u04ff' ? ITEM.wideLetter : narrow;
  return Math.max(ITEM.least, Math.min(width, ITEM.most));
}

const nameOf = (item: FlowItem): string => (item.kind === 'node' ? readableName(item.node.name) : showControls(item.slot.name.slice(0, 200)));

function titleOf(item: FlowItem, words: InspectorWords): string {
  if (item.kind === 'node') return showControls(item.node.name.slice(0, 500));
  const { key, isSet } = item.slot;
  return `${showControls(key.slice(0, 500))} · ${isSet ? words.set : words.notSet}`;
}

/** Positions and sizes are properties, not attributes, for pages with a strict policy. */
function placed(element: Element | undefined, x: number, y: number): void {
  if (element instanceof HTMLElement) element.style.setProperty('translate', `${withFont(x)} ${withFont(y)}`);
}

function sized(element: Element | undefined, width: number, height: number): void {
  if (!(element instanceof HTMLElement)) return;
  element.style.setProperty('inline-size', withFont(width));
  element.style.setProperty('block-size', withFont(height));
}

/** The drawing grows with its letters, whenever the page asks for others. */
const withFont = (length: number): string => `calc(var(--_font-size) * ${length / FONT})`;

const slotLink = (slot: Slot, kind: string, { words, onSlot }: PanelContext): TemplateResult =>
  html`<button class="link flow-name" type="button" data-kind=${kind} title=${slot.isSet ? words.set : words.notSet} @click=${() => onSlot?.(slot)}
    ><bdi>${showControls(slot.name.slice(0, 200))}</bdi></button
  >`;

function names(items: readonly FlowItem[], context: PanelContext): unknown {
  const left = items.length - MOST_NAMES;
  return [
    items.slice(0, MOST_NAMES).map((item) => (item.kind === 'node' ? nothing : slotLink(item.slot, item.kind, context))),
    left > 0 ? html`<span>+${formatNumber(left, context.strings.locale)}</span>` : nothing,
  ];
}

function unused(slots: readonly Slot[], context: PanelContext): TemplateResult {
  const left = slots.length - MOST_NAMES;
  return html`<p class="hint">
    ${context.words.flowUnused}
    ${slots.slice(0, MOST_NAMES).map((slot) => slotLink(slot, 'unused', context))}${left > 0 ? html`<span>+${formatNumber(left, context.strings.locale)}</span>` : nothing}
  </p>`;
}
