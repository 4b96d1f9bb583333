/**
 * A value as a tree: the tree of the ARIA practices, with one tab stop, of which only the rows in view are in the DOM.
 *
 * | key | does |
 * | --- | --- |
 * | ↓ ↑, Home, End | next and previous row, first and last |
 * | → | opens a closed node; on an open one goes to its first child |
 * | ← | closes an open node; on any other goes to the one it stands in |
 * | Enter, Space | opens or closes |
 * | letters | the next row whose key begins with them |
 * | * | opens everything, up to 50,000 rows |
 */
import { html, noChange, nothing, render, type TemplateResult } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';
import { detailsWords } from '../../../words/details-words.js';
import { wordsOf } from '../../../words/words-of.js';
import type { RunScope } from '../../../contexts.js';
import { formatNumber } from '../../format.js';
import { politely } from '../../speech/politely.js';
import { jsonText } from '../json-text.js';
import { jsonRow, type JsonStrings } from './json-row.js';
import { JsonRows, MAX_EXPANDED, type JsonPlace } from './json-rows.js';

/** What the reader did in a tree, kept while it is not in the DOM. */
export class JsonTreeState {
  readonly rows: JsonRows;
  active: JsonPlace;
  /** First px seen. */
  top = 0;
  /** "Expand all" stopped before everything was open. */
  stopped = false;

  /** @param value A list or an object that is not empty. */
  constructor(readonly value: object) {
    this.rows = new JsonRows(value);
    this.rows.openWithin(VISIBLE);
    this.active = { branch: this.rows.root, index: 0 };
  }
}

export interface JsonTreeOptions {
  readonly state: JsonTreeState;
  /** What the value is, for those who do not see it. */
  readonly label: string;
  readonly onCopy: (text: string) => void;
  readonly strings: JsonStrings;
  /** Whether Tab stops at it; otherwise what it stands in gives it the focus. */
  readonly isTabStop?: boolean;
  /** Says what is to be said, where one region does. */
  readonly scope?: RunScope | undefined;
}

/** Height of a row in px, until one was measured. */
const ROW = 24;
/** Rows seen at a time, and drawn beyond them on each side. */
const VISIBLE = 20;
const OVERSCAN = 6;
/** Deeper nodes stand no further in. */
const MAX_INDENT = 24;
/** A scroller is made no taller than this, in px: browsers stop counting. */
const MAX_HEIGHT = 8_000_000;
/** Letters typed within this many ms belong together. */
const TYPING_MS = 700;
/** How many rows are looked through for typed letters. */
const MAX_SEARCHED = 20_000;

let nextId = 0;

