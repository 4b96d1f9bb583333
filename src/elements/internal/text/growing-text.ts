/** Text that grows in place: an append touches the last block of lines only, however long the text is. */
import { directive } from 'lit/directive.js';
import { showControls } from '../show-controls.js';
import { AppendingDirective } from './appending.js';

/** A block ends at a blank line, or at the first line break after this many characters. */
const LONG_BLOCK = 2000;

/**
 * Where the block that begins at `start` ends; −1 while it may still grow. Looks from `scan` on: before it there is
 * known to be no end.
 */
function blockEnd(text: string, start: number, scan = start): number {
  for (let at = text.indexOf('\n', scan); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (at + 1 - start >= LONG_BLOCK) return at + 1;
    if (text[at + 1] !== '\n') continue;
    let end = at + 2;
    while (text[end] === '\n') end++;
    // More empty lines may follow what has come so far.
    if (end === text.length) return -1;
    return end;
  }
  return -1;
}

class GrowingText extends AppendingDirective {
  /** Where the last block begins, and the node that holds it. */
  #start = 0;
  #node: Text | undefined;

  protected override begin(): void {
    this.#start = 0;
    this.#node = undefined;
  }

  protected override append(element: Element, text: string, before: number): void {
    let from = before;
    while (from > this.#start && text[from - 1] === '\n') from--;
    let shown = before;
    for (let scan = from; ; scan = this.#start) {
      const end = blockEnd(text, this.#start, scan);
      const added = text.slice(shown, end === -1 ? undefined : end);
      shown += added.length;
      if (this.#node) this.#node.appendData(showControls(added));
      else if (added !== '') this.#node = newBlock(element, showControls(added));
      if (end === -1) return;
      this.#start = end;
      this.#node = undefined;
    }
  }
}

function newBlock(element: Element, text: string): Text {
  const block = document.createElement('div');
  const node = document.createTextNode(text);
  block.append(node);
  element.append(block);
  return node;
}

/**
 * Shows a text as blocks of lines inside the element it stands on: `<div ${growingText(text)}></div>`. Invisible
 * controls are written out.
 */
export const growingText = directive(GrowingText);
