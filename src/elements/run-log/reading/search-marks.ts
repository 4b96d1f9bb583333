/**
 * Marks the text found in what is drawn, by the CSS Custom Highlight API: no element is added, so that neither the rows
 * nor what is selected change. Where a browser has no such thing, the marked row has to do.
 */
import { finderOf } from './entry-text.js';

/** Most places marked at a time. */
const MAX_RANGES = 2000;
const NAME = 'run-search';

/** One highlight for every log of the page: its name is the page's. */
function sharedHighlight(): Highlight | undefined {
  if (typeof Highlight === 'undefined') return undefined;
  let highlight = CSS.highlights.get(NAME);
  if (!highlight) CSS.highlights.set(NAME, (highlight = new Highlight()));
  return highlight;
}

export class SearchMarks {
  #ranges: Range[] = [];

  /** Marks `text` wherever it is shown below `root`; nothing without it. */
  show(root: Element | null, text: string | undefined): void {
    this.clear();
    const finder = text === undefined ? undefined : finderOf(text);
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
