/** Code: monospaced, highlighted once its grammar is loaded, to be copied and wrapped. */
import { html, nothing, type TemplateResult } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive } from 'lit/directive.js';
import type { RunStrings } from '../../../strings.js';
import { textWords } from '../../../words/text-words.js';
import { wordsOf } from '../../../words/words-of.js';
import { iconCheck, iconX } from '../../icons/icons.js';
import { iconCopy, iconWrapText } from '../../icons/later-icons.js';
import { showControls } from '../../show-controls.js';
import { copyText, type CopyResult } from '../copy.js';
import { growingText } from '../growing-text.js';
import { languageOf } from './grammars.js';
import { highlightedCode } from './highlighted-code.js';

export interface CodeOptions {
  readonly text: string;
  /** Name, alias or file extension of the language; shown as it is, highlighted if it is known. */
  readonly language?: string | undefined;
  /** Whether long lines are broken until the reader says otherwise; by default they are. */
  readonly wrap?: boolean | undefined;
  /** Whether more of `text` is to come: it is shown as it grows, and highlighted when it is whole. */
  readonly growing?: boolean | undefined;
  /** Leave out its head with the buttons, where something around it has one. */
  readonly bare?: boolean | undefined;
  readonly strings: RunStrings;
}

/** Longer code stays plain: highlighting it would hold up the page. Characters. */
export const MAX_HIGHLIGHTED = 20_000;
/** How long the copy button says what came of it. */
const COPIED_MS = 2000;

class Code extends AsyncDirective {
  #options: CodeOptions | undefined;
  #wrap: boolean | undefined;
  #copied: CopyResult | undefined;

  override render(options: CodeOptions): unknown {
    this.#options = options;
    this.#wrap ??= options.wrap ?? true;
    return this.#template(options);
  }

  #template({ text, language, growing = false, bare = false, strings }: CodeOptions): TemplateResult {
    const words = wordsOf(textWords, strings.text);
    const known = growing || text.length > MAX_HIGHLIGHTED ? undefined : languageOf(language);
    return html`<div class="code" dir="ltr">
      ${bare ? nothing : this.#head(language, words)}
      ${known === undefined
        ? html`<pre class="code-text ${this.#wrap ? 'wrap' : ''}" ${growingText(text)}></pre>`
        : html`<pre class="code-text ${this.#wrap ? 'wrap' : ''}" ${highlightedCode(text, known)}></pre>`}
    </div>`;
  }

  #head(language: string | undefined, words: Readonly<typeof textWords>): TemplateResult {
    const label = this.#copied === undefined ? words.copyCode : this.#copied === 'copied' ? words.copied : words.notCopied;
    const icon = this.#copied === undefined ? iconCopy : this.#copied === 'copied' ? iconCheck : iconX;
    return html`<div class="code-head">
        <bdi class="code-language">${language ? showControls(language) : nothing}</bdi>
        <button
          class="icon-button"
          type="button"
          tabindex="-1"
          aria-label=${words.wrapLines}
          aria-pressed=${this.#wrap ? 'true' : 'false'}
          title=${words.wrapLines}
          @click=${this.#toggleWrap}
          >${iconWrapText}</button
        >
        <button class="icon-button" type="button" tabindex="-1" aria-label=${label} title=${label} @click=${this.#copy}
          >${icon}</button
        >
      </div>`;
  }

  readonly #toggleWrap = (): void => {
    this.#wrap = !this.#wrap;
    this.#draw();
  };

  readonly #copy = (): void => {
    const say = (result: CopyResult | undefined): void => {
      this.#copied = result;
      this.#draw();
    };
    copyText(this.#options?.text ?? '').then((result) => {
      say(result);
      setTimeout(say, COPIED_MS, undefined);
    }, reportError);
  };

  #draw(): void {
    if (this.#options && this.isConnected) this.setValue(this.#template(this.#options));
  }
}

/**
 * Shows code as `${codeBlock({ text, language, strings })}`: plain at once, in colours when its grammar is loaded and
 * it is at most 20,000 characters long; with its language, a button that copies it and one that wraps its lines.
 * Needs `codeStyles` in the shadow root. What was pressed is forgotten when the block leaves the page.
 */
export const codeBlock = directive(Code);
