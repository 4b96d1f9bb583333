import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long what was said stands, in ms. */
const SAID_MS = 5000;

/** The one thing an element says politely, for as long as it takes to read it. */
export class Said implements ReactiveController {
  text = '';
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.text = '';
  }

  readonly say = (text: string): void => {
    clearTimeout(this.#timer);
    this.text = text;
    this.#timer = text === '' ? undefined : setTimeout(() => this.say(''), SAID_MS);
    this.#host.requestUpdate();
  };
}