class JsonTree extends Directive {
  readonly #id = `json-${nextId++}`;
  #options: JsonTreeOptions | undefined;
  #element: HTMLElement | undefined;
  #row = ROW;
  #typed = { text: '', at: 0 };

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new TypeError('jsonTree stands on an element');
  }

  override render(_options: JsonTreeOptions): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [options]: [JsonTreeOptions]): typeof noChange {
    const isOther = options.state !== this.#options?.state;
    this.#options = options;
    this.#element = element as HTMLElement;
    this.#draw();
    if (isOther) this.#scroll(options.state.top);
    return noChange;
  }

  get #tree(): HTMLElement | null {
    return this.#element?.querySelector('.tree') ?? null;
  }

  #draw(): void {
    const options = this.#options;
    if (!options || !this.#element) return;
    render(this.#template(options), this.#element);
    this.#place(this.#element, options.state);
    // One row is as high as the others; how high is for the style sheet to say.
    const height = this.#element.querySelector('.node:not(.away)')?.getBoundingClientRect().height ?? 0;
    if (height === 0 || height === this.#row) return;
    this.#row = height;
    this.#place(this.#element, options.state);
  }

  /** Sizes and positions: properties, not attributes, for pages with a strict policy. */
  #place(element: HTMLElement, state: JsonTreeState): void {
    const set = (selector: string, property: string, value: string): void =>
      element.querySelector<HTMLElement>(selector)?.style.setProperty(property, value);
    set('.tree', 'max-block-size', `${VISIBLE * this.#row}px`);
    set('.tree-sizer', 'block-size', `${Math.min(state.rows.length * this.#row, MAX_HEIGHT)}px`);
    // In a range that was compressed the rows stay where the scroller is.
    const shift = this.#physical(state.top) - state.top;
    set('.tree-layer', 'transform', `translateY(${this.#first(state) * this.#row + shift}px)`);
    for (const node of element.querySelectorAll<HTMLElement>('.node')) {
      node.style.setProperty('--_depth', String(Math.min(Number(node.ariaLevel) - 1, MAX_INDENT)));
    }
  }

  #first({ top }: JsonTreeState): number {
    return Math.max(0, Math.floor(top / this.#row) - OVERSCAN);
  }

  #template({ state, label, strings, onCopy, scope, isTabStop = false }: JsonTreeOptions): TemplateResult {
    const { rows, active } = state;
    const words = wordsOf(detailsWords, strings.details);
    const more = state.stopped ? words.expandedFirst(formatNumber(MAX_EXPANDED, strings.locale)) : '';
    const role = politely(state, scope, more);
    const first = this.#first(state);
    const last = Math.min(rows.length, first + VISIBLE + 2 * OVERSCAN);
    const tabindex = isTabStop ? 0 : -1;
    return html`<div class="tree-tools">
        <bdi class="path">${rows.pathOf(active)}</bdi>
        ${button(words.copyValue, tabindex, () => onCopy(textOf(rows.child(active).value)))}
        ${button(words.copyPath, tabindex, () => onCopy(rows.pathOf(active)))} ${button(words.expandAll, tabindex, () => this.#expandAll())}
        ${button(words.collapseAll, tabindex, () => this.#collapseAll())}
      </div>
      <div
        class="tree"
        role="tree"
        dir="ltr"
        tabindex=${tabindex}
        aria-label=${label}
        aria-activedescendant="${this.#id}-active"
        @scroll=${this.#onScroll}
        @keydown=${this.#onKeyDown}
        @click=${this.#onClick}
        ><div class="tree-sizer" role="presentation"
          ><div class="tree-layer" role="presentation"
            >${this.#rows(first, last, rowOptions(this.#id, state, strings))}</div
          ></div
        ></div
      >
      ${more === '' ? nothing : html`<div class="more" role=${role}>${more}</div>`}`;
  }

  #rows(first: number, last: number, { id, rows, active, strings }: RowOptions): TemplateResult[] {
    const templates: TemplateResult[] = [];
    let place = rows.length > 0 ? rows.at(first) : undefined;
    for (let row = first; row < last && place; row++) {
      const isActive = place.branch === active.branch && place.index === active.index;
      templates.push(jsonRow({ rows, place, row, id: isActive ? `${id}-active` : undefined, strings }));
      place = rows.next(place);
    }
    // Someone who moved away by scrolling still has a place that the tree can name.
    const at = rows.rowOf(active);
    if (at < first || at >= last) templates.push(jsonRow({ rows, place: active, row: at, id: `${id}-active`, away: true, strings }));
    return templates;
  }

  #physical(top: number): number {
    const total = (this.#options?.state.rows.length ?? 0) * this.#row;
    const seen = VISIBLE * this.#row;
    return total <= MAX_HEIGHT ? top : (top * (MAX_HEIGHT - seen)) / (total - seen);
  }

  #scroll(top: number): void {
    const tree = this.#tree;
    const { state } = this.#options ?? {};
    if (!tree || !state) return;
    state.top = Math.max(0, Math.min(top, state.rows.length * this.#row - tree.clientHeight));
    this.#draw();
    tree.scrollTop = this.#physical(state.top);
  }

  readonly #onScroll = (): void => {
    const tree = this.#tree;
    const { state } = this.#options ?? {};
    // What we set ourselves comes back rounded.
    if (!tree || !state || Math.abs(tree.scrollTop - this.#physical(state.top)) < 1) return;
    const ratio = this.#physical(1_000_000) / 1_000_000;
    state.top = tree.scrollTop / ratio;
    this.#draw();
  };

  readonly #onClick = (event: MouseEvent): void => {
    const node = (event.target as Element).closest<HTMLElement>('.node');
    const { state } = this.#options ?? {};
    if (!node || !state) return;
    state.active = state.rows.at(Number(node.dataset.row));
    this.#toggle();
    this.#tree?.focus({ preventScroll: true });
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.#key(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Returns whether the key means something here. */
  #key(key: string): boolean {
    const { state } = this.#options ?? {};
    if (!state) return false;
    const { rows, active } = state;
    const row = rows.rowOf(active);
    if (key === 'ArrowDown') this.#go(row + 1);
    else if (key === 'ArrowUp') this.#go(row - 1);
    else if (key === 'Home') this.#go(0);
    else if (key === 'End') this.#go(rows.length - 1);
    else if (key === 'ArrowRight') this.#inwards(state, row);
    else if (key === 'ArrowLeft') this.#outwards(state);
    else if (key === 'Enter' || key === ' ') this.#toggle();
    else if (key === '*') this.#expandAll();
    else if (key.length === 1) this.#type(key, state, row);
    else return false;
    return true;
  }

  #inwards({ rows, active }: JsonTreeState, row: number): void {
    if (rows.isOpen(active)) this.#go(row + 1);
    else if (rows.canOpen(active)) this.#toggle();
  }

  #outwards({ rows, active }: JsonTreeState): void {
    const { branch } = active;
    if (rows.isOpen(active)) this.#toggle();
    else if (branch.parent) this.#go(rows.rowOf({ branch: branch.parent, index: branch.index }));
  }

  #go(row: number): void {
    const { state } = this.#options ?? {};
    if (!state) return;
    const to = Math.max(0, Math.min(row, state.rows.length - 1));
    state.active = state.rows.at(to);
    this.#reveal(to, state);
  }

  #reveal(row: number, state: JsonTreeState): void {
    const height = this.#tree?.clientHeight ?? VISIBLE * this.#row;
    const top = row * this.#row;
    this.#scroll(Math.min(top, Math.max(state.top, top + this.#row - height)));
  }

  #toggle(): void {
    const { state } = this.#options ?? {};
    if (!state) return;
    if (state.rows.isOpen(state.active)) state.rows.close(state.active);
    else state.rows.open(state.active);
    this.#draw();
    this.#reveal(state.rows.rowOf(state.active), state);
  }

  #type(key: string, state: JsonTreeState, row: number): void {
    const now = performance.now();
    const going = now - this.#typed.at < TYPING_MS;
    this.#typed = { text: (going ? this.#typed.text : '') + key.toLowerCase(), at: now };
    const { text } = this.#typed;
    // One letter goes on from here; more of them still fit the row they led to.
    const from = text.length === 1 ? row + 1 : row;
    let place = state.rows.at(from % state.rows.length);
    for (let i = 0; i < Math.min(MAX_SEARCHED, state.rows.length); i++) {
      if (String(state.rows.child(place).key ?? '').toLowerCase().startsWith(text)) return this.#go(state.rows.rowOf(place));
      place = state.rows.next(place) ?? state.rows.at(0);
    }
  }

  #expandAll(): void {
    const { state } = this.#options ?? {};
    if (!state) return;
    state.stopped = !state.rows.openAll();
    this.#reveal(state.rows.rowOf(state.active), state);
  }

  #collapseAll(): void {
    const { state } = this.#options ?? {};
    if (!state) return;
    let { branch, index } = state.active;
    for (; branch.parent; branch = branch.parent) index = branch.index;
    state.rows.closeAll();
    state.stopped = false;
    state.active = { branch, index };
    this.#reveal(state.rows.rowOf(state.active), state);
  }
}

interface RowOptions {
  readonly id: string;
  readonly rows: JsonRows;
  readonly active: JsonPlace;
  readonly strings: JsonStrings;
}
const rowOptions = (id: string, { rows, active }: JsonTreeState, strings: JsonStrings): RowOptions => ({ id, rows, active, strings });

/** A text is copied as it is, anything else as JSON. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : jsonText(value).text);

const button = (label: string, tabindex: number, onClick: () => void): TemplateResult =>
  html`<button class="link" type="button" tabindex=${tabindex} @click=${onClick}>${label}</button>`;

/** Shows a tree inside the element it stands on: `<div class="json" ${jsonTree({ state, label, strings, onCopy })}></div>`. */
export const jsonTree = directive(JsonTree);
