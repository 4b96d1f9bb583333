/** What a page says to the log about reading, and what it gets back. */
import type { EntryKind, EntryStatus } from '../../../streams/index.js';
import type { EventName } from '../../strings.js';

/** What to leave in the log. A group that is absent or empty leaves everything; an entry has to pass all groups. */
export interface RunFilter {
  /** Kinds of entries (`tool`, `message`, …) or of events (`toolResult`, `runFailed`, …). */
  readonly kinds?: readonly (EntryKind | EventName)[];
  /** Sub-agents by `agentId`; the empty string is the run's own agent. */
  readonly agents?: readonly string[];
  readonly statuses?: readonly EntryStatus[];
  /** Leave only prompts, answers and failures. */
  readonly essential?: boolean;
}

/** What a search found. It goes on while the run does, until the next search of the same log. */
export interface RunSearch {
  /** Entries found so far that the filters leave in the log. */
  readonly count: number;
  /** Goes to the next one after the reader's place, and past the last to the first. Returns its entry's id. */
  next(): string | undefined;
  /** The same backwards. */
  previous(): string | undefined;
}
