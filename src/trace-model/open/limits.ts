/** How much of a document is opened: a page must stay usable whatever it is given. */
export interface TraceLimits {
  /** Bytes of a document, or characters where it is given as a string. */
  readonly bytes: number;
  /** Levels of the tree that are drawn; what lies deeper is kept as a value. */
  readonly depth: number;
  readonly nodes: number;
  readonly entries: number;
}

export const DEFAULT_LIMITS: TraceLimits = { bytes: 100_000_000, depth: 200, nodes: 1_000_000, entries: 1_000_000 };
