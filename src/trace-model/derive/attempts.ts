/** Counts attempts at nodes while a log is read from its start. */
import type { EntryVerdict } from '../trace-document.js';

/** What a node's next step is after a failure: every step is before it. Larger numbers are objects when they are read. */
const AFTER_FAILURE = 0x3fffffff;

export class Attempts {
  /** Node → attempts so far; 0 where nothing was written about it. */
  readonly counts: Int32Array;
  /** Node → first step that would still belong to the attempt. */
  readonly #next: Int32Array;
  #last = -1;

  /** Of a tree about which nothing was written yet. */
  constructor(nodeCount: number) {
    this.counts = new Int32Array(nodeCount);
    this.#next = new Int32Array(nodeCount);
  }

  /** Copies them, to go on from here later. @param into Written over. */
  fork(into = new Attempts(this.counts.length)): Attempts {
    into.counts.set(this.counts);
    into.#next.set(this.#next);
    into.#last = this.#last;
    return into;
  }

  /** The node that was answered last; -1 where none was. */
  get last(): number {
    return this.#last;
  }

  /** Which attempt an entry about a step of a node would belong to. */
  at(node: number, step: number): number {
    const count = this.counts[node] ?? 0;
    return count === 0 || step < (this.#next[node] ?? 0) ? count + 1 : count;
  }

  /**
   * Reads an entry about a step of a node: which attempt it belongs to. After an answer, asking the same step again, or one
   * before it, is a new attempt.
   */
  read(node: number, step: number, verdict: EntryVerdict): number {
    const attempt = this.at(node, step);
    if (attempt !== this.counts[node]) {
      this.counts[node] = attempt;
      this.#next[node] = 0;
    }
    if (verdict === 'success' || verdict === 'failure') {
      this.#last = node;
      this.#next[node] = verdict === 'failure' ? AFTER_FAILURE : step + 1;
    }
    return attempt;
  }
}
