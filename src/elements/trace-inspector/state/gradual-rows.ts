import type { ReactiveController } from 'lit';
import type { TreesHost } from './slot-trees.js';

/** Rows drawn at a time: as many as a panel of usual height shows. */
const STEP = 16;

/** Where a reader is in the rows: how far they are scrolled, px, and how high what each holds is. */
interface Place {
  readonly top: number;
  readonly heights: readonly string[];
}

/**
 * The rows of a tab that was just chosen: those in view are drawn first, and more with every other frame until all are there.
 * It is where it was scrolled to when it is come back to.
 */
export class GradualRows implements ReactiveController {
  readonly #host: TreesHost;
  readonly #content: string;
  readonly #row: string;
  #most = STEP;
  #isShown = false;
  /** Whether rows are missing from what is drawn now. */
  #isCut = false;
  #isComing = false;
  /** Where it was scrolled to last; `undefined` at the top. */
  #place: Place | undefined;

  /**
   * @param content Selects what the tab draws in the panel.
   * @param row Selects the rows in it.
   */
  constructor(host: TreesHost, content: string, row: string) {
    this.#host = host;
    this.#content = content;
    this.#row = row;
    host.addController(this);
  }

  /** Those of a list that are drawn now. */
  of<T>(rows: readonly T[]): readonly T[] {
    // Whoever was further down finds all of them, and none is taken away again.
    if (this.#place) this.#most = Infinity;
    if (rows.length <= this.#most) return rows;
    this.#isCut = true;
    return rows.slice(0, this.#most);
  }

  /** Whether a list has so many rows that those out of view are best left without layout. */
  isLong(rows: readonly unknown[]): boolean {
    return rows.length > STEP;
  }

  /** Other rows than before are to be drawn, from the top. */
  startOver(): void {
    this.#place = undefined;
    this.#most = STEP;
    this.#panel?.scrollTo(0, 0);
  }

  hostUpdate(): void {
    const panel = this.#panel;
    if (panel) this.#place = panel.scrollTop > 0 ? { top: panel.scrollTop, heights: this.#rows.map((row) => getComputedStyle(row).blockSize) } : undefined;
    this.#isCut = false;
  }

  hostUpdated(): void {
    const panel = this.#panel;
    if (!panel) this.#most = STEP;
    else if (!this.#isShown) this.#goBack(panel);
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

  /** Rows that are left without layout have the heights they had. */
  #goBack(panel: Element): void {
    const { top = 0, heights = [] } = this.#place ?? {};
    this.#rows.forEach((row, index) => {
      row.style.setProperty('contain-intrinsic-block-size', `auto ${heights[index] ?? ''}`);
    });
    panel.scrollTop = top;
  }

  get #rows(): HTMLElement[] {
    return Array.from(this.#host.renderRoot.querySelectorAll<HTMLElement>(this.#row));
  }

  get #panel(): HTMLElement | undefined {
    return this.#host.renderRoot.querySelector(this.#content)?.parentElement ?? undefined;
  }
}
