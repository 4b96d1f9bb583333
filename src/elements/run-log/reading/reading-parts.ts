/** What the log and its tools for reading know of each other. */
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { RunState } from '../../../streams/index.js';
import type { RunStrings } from '../../strings.js';
import type { EntrySource } from '../entry-source.js';
import type { FeedFocus } from '../feed-focus.js';
import type { OpenEntries } from '../open-entries.js';
import type { VirtualList } from '../virtual-list.js';

/** The log, as its tools see it. */
export interface LogParts {
  readonly host: HTMLElement & ReactiveControllerHost & { readonly renderRoot: Node };
  readonly source: EntrySource;
  readonly open: OpenEntries;
  readonly list: VirtualList;
  readonly focus: FeedFocus;
  readonly strings: RunStrings;
  readonly state: RunState | undefined;
  /** Nothing that is already known to the server is still to come. */
  readonly caughtUp: boolean;
  readonly selectedEntry: string | undefined;
  /** Address of an entry, where the page gives one. */
  entryHref(entryId: string): string | undefined;
}

/** What a row shows besides its entry. */
export interface RowExtras {
  /** Classes for its entry element, each with a space before it; our own words only. */
  readonly classes: string;
  /** Stands before the line. */
  readonly button: TemplateResult | undefined;
  /** Muted words at the end of the line. */
  readonly aside: string | undefined;
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
