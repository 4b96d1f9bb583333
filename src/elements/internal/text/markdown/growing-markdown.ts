/** Markdown that grows: what is settled is read and drawn once, and only the open end anew. */
import { noChange, render } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';
import type { Links, Token } from 'marked';
import { codeBlock } from '../code/code.js';
import { hasTime, whenTime } from '../frame-time.js';
import { blockAll, fenceLanguage } from './blocks.js';
import { BEGINNING, nextBlocks, type Block, type Place } from './cut.js';
import { fenceAt, fenceBody } from './fence.js';
import type { MarkdownContext } from './inline.js';
import { collectLinks, noLinks, parse } from './parse.js';

/** Blocks stand together in sections of about this many characters; whole ones out of sight are not laid out. */
const SECTION = 4000;
/** Drawn at once; the rest of a long text when a frame has time. Characters. */
const SLICE = 2000;

/** What follows the direction of its own text. */
const DIRECTED = ':is(p, .heading, blockquote, .html, ol, ul, table):not([dir])';

interface Shown extends Block {
  readonly element: HTMLElement;
  /** How many definitions of links were known when it was drawn. */
  readonly links: number;
}

class GrowingMarkdown extends AsyncDirective {
  #text = '';
  #context: MarkdownContext | undefined;
  #element: Element | undefined;
  /** Settled, and not drawn yet. */
  #waiting: readonly Block[] = [];
  /** Something is left for frames that have time. */
  #isBehind = false;
  #shown: Shown[] = [];
  #open: Place = BEGINNING;
  /** Where the open end is drawn. */
  #tail: HTMLElement | undefined;
  /** The section that blocks are put into, and where in the text it begins. */
  #section: { readonly element: HTMLElement; readonly start: number } | undefined;
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
    if (text === this.#text && context.growing === this.#context?.growing) return noChange;
    if (!text.startsWith(this.#text)) this.#begin(element);
    this.#text = text;
    this.#context = context;
    this.#element = element;
    this.#draw(element, context);
    return noChange;
  }

  protected override reconnected(): void {
    this.#goOn();
  }

  readonly #goOn = (): void => {
    if (!this.isConnected || !this.#isBehind || !this.#element || !this.#context) return;
    if (hasTime()) this.#draw(this.#element, this.#context);
    else whenTime(this.#goOn);
  };

  /** Draws a slice at least, and all that there is time for. */
  #draw(element: Element, context: MarkdownContext): void {
    this.#isBehind = !this.#settle(element, context);
    if (this.#isBehind) return whenTime(this.#goOn);
    this.#drawOpen(element, context);
    if (!context.growing) this.#resolveLinks(context);
  }

  #begin(element: Element): void {
    element.replaceChildren();
    this.#shown = [];
    this.#open = BEGINNING;
    this.#waiting = [];
    this.#tail = undefined;
    this.#section = undefined;
    this.#links = noLinks();
  }

  /** Draws for the last time what is settled now. Returns whether that was all of it. */
  #settle(parent: Element, context: MarkdownContext): boolean {
    let drawn = 0;
    for (;;) {
      if (this.#waiting.length === 0) ({ blocks: this.#waiting, open: this.#open } = nextBlocks(this.#text, this.#open));
      const [block, ...rest] = this.#waiting;
      if (!block) return true;
      if (drawn > 0 && drawn + block.end - block.start > SLICE && !hasTime()) return false;
      this.#waiting = rest;
      this.#drawSettled(parent, block, context);
      drawn += block.end - block.start;
    }
  }

  #drawSettled(parent: Element, block: Block, context: MarkdownContext): void {
    const element = this.#tail ?? this.#newBlock(parent, block.start);
    this.#tail = undefined;
    this.#drawBlock(element, block, { ...context, growing: false });
    this.#shown.push({ ...block, element, links: Object.keys(this.#links).length });
    this.#endSection(block.end);
  }

  #drawOpen(parent: Element, context: MarkdownContext): void {
    const { at, prefix } = this.#open;
    // Blank lines are nothing yet; what is drawn once becomes a block.
    if (this.#text.slice(at).trim() === '') return;
    this.#tail ??= this.#newBlock(parent, at);
    this.#drawBlock(this.#tail, { start: at, end: this.#text.length, prefix }, context);
  }

  #newBlock(parent: Element, start: number): HTMLElement {
    this.#section ??= { element: newChild(parent, 'section'), start };
    return newChild(this.#section.element, 'block');
  }

  #endSection(end: number): void {
    if (!this.#section || end - this.#section.start < SECTION) return;
    const { element, start } = this.#section;
    element.style.setProperty('--_lines', String(estimatedLines(this.#text, start, end)));
    element.classList.add('whole');
    this.#section = undefined;
  }

  #drawBlock(element: HTMLElement, { start, end, prefix }: Block, context: MarkdownContext): void {
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
    // Afterwards: while pieces are put into such an element, the browser works out its direction with each of them.
    for (const each of element.querySelectorAll<HTMLElement>(DIRECTED)) each.dir = 'auto';
  }

  /** At the end, definitions count for what stands before them too. */
  #resolveLinks(context: MarkdownContext): void {
    const known = Object.keys(this.#links).length;
    this.#shown = this.#shown.map((block) => {
      if (block.links === known || !this.#text.slice(block.start, block.end).includes(']')) return block;
      this.#drawBlock(block.element, block, context);
      return { ...block, links: known };
    });
  }
}

function newChild(parent: Element, name: 'section' | 'block'): HTMLElement {
  const element = document.createElement('div');
  element.className = name;
  parent.append(element);
  return element;
}

const LINE_CHARACTERS = 90;

/** How many lines a section may take: how high it is taken to be until it has been in view. */
function estimatedLines(text: string, start: number, end: number): number {
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
