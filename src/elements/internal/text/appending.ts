/** Text that comes bit by bit, drawn by appending: what is shown already is not touched. */
import { noChange } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { PartType, type ElementPart, type PartInfo } from 'lit/directive.js';
import { firstCharacters } from './excerpt.js';
import { hasTime, whenTime } from './frame-time.js';

/** Drawn at once; the rest of a long text when a frame has time. Characters. */
const SLICE = 8000;

/** A directive for an element whose text mostly grows at its end. When it becomes another text, it is drawn anew. */
export abstract class AppendingDirective extends AsyncDirective {
  #text = '';
  #element: Element | undefined;
  /** How many characters are drawn. */
  #drawn = 0;

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
      this.#drawn = 0;
      this.begin();
    }
    this.#text = text;
    this.#element = element;
    this.#draw();
    return noChange;
  }

  protected override reconnected(): void {
    this.#goOn();
  }

  readonly #goOn = (): void => {
    if (!this.isConnected || this.#drawn === this.#text.length) return;
    if (hasTime()) this.#draw();
    else whenTime(this.#goOn);
  };

  #draw(): void {
    do {
      const { text } = firstCharacters(this.#text, this.#drawn + SLICE);
      if (this.#element) this.append(this.#element, text, this.#drawn);
      this.#drawn = text.length;
      if (this.#drawn === this.#text.length) return;
    } while (hasTime());
    whenTime(this.#goOn);
  }

  /** A new text begins, in an empty element. */
  protected abstract begin(): void;

  /** Draws what came after the first `before` characters of `text`. */
  protected abstract append(element: Element, text: string, before: number): void;
}
