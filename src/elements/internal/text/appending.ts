/** Text that comes bit by bit, drawn by appending: what is shown already is not touched. */
import { noChange } from 'lit';
import { Directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

/** A directive for an element whose text mostly grows at its end. When it becomes another text, it is drawn anew. */
export abstract class AppendingDirective extends Directive {
  #text = '';

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new TypeError('a growing text stands on an element');
  }

  override render(_text: string): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [text]: [string]): typeof noChange {
    if (text === this.#text) return noChange;
    if (this.#text === '' || !text.startsWith(this.#text)) {
      element.replaceChildren();
      this.#text = '';
      this.begin();
    }
    const before = this.#text.length;
    this.#text = text;
    this.append(element, text, before);
    return noChange;
  }

  /** A new text begins, in an empty element. */
  protected abstract begin(): void;

  /** Draws what came after the first `before` characters of `text`. */
  protected abstract append(element: Element, text: string, before: number): void;
}
