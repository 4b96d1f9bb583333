import { noChange } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive, type ElementPart } from 'lit/directive.js';
import { showControls } from '../../show-controls.js';
import { hasTime, whenTime } from '../frame-time.js';
import type { CodeToken } from './highlight.js';

/** Plain text in its element until the grammar is there, then tokens. The words are the same, so nothing moves. */
class HighlightedCode extends AsyncDirective {
  #text: string | undefined;
  #language: string | undefined;
  #element: Element | undefined;
  /** Replaces the plain text; while it waits for a frame with time. */
  #color: (() => void) | undefined;

  override render(_text: string, _language: string): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [text, language]: [string, string]): typeof noChange {
    if (text === this.#text && language === this.#language) return noChange;
    [this.#text, this.#language, this.#element] = [text, language, element];
    element.replaceChildren(showControls(text));
    this.#color = undefined;
    this.#highlight(text, language).catch(reportError);
    return noChange;
  }

  async #highlight(text: string, language: string): Promise<void> {
    const { highlight, loadLanguage } = await import('./highlight.js');
    await loadLanguage(language);
    if (text !== this.#text || language !== this.#language) return;
    this.#color = (): void => this.#element?.replaceChildren(...highlight(text, language).map(tokenNode));
    this.#goOn();
  }

  protected override reconnected(): void {
    this.#goOn();
  }

  readonly #goOn = (): void => {
    if (!this.isConnected || !this.#color) return;
    if (!hasTime()) return whenTime(this.#goOn);
    this.#color();
    this.#color = undefined;
  };
}

function tokenNode({ text, class: name }: CodeToken): Node | string {
  if (name === undefined) return showControls(text);
  const span = document.createElement('span');
  span.className = name;
  span.textContent = showControls(text);
  return span;
}

/** Shows code in colours inside the element it stands on: `<pre ${highlightedCode(text, language)}></pre>`. */
export const highlightedCode = directive(HighlightedCode);
