/** Images of agents: nothing is requested before the reader asks for it. */
import { html, nothing, type TemplateResult } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive } from 'lit/directive.js';
import type { RunStrings } from '../../../strings.js';
import { textWords } from '../../../words/text-words.js';
import { wordsOf } from '../../../words/words-of.js';
import { showControls } from '../../show-controls.js';
import { wellFormed } from '../excerpt.js';
import { imageSource, isAllowedImage, type ImageSource } from './image-source.js';

export interface ImageOptions {
  /** Its address as it was given: `http(s):`, or `data:` with a PNG, JPEG, GIF or WebP in base64. */
  readonly src: string;
  /** What it shows, in words; may be empty. */
  readonly alt: string;
  /** Origins, with or without the beginning of a path, whose images are loaded without asking. */
  readonly imageHosts?: readonly string[] | undefined;
  /** Addresses the reader asked for, kept by whoever wants them to stay loaded when this is drawn anew. */
  readonly loaded?: Set<string> | undefined;
  readonly strings: RunStrings;
}

type Progress = 'waiting' | 'loading' | 'shown' | 'failed';

class Image extends AsyncDirective {
  #options: ImageOptions | undefined;
  #source: ImageSource = { kind: 'refused' };
  #progress: Progress = 'waiting';

  override render(options: ImageOptions): unknown {
    if (options.src !== this.#options?.src) {
      this.#source = imageSource(options.src);
      this.#progress = mayLoad(this.#source, options) ? 'loading' : 'waiting';
    }
    this.#options = options;
    return this.#template(options);
  }

  #template({ alt, strings }: ImageOptions): TemplateResult {
    const words = wordsOf(textWords, strings.text);
    const source = this.#source;
    const name = showControls(alt) || words.image;
    if (source.kind === 'refused') return card(name, undefined, words.imageRefused);
    if (source.kind === 'too-large') return card(name, undefined, words.imageTooLarge);
    const host = source.kind === 'remote' ? source.url.host : words.imageHere;
    if (this.#progress === 'waiting') return card(name, host, this.#button(words.loadImage, words.loadImageFrom(host)));
    if (this.#progress === 'failed') return card(name, host, html`${words.imageFailed} ${this.#button(words.retryImage)}`);
    return html`<img
        class="image"
        src=${source.kind === 'remote' ? source.url.href : source.href}
        alt=${showControls(alt)}
        referrerpolicy="no-referrer"
        decoding="async"
        @load=${() => this.#become('shown')}
        @error=${() => this.#become('failed')}
      />${this.#progress === 'loading' ? html`<span class="image-note">${words.loadingImage}</span>` : nothing}`;
  }

  #button(label: string, name = label): TemplateResult {
    const ask = (): void => {
      if (this.#options?.src !== undefined) this.#options.loaded?.add(this.#options.src);
      this.#become('loading');
    };
    return html`<button class="link" type="button" tabindex="-1" aria-label=${wellFormed(name)} @click=${ask}>${label}</button>`;
  }

  #become(progress: Progress): void {
    this.#progress = progress;
    if (this.#options && this.isConnected) this.setValue(this.#template(this.#options));
  }
}

function mayLoad(source: ImageSource, { src, imageHosts = [], loaded }: ImageOptions): boolean {
  if (source.kind === 'inline') return true;
  return source.kind === 'remote' && (loaded?.has(src) === true || isAllowedImage(source.url, imageHosts));
}

const card = (name: string, host: string | undefined, rest: unknown): TemplateResult =>
  html`<span class="image-card"
    ><bdi class="image-name">${name}</bdi> ${host === undefined ? nothing : html`<bdi class="image-note">${host}</bdi>`}
    <span class="image-note">${rest}</span></span
  >`;

/**
 * Shows an image as `${image({ src, alt, imageHosts, strings })}`: a placeholder with its words, its host and "Load
 * image"; at once only where the page allowed the host, or where the image is part of the text (`data:`).
 */
export const image = directive(Image);
