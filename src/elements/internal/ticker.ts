import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Renders the host again when something it shows counts on: `delay` says after how many ms, or `undefined` when
 * nothing does. No timer runs while the tab is hidden or the host is not in a document.
 */
export class Ticker implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #delay: () => number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** An element is updated once more after it was removed. */
  #isConnected = false;

  constructor(host: ReactiveControllerHost, delay: () => number | undefined) {
    this.#host = host;
    this.#delay = delay;
    host.addController(this);
  }

  hostConnected(): void {
    this.#isConnected = true;
    document.addEventListener('visibilitychange', this.#wake);
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    const delay = this.#isConnected && !document.hidden ? this.#delay() : undefined;
    this.#timer = delay === undefined ? undefined : setTimeout(this.#wake, Math.max(20, delay));
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    document.removeEventListener('visibilitychange', this.#wake);
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  readonly #wake = (): void => this.#host.requestUpdate();
}

/** Ms until a count of whole seconds that stands at `ms` shows its next one. */
export const untilNextSecond = (ms: number): number => 1000 - (((ms % 1000) + 1000) % 1000);
