import type { ReactiveController } from 'lit';
import type { TreesHost } from './state/slot-trees.js';

/** Rows drawn at a time: as many as a panel of usual height shows. */
const STEP = 16;

/**
 * The rows of a tab that was just chosen: those in view are drawn first, and more with every other frame until all are there.
 * It is where it was scrolled to when it is come back to.
 */
export class GradualRows implements ReactiveController {
  readonly #host: TreesHost;
  readonly #content: string;
  #most = STEP;
  #isShown = false;
  /** Whether rows are missing from what is drawn now. */
  #isCut = false;
  #isComing = false;
  /** How far it was scrolled last, px. */
  #top = 0;

  /** @param content Selects what the tab draws in the panel. */
  constructor(host: TreesHost, content: string) {
    this.#host = host;
    this.#content = content;
    host.addController(this);
  }

  /** Those of a list that are drawn now. */
  of<T>(rows: readonly T[]): readonly T[] {
    if (this.#top > 0 || rows.length <= this.#most) return rows;
    this.#isCut = true;
    return rows.slice(0, this.#most);
  }

  hostUpdate(): void {
    this.#top = this.#panel?.scrollTop ?? this.#top;
    this.#isCut = false;
  }

  hostUpdated(): void {
    const panel = this.#panel;
    if (!panel) this.#most = STEP;
    else if (!this.#isShown) panel.scrollTop = this.#top;
    this.#isShown = panel !== undefined;
    if (!this.#isCut || this.#isComing) return;
    this.#isComing = true;
    // What is drawn is painted first.
    requestAnimationFrame(() => requestAnimationFrame(this.#drawMore));
  }

  readonly #drawMore = (): void => {
    this.#isComing = false;
    if (!this.#isCut) return;
    this.#most += STEP;
    this.#host.requestUpdate();
  };

  get #panel(): HTMLElement | undefined {
    return this.#host.renderRoot.querySelector(this.#content)?.parentElement ?? undefined;
  }
}
