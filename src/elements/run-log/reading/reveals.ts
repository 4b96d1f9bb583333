/** Entries somebody asked for: some may still be on their way. */
import type { LogParts } from './reading-parts.js';

interface Asked {
  readonly id: string;
  /** The reader asked, not the page's address: the focus goes there. */
  readonly focus: boolean;
  readonly answer: (found: boolean) => void;
}

export class Reveals {
  readonly #log: LogParts;
  readonly #show: (index: number, focus: boolean) => void;
  #asked: Asked[] = [];
  /** The selected entry last dealt with. */
  #selected: string | undefined;

  /** @param show Brings the entry of an index into view, opened. */
  constructor(log: LogParts, show: (index: number, focus: boolean) => void) {
    this.#log = log;
    this.#show = show;
  }

  /** Resolves once the entry is shown; with `false` when the run has been read to its end and there is no such entry. */
  ask(id: string, focus: boolean): Promise<boolean> {
    const index = this.#log.source.indexOfId(id);
    if (index >= 0) this.#show(index, focus);
    if (index >= 0 || this.#isCaughtUp) return Promise.resolve(index >= 0);
    return new Promise((answer) => this.#asked.push({ id, focus, answer }));
  }

  /** The reader selected it in this log: it is where it should be. */
  selectedHere(id: string): void {
    this.#selected = id;
  }

  /** After entries came. Returns what to do once they are drawn. */
  update(): (() => void) | undefined {
    const { source, run } = this.#log;
    const caughtUp = this.#isCaughtUp;
    const selectedEntry = run.latest.display?.selectedEntry;
    const found: [index: number, focus: boolean][] = [];
    if (selectedEntry !== this.#selected) {
      const index = selectedEntry === undefined ? -1 : source.indexOfId(selectedEntry);
      if (index >= 0) found.push([index, false]);
      if (index >= 0 || selectedEntry === undefined) this.#selected = selectedEntry;
    }
    this.#asked = this.#asked.filter(({ id, focus, answer }) => {
      const index = source.indexOfId(id);
      if (index === -1 && !caughtUp) return true;
      if (index >= 0) found.push([index, focus]);
      answer(index >= 0);
      return false;
    });
    return found.length === 0 ? undefined : () => found.forEach(([index, focus]) => this.#show(index, focus));
  }

  /** Nothing that the server already knows is still to come. */
  get #isCaughtUp(): boolean {
    const { isOver, run } = this.#log;
    const state = run.latest.connection?.state;
    return isOver() || state === 'live' || state === 'failed';
  }

  /** The entries are another run's. */
  clear(): void {
    for (const { answer } of this.#asked) answer(false);
    this.#asked = [];
    this.#selected = undefined;
  }
}
