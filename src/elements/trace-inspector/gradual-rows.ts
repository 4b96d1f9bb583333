import type { ReactiveController } from 'lit';
import type { TreesHost } from './state/slot-trees.js';

/** Rows of a list that can be seen without scrolling. */
const IN_VIEW = 30;

/**
 * The rows of a tab that was just chosen: those in view are drawn a frame before the others. It is where it was scrolled to
 * when it is come back to.
 */
export class GradualRows implements ReactiveController {
  readonly #host: TreesHost;
  readonly #content: string;
  #phase: 'away' | 'first' | 'whole' = 'away';
  /** How far it was scrolled last, px. */
  #top = 0;

  /** @param content Selects what the tab draws in the panel. */
  constructor(host: TreesHost, content: string) {
    this.#host = host;
    this.#content = content;
    host.addController(this);
  }

  /** Rows of a list to be drawn at most. */
  get most(): number {
    return this.#phase === 'whole' || this.#top > 0 ? Infinity : IN_VIEW;
  }

  hostUpdate(): void {
    this.#top = this.#panel?.scrollTop ?? this.#top;
  }

  hostUpdated(): void {
    const panel = this.#panel;
    if (!panel) this.#phase = 'away';
    if (!panel || this.#phase !== 'away') return;
    this.#phase = 'first';
    panel.scrollTop = this.#top;
    requestAnimationFrame(() => requestAnimationFrame(this.#drawRest));
  }

  readonly #drawRest = (): void => {
    if (this.#phase !== 'first') return;
    this.#phase = 'whole';
    this.#host.requestUpdate();
  };

  get #panel(): HTMLElement | null | undefined {
    return this.#host.renderRoot.querySelector(this.#content)?.parentElement;
  }
}
