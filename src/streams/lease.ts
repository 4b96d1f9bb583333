/**
 * Holding something open for as long as anybody subscribes, and a moment longer. Written out, because the operators
 * that would do it (`share`, `merge`, `timer`) bring RxJS's schedulers and conversions along: 3.5 KB to every visitor.
 */
import { Observable } from 'rxjs';

export class Lease {
  readonly #open: () => void;
  readonly #close: () => void;
  readonly #graceMs: number;
  #holders = 0;
  #isOpen = false;
  #closing: ReturnType<typeof setTimeout> | undefined;

  /** `close` is called `graceMs` after the last holder has left, unless another came meanwhile. */
  constructor(open: () => void, close: () => void, graceMs: number) {
    this.#open = open;
    this.#close = close;
    this.#graceMs = graceMs;
  }

  /** The same values; subscribing holds the lease. */
  held<T>(values: Observable<T>): Observable<T> {
    return new Observable<T>((subscriber) => {
      this.#enter();
      subscriber.add(() => this.#leave());
      subscriber.add(values.subscribe(subscriber));
    });
  }

  #enter(): void {
    this.#holders++;
    clearTimeout(this.#closing);
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#open();
  }

  #leave(): void {
    if (--this.#holders > 0) return;
    this.#closing = setTimeout(() => {
      this.#isOpen = false;
      this.#close();
    }, this.#graceMs);
  }
}
