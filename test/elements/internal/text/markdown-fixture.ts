import { html, render } from 'lit';
import { defaultStrings } from '../../../../src/elements/strings.js';
import { markdown, type MarkdownOptions } from '../../../../src/elements/internal/text/markdown/markdown.js';

/** Shows markdown in `into`, as an entry would. */
export function show(text: string, into: HTMLElement, options: Partial<MarkdownOptions> = {}): HTMLElement {
  render(html`${markdown({ text, strings: defaultStrings, ...options })}`, into);
  return into.firstElementChild as HTMLElement;
}

/** Shown at once, in a new element outside the page. */
export const shown = (text: string, options: Partial<MarkdownOptions> = {}): HTMLElement =>
  show(text, document.createElement('div'), options);

/** The tree without Lit's comments: what the reader gets. */
export function tree(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  const comments = document.createNodeIterator(copy, NodeFilter.SHOW_COMMENT);
  for (let node = comments.nextNode(); node; node = comments.nextNode()) (node as Comment).remove();
  copy.normalize();
  return copy.outerHTML;
}
