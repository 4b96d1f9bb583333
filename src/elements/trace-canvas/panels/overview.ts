/** The minimap: shows what part is seen, and goes where one points. The keyboard has its own ways. */
import type { Size } from '../../../layout/types.js';
import type { Camera } from '../camera.js';
import { Minimap, minimapToWorld } from '../drawing/minimap.js';
import type { Scene } from '../drawing/scene.js';
import type { CanvasTheme } from '../drawing/theme.js';

export class Overview {
  readonly #canvas: HTMLCanvasElement;
  readonly #camera: Camera;
  readonly #minimap: Minimap;
  #scene: Scene | undefined;

  constructor(canvas: HTMLCanvasElement, camera: Camera) {
    this.#canvas = canvas;
    this.#camera = camera;
    this.#minimap = new Minimap(canvas);
    canvas.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      if (event.isTrusted) canvas.setPointerCapture(event.pointerId);
      this.#goTo(event);
    });
    canvas.addEventListener('pointermove', (event) => {
      if (event.buttons === 1) this.#goTo(event);
    });
    canvas.addEventListener('mousedown', (event) => event.preventDefault());
  }

  paint(scene: Scene, theme: CanvasTheme): void {
    this.#scene = scene;
    // Its size is not asked for in vain: right after a change of the page the answer takes a layout.
    if (this.#canvas.hidden) return;
    this.#minimap.paint(scene, this.#size, theme, this.#camera.viewport, this.#camera.size);
  }

  get #size(): Size {
    return { width: this.#canvas.clientWidth, height: this.#canvas.clientHeight };
  }

  #goTo({ offsetX, offsetY }: PointerEvent): void {
    if (this.#scene) this.#camera.centre(minimapToWorld(this.#scene, this.#size, { x: offsetX, y: offsetY }));
  }
}
