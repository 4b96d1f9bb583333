import type { Slot, TraceDocument } from '../../trace-model/trace-document.js';
import type { TraceStrings } from '../trace-strings.js';
import type { InspectorWords } from '../words/inspector-words.js';

/** What a tab draws from. */
export interface PanelContext {
  readonly trace: TraceDocument;
  readonly words: InspectorWords;
  readonly strings: TraceStrings;
  /** Path of the selected node. */
  readonly path: string | undefined;
  /** The reader picked a node. */
  readonly onSelect: (path: string, event: MouseEvent) => void;
  /** The reader picked a variable or constant, where that is of use. */
  readonly onSlot?: (slot: Slot) => void;
}

/** Rows of a list to begin with, and those added by each "Show more": a document may hold a hundred thousand. */
export const ROWS = 100;
