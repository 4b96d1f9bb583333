import type { EntryOf, RunState } from '../../../streams/index.js';

/**
 * Finds the replies of the run's own agent that have ended since the last look. Entries are appended and replaced in
 * place, so each look reads only those that are new, and again the ones still streaming.
 */
export class FinishedReplies {
  #scanned = 0;
  #open: number[] = [];

  /** Looks past what is there: it is history. What still streams will be found when it ends. */
  skip({ entries }: RunState): void {
    this.#open = [];
    for (let i = Math.max(0, entries.length - 100); i < entries.length; i++) {
      if (isReply(entries.at(i)) && entries.at(i)?.status === 'running') this.#open.push(i);
    }
    this.#scanned = entries.length;
  }

  find({ entries }: RunState): EntryOf<'message'>[] {
    for (; this.#scanned < entries.length; this.#scanned++) {
      if (isReply(entries.at(this.#scanned))) this.#open.push(this.#scanned);
    }
    const found: EntryOf<'message'>[] = [];
    this.#open = this.#open.filter((index) => {
      const entry = entries.at(index);
      if (entry?.status === 'running') return true;
      if (isReply(entry)) found.push(entry);
      return false;
    });
    return found;
  }
}

const isReply = (entry: ReturnType<RunState['entries']['at']>): entry is EntryOf<'message'> =>
  entry?.kind === 'message' && entry.role !== 'user' && entry.agentId === undefined;
