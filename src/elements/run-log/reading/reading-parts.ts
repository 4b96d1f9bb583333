/** What the log and its tools for reading know of each other. */
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { RunConsumer } from '../../internal/run/run-consumer.js';
import type { EntrySource } from '../entry-source.js';
import type { OpenEntries } from '../open-entries.js';
import type { RowFocus } from '../../internal/virtual-list/row-focus.js';
import type { VirtualList } from '../../internal/virtual-list/virtual-list.js';

export interface LogElement extends HTMLElement, ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  expandAll(): void;
  collapseAll(): void;
}

/** The log, as its tools see it. */
export interface LogParts {
  readonly host: LogElement;
  readonly source: EntrySource;
  readonly open: OpenEntries;
  readonly list: VirtualList;
  readonly focus: RowFocus;
  readonly run: RunConsumer<'state' | 'connection' | 'display' | 'replay'>;
  /** Whether nothing more will come. */
  isOver(): boolean;
}

/** What a row shows besides its entry. */
export interface RowExtras {
  /** Classes for its entry element, each with a space before it; our own words only. */
  readonly classes: string;
  /** Stands before the line. */
  readonly button: TemplateResult | undefined;
  /** Among the marks at the end of the line: it took far longer than usual. */
  readonly slow: TemplateResult | undefined;
  /** Muted words at the end of the line. */
  readonly aside: string | undefined;
}
