import type { Page } from '../chromium.js';
import type { Row } from '../report.js';

/** What a benchmark runs with. */
export interface Bench {
  /** A fresh page in a process of its own; closed by the runner. */
  readonly openPage: () => Promise<Page>;
  /** Fewer repetitions and shorter streams: for a look, not for a claim. */
  readonly quick: boolean;
  /** Says what is being done. */
  readonly log: (text: string) => void;
}

/** A benchmark: resolves with the rows it adds to the table. */
export type Run = (bench: Bench) => Promise<Omit<Row, 'bench'>[]>;
