/**
 * Marks the text found in what is drawn, by the CSS Custom Highlight API: no element is added, so that neither the rows
 * nor what is selected change. Where a browser has no such thing, the found row has to do.
 */
import { css, type CSSResult } from 'lit';

/** How marks look; for every shadow root that has some. */
export const searchMarkStyles: CSSResult = css`
  ::highlight(run-search) {
    background-color: color-mix(in srgb, var(--_color-active, #f59e0b) 45%, transparent);
    color: var(--_color-text, inherit);
  }

  @media (forced-colors: active) {
    ::highlight(run-search) {
      background-color: Highlight;
      color: HighlightText;
    }
  }
`;

/** Most places marked at a time. */
const MAX_RANGES = 2000;
const NAME = 'run-search';

/** One highlight for every element of the page: its name is the page's. */
function sharedHighlight(): Highlight | undefined {
  if (typeof Highlight === 'undefined') return undefined;
  let highlight = CSS.highlights.get(NAME);
  if (!highlight) CSS.highlights.set(NAME, (highlight = new Highlight()));
  return highlight;
}

export class SearchMarks {
  #ranges: Range[] = [];

  /** Marks what `finder`, a global pattern, finds in the texts below `root`; nothing without it. */
  show(root: Element | null | undefined, finder: RegExp | undefined): void {
    this.clear();
    const highlight = root && finder ? sharedHighlight() : undefined;
    if (!root || !finder || !highlight) return;
    this.#ranges = rangesOf(root, finder);
    for (const range of this.#ranges) highlight.add(range);
  }

  clear(): void {
    const highlight = this.#ranges.length > 0 ? sharedHighlight() : undefined;
    for (const range of this.#ranges) highlight?.delete(range);
    this.#ranges = [];
  }
}

function rangesOf(root: Element, finder: RegExp): Range[] {
  const ranges: Range[] = [];
  const texts = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node && ranges.length < MAX_RANGES; node = texts.nextNode()) {
    for (const { index, 0: found } of (node as Text).data.matchAll(finder)) {
      const range = new Range();
      range.setStart(node, index);
      range.setEnd(node, index + found.length);
      ranges.push(range);
    }
  }
  return ranges;
}
