/** The run's own inbox: what people asked of it, read from the file the server appends to. */
import { LineTail, watchFile } from '../shared/line-tail.js';
import type { InboxAction } from '../shared/run-folder.js';

export class Inbox {
  readonly #tail: LineTail;
  readonly #onAction: (action: InboxAction) => void;

  constructor(file: string, onAction: (action: InboxAction) => void) {
    this.#onAction = onAction;
    this.#tail = new LineTail(file);
  }

  /** Looks now, and from now on whenever the file changes, until the signal aborts. */
  open(signal: AbortSignal): void {
    this.check();
    watchFile(this.#tail.file, signal, () => this.check());
  }

  /** Hands on everything that has arrived; `true` when there was something. */
  check(): boolean {
    const lines = this.#tail.readAll();
    for (const line of lines) this.#onAction(JSON.parse(line) as InboxAction);
    return lines.length > 0;
  }
}
