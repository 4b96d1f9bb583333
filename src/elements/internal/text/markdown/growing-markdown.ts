/** Markdown that grows: what is settled is read and drawn once, and only the open end anew. */
import { noChange, render } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';
import type { Links, Token } from 'marked';
import { codeBlock } from '../code/code.js';
import { blockAll, fenceLanguage } from './blocks.js';
import { BEGINNING, cut, type Block, type Place } from './cut.js';
import { fenceAt, fenceBody } from './fence.js';
import type { MarkdownContext } from './inline.js';
import { collectLinks, noLinks, parse } from './parse.js';

/** From this many blocks on, those out of sight are not laid out. */
const MANY_BLOCKS = 24;

interface Shown extends Block {
  readonly element: HTMLElement;
  /** How many definitions of links were known when it was drawn. */
  readonly links: number;
}

class GrowingMarkdown extends Directive {
  #text = '';
  #growing: boolean | undefined;
  #shown: Shown[] = [];
  #open: Place = BEGINNING;
  /** Where the open end is drawn. */
  #tail: HTMLElement | undefined;
  #links: Links = noLinks();

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new TypeError('growingMarkdown stands on an element');
  }

  override render(_text: string, _context: MarkdownContext): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [given, context]: [string, MarkdownContext]): typeof noChange {
    const text = given.includes('\r') ? given.replace(/\r\n?/g, '\n') : given;
    if (text === this.#text && context.growing === this.#growing) return noChange;
    if (!text.startsWith(this.#text)) this.#begin(element);
    this.#text = text;
    this.#growing = context.growing;
    this.#settle(element, context);
    this.#drawOpen(element, context);
    if (!context.growing) this.#resolveLinks(context);
    element.classList.toggle('long', this.#shown.length >= MANY_BLOCKS);
    return noChange;
  }

  #begin(element: Element): void {
    element.replaceChildren();
    this.#shown = [];
    this.#open = BEGINNING;
    this.#tail = undefined;
    this.#links = noLinks();
  }

  /** Draws for the last time what is settled now. */
  #settle(parent: Element, context: MarkdownContext): void {
    const { blocks, open } = cut(this.#text, this.#open);
    this.#open = open;
    for (const block of blocks) {
      const element = this.#tail ?? newBlock(parent);
      this.#tail = undefined;
      this.#draw(element, block, { ...context, growing: false });
      element.style.setProperty('--_lines', String(estimatedLines(this.#text, block)));
      this.#shown.push({ ...block, element, links: Object.keys(this.#links).length });
    }
  }

  #drawOpen(parent: Element, context: MarkdownContext): void {
    const { at, prefix } = this.#open;
    if (at >= this.#text.length) {
      this.#tail?.remove();
      this.#tail = undefined;
      return;
    }
    this.#tail ??= newBlock(parent);
    this.#draw(this.#tail, { start: at, end: this.#text.length, prefix }, context);
  }

  #draw(element: HTMLElement, { start, end, prefix }: Block, context: MarkdownContext): void {
    const source = this.#text.slice(start, end);
    const fence = prefix === '' ? fenceAt(source, 0) : undefined;
    if (fence) {
      const { growing, strings } = context;
      const text = fenceBody(source, fence, growing);
      render(codeBlock({ text, language: fenceLanguage(fence.info), growing, strings }), element);
      return;
    }
    const tokens: readonly Token[] = parse(prefix + source, this.#links);
    if (!context.growing) collectLinks(tokens, this.#links);
    render(blockAll(tokens, context), element);
  }

  /** At the end, definitions count for what stands before them too. */
  #resolveLinks(context: MarkdownContext): void {
    const known = Object.keys(this.#links).length;
    this.#shown = this.#shown.map((block) => {
      if (block.links === known || !this.#text.slice(block.start, block.end).includes(']')) return block;
      this.#draw(block.element, block, context);
      return { ...block, links: known };
    });
  }
}

function newBlock(parent: Element): HTMLElement {
  const element = document.createElement('div');
  element.className = 'block';
  parent.append(element);
  return element;
}

const LINE_CHARACTERS = 90;

/** How many lines a block may take: how high it is taken to be until it has been in view. */
function estimatedLines(text: string, { start, end }: Block): number {
  let lines = 0;
  for (let at = start; at < end; ) {
    const next = text.indexOf('\n', at);
    const stop = next === -1 || next >= end ? end : next + 1;
    lines += Math.max(1, Math.ceil((stop - at) / LINE_CHARACTERS));
    at = stop;
  }
  return lines;
}

/** Shows a text as markdown inside the element it stands on. */
export const growingMarkdown = directive(GrowingMarkdown);
