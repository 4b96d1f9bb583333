/** The drawing on paper. Browsers draw nothing anew while they print, so the whole of it is painted just before. */
import { css, type CSSResult } from 'lit';
import { paintScene, plainState } from '../drawing/painter.js';
import type { Scene } from '../drawing/scene.js';
import { readTheme } from '../drawing/theme.js';

/** Around the drawing, CSS px. */
const MARGIN = 8;
/** Dots of paper to a CSS px, where the whole drawing does not become larger than so many of them. */
const SCALE = 2.5;
const MOST_PIXELS = 24_000_000;
const MOST_SIDE = 12_000;

export class Paper {
  readonly #host: HTMLElement;
  readonly #sceneOf: () => Scene | undefined;
  #listening: AbortController | undefined;
  #canvas: HTMLCanvasElement | undefined;

  /** @param scene What is drawn when the page is printed. */
  constructor(host: HTMLElement, scene: () => Scene | undefined) {
    this.#host = host;
    this.#sceneOf = scene;
  }

  /** From now on, until `stop()`. */
  listen(): void {
    if (this.#listening) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    addEventListener('beforeprint', () => this.#lay(), { signal });
    addEventListener('afterprint', () => this.#take(), { signal });
  }

  stop(): void {
    this.#take();
    this.#listening?.abort();
    this.#listening = undefined;
  }

  #lay(): void {
    const scene = this.#sceneOf();
    const stage = this.#host.shadowRoot?.querySelector('.stage');
    if (!scene || !stage) return;
    this.#canvas?.remove();
    this.#canvas = document.createElement('canvas');
    this.#canvas.className = 'paper';
    paint(this.#canvas, scene, this.#host);
    stage.append(this.#canvas);
  }

  #take(): void {
    this.#canvas?.remove();
    this.#canvas = undefined;
  }
}

function paint(canvas: HTMLCanvasElement, scene: Scene, host: HTMLElement): void {
  const size = { width: scene.layout.width + 2 * MARGIN, height: scene.layout.height + 2 * MARGIN };
  const scale = Math.min(SCALE, MOST_SIDE / size.width, MOST_SIDE / size.height, Math.sqrt(MOST_PIXELS / (size.width * size.height)));
  // At so small a scale that no text can be read, it is drawn as it is seen at such a zoom.
  const zoom = Math.min(1, scale);
  canvas.width = Math.max(1, Math.floor(size.width * scale));
  canvas.height = Math.max(1, Math.floor(size.height * scale));
  canvas.style.setProperty('max-width', `${size.width}px`);
  canvas.style.setProperty('max-height', `${size.height}px`);
  const context = canvas.getContext('2d');
  // Paper is light.
  const theme = { ...readTheme(host, 'light'), pixelRatio: scale / zoom };
  const view = { x: MARGIN * zoom, y: MARGIN * zoom, zoom };
  if (context) paintScene(context, scene, view, { width: size.width * zoom, height: size.height * zoom }, theme, plainState);
}

export const paperStyles: CSSResult = css`
  .paper {
    display: none;
  }

  @media print {
    :host {
      color-scheme: light;
      break-inside: avoid;
    }

    .diagnosis .actions {
      display: none;
    }

    /* The inspector does not scroll on paper: all of it stands under the drawing. */
    :host([inspector]) {
      block-size: auto !important;
      max-block-size: none !important;
      break-inside: auto;
    }

    :host([inspector]) :is(.base, .aside) {
      block-size: auto;
      overflow: visible;
    }

    :host([inspector]) .panes {
      display: block;
      flex: none;
    }

    :host([inspector]) .stage {
      block-size: 480px;
      break-inside: avoid;
    }

    .stage:has(> .paper) > * {
      display: none;
    }

    /* In the room the drawing has on the paper, never larger than life. */
    .stage > .paper {
      position: absolute;
      inset: 0;
      display: block;
      inline-size: 100%;
      block-size: 100%;
      margin: auto;
      object-fit: contain;
    }
  }
`;
