import type { TraceDocument } from '../../../trace-model/trace-document.js';
import type { ActivityStrings } from '../../internal/reference-text/reference-text.js';
import type { ActivityWords } from '../../words/activity-words.js';

/** Everything cards are drawn from besides their entry. */
export interface CardContext {
  readonly trace: TraceDocument;
  readonly words: ActivityWords;
  readonly strings: ActivityStrings;
  /** Epoch ms that "… ago" counts from. */
  readonly now: number;
  /** Path of the node whose activity is shown: its own name leads nowhere. */
  readonly path: string;
  /** Texts the reader wants more of → how many characters. */
  readonly limits: ReadonlyMap<string, number>;
  /** What is searched for. */
  readonly pattern: RegExp | undefined;
  readonly onLimit: (id: string, limit: number) => void;
  readonly onSelect: (path: string, event: MouseEvent) => void;
}
