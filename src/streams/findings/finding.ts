/** What can be said about a run without a model. */

/** Most entries one finding names: the newest. `count` counts all. */
export const MAX_ENTRIES = 1000;

/**
 * Something in a run that deserves a look.
 * `repeated-call`: one tool was called at least three times with equal arguments. `repeated-error`: one error came at
 * least three times, numbers and paths aside. `slow`: calls of one tool, or entries of one kind, took more than three
 * times what they usually take in this run, and more than 2 s. `silence`: nothing has come for longer than five times
 * the usual, and than 60 s.
 */
export interface Finding {
  /** Stays the same while the finding grows. */
  readonly id: string;
  readonly kind: 'repeated-call' | 'repeated-error' | 'silence' | 'slow';
  /** How often; 1 for a silence. */
  readonly count: number;
  /** Entries it was seen at, oldest first, at most the newest 1,000. For a silence the last one. */
  readonly entryIds: readonly string[];
  /** Name of the tool, or kind of the entries. */
  readonly name?: string;
  /** The error, or what the repeated call was about; one line. */
  readonly text?: string;
  /** What the repeats cost beyond the first time, as far as it is known. */
  readonly wasted?: { readonly durationMs?: number };
  /** The longest time one of the slow took, and what is usual. */
  readonly durationMs?: number;
  readonly usualMs?: number;
  /** When the silence began, or the newest of the others happened: epoch ms. */
  readonly since?: number;
}
