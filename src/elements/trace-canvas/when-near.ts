import { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { traceContext } from '../trace-contexts.js';

/** How far below or above what is seen of the page counts as near: a reader is there before long. */
const MARGIN = '50% 0px';

/**
 * Whether an element has come near what is seen of the page: a document further down costs nothing before. Where another
 * element shows the same trace, that needs it wherever this one is.
 */
export class WhenNear implements ReactiveController {
  isNear = false;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #onNear: () => void;
  readonly #observer = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && this.come(), {
    rootMargin: MARGIN,
  });

  constructor(host: ReactiveControllerHost & HTMLElement, onNear: () => void) {
    this.#host = host;
    this.#onNear = onNear;
    host.addController(this);
    host.addEventListener('context-request', (event) => {
      const isOurs = event instanceof ContextEvent && event.context === traceContext;
      if (isOurs && event.contextTarget !== host) this.come();
    });
  }

  hostConnected(): void {
    if (this.isNear) return;
    this.#observer.observe(this.#host);
    addEventListener('beforeprint', this.come);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    removeEventListener('beforeprint', this.come);
  }

  /** It is needed wherever it is: on paper all of the page is seen, and a page may ask about what nobody has seen yet. */
  readonly come = (): void => {
    if (this.isNear) return;
    this.isNear = true;
    this.hostDisconnected();
    this.#onNear();
  };
}
