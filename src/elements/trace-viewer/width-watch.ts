import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether an element is narrower than so many CSS px; it is rendered again when that changes. */
export class WidthWatch implements ReactiveController {
  isNarrow = false;
  readonly #host: ReactiveControllerHost & Element;
  readonly #observer: ResizeObserver;

  constructor(host: ReactiveControllerHost & Element, narrowBelow: number) {
    this.#host = host;
    this.#observer = new ResizeObserver(([entry]) => {
      const isNarrow = (entry?.contentRect.width ?? Infinity) < narrowBelow;
      if (isNarrow === this.isNarrow) return;
      this.isNarrow = isNarrow;
      host.requestUpdate();
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }
}
