/** Output of a terminal, line by line: an append touches the last line only. */
import { directive } from 'lit/directive.js';
import { showControls } from '../../show-controls.js';
import { AppendingDirective } from '../appending.js';
import { safeLink, saysHost, type SafeLink } from '../link.js';
import { AnsiParser, type AnsiPiece } from './ansi-parser.js';
import { type AnsiColor, type AnsiStyle } from './ansi-style.js';

type TextPiece = Extract<AnsiPiece, { type: 'text' }>;

class AnsiText extends AppendingDirective {
  #parser = new AnsiParser();
  #line: HTMLElement | undefined;
  /** The piece written last, and where: more of the same goes there too. */
  #last: { readonly piece: TextPiece; readonly node: Text } | undefined;

  protected override begin(): void {
    this.#parser = new AnsiParser();
    this.#line = this.#last = undefined;
  }

  protected override append(element: Element, text: string, before: number): void {
    for (const piece of this.#parser.push(text.slice(before))) {
      const line = (this.#line ??= element.appendChild(document.createElement('div')));
      if (piece.type === 'text') this.#write(line, piece);
      else this.#last = undefined;
      if (piece.type === 'overwrite') line.replaceChildren();
      if (piece.type === 'newline') this.#line = undefined;
    }
  }

  #write(line: HTMLElement, piece: TextPiece): void {
    const last = this.#last;
    const text = showControls(piece.text);
    if (last?.piece.style === piece.style && last.piece.href === piece.href) return last.node.appendData(text);
    const node = document.createTextNode(text);
    line.append(wrapped(node, piece));
    this.#last = { piece, node };
  }
}

/** The text in an element of its style, plain text in none; a link says where it leads. */
function wrapped(node: Text, { style, href, text }: TextPiece): Node {
  const link = href === undefined ? undefined : safeLink(href);
  const classes = classesOf(style);
  if (!link && classes.length === 0) return node;
  const element = link ? anchor(link) : document.createElement('span');
  element.classList.add(...classes);
  paint(element, '--_rgb-fg', style.foreground);
  paint(element, '--_rgb-bg', style.background);
  element.append(node);
  if (link && !saysHost(text, link)) element.append(' ', hostOf(link));
  return element;
}

function anchor({ href }: SafeLink): HTMLAnchorElement {
  const element = document.createElement('a');
  element.className = 'text-link';
  element.href = href;
  element.target = '_blank';
  element.rel = 'noopener noreferrer nofollow ugc';
  element.tabIndex = -1;
  return element;
}

function hostOf({ host }: SafeLink): HTMLElement {
  const element = document.createElement('bdi');
  element.className = 'link-host';
  element.textContent = host;
  return element;
}

/** Classes of ours, whatever stood in the output. */
function classesOf({ flags, foreground, background }: AnsiStyle): string[] {
  return [...flags, ...colorClass('fg', foreground), ...colorClass('bg', background)];
}

const colorClass = (prefix: 'fg' | 'bg', color: AnsiColor | undefined): string[] =>
  color === undefined ? [] : [typeof color === 'number' ? `${prefix}-${color}` : `${prefix}-rgb`];

function paint(element: HTMLElement, property: string, color: AnsiColor | undefined): void {
  if (typeof color === 'object') element.style.setProperty(property, `rgb(${color.join(' ')})`);
}

/** Shows terminal output inside the element it stands on: `<div class="text mono ansi" ${ansiText(output)}></div>`. */
export const ansiText = directive(AnsiText);
