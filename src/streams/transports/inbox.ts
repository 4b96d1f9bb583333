import type { Signal } from './transport.js';

/** From callbacks to an async iterator, in order; an error comes after everything received before it. */
export class Inbox {
  #items: { signal: Signal; size: number }[] = [];
  #wake: (() => void) | undefined;
  #ended = false;
  #error: Error | undefined;
  /** Characters received and not yet taken. */
  unread = 0;

  put(signal: Signal, size = 0): void {
    this.#items.push({ signal, size });
    this.unread += size;
    this.#wake?.();
  }

  end(error?: Error): void {
    this.#ended = true;
    this.#error = error;
    this.#wake?.();
  }

  async *take(): AsyncGenerator<Signal, void> {
    for (;;) {
      const items = this.#items;
      this.#items = [];
      for (const { signal, size } of items) {
        this.unread -= size;
        yield signal;
      }
      if (this.#items.length > 0) continue;
      if (this.#ended) break;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    if (this.#error) throw this.#error;
  }
}
