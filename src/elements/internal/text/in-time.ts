/** Draws what takes long when a frame has time for it, and until then something cheap that says the same. */
import { AsyncDirective } from 'lit/async-directive.js';
import { directive } from 'lit/directive.js';
import { hasTime, whenTime } from './frame-time.js';

class InTime extends AsyncDirective {
  /** What is drawn in full: it stays so. */
  #drawn: string | undefined;
  #given: [key: string, full: () => unknown, cheap: () => unknown] | undefined;

  override render(key: string, full: () => unknown, cheap: () => unknown): unknown {
    this.#given = [key, full, cheap];
    if (key === this.#drawn || hasTime()) {
      this.#drawn = key;
      return full();
    }
    this.#drawn = undefined;
    whenTime(this.#goOn);
    return cheap();
  }

  protected override reconnected(): void {
    if (this.#drawn === undefined) whenTime(this.#goOn);
  }

  readonly #goOn = (): void => {
    if (!this.isConnected || this.#drawn !== undefined || !this.#given) return;
    if (hasTime()) this.setValue(this.render(...this.#given));
    else whenTime(this.#goOn);
  };
}

/** Shows `full()`, or `cheap()` until there is time. `key` names what is shown: another one is drawn anew. */
export const inTime = directive(InTime);
