/**
 * The events of the trace elements (contract 1.2). Each is an `Event` subclass with read-only properties. Those that
 * bubble are composed too, and are dispatched once, by the outermost of our elements that owns them.
 */
import type { Viewport } from '../layout/types.js';
import type { TraceDocument, TraceWarning } from '../trace-model/trace-document.js';
import type { TraceSelectSource } from './trace-contexts.js';

/** A document was opened: the first one, or one after `src` or `data` changed. */
export class TraceLoadEvent extends Event {
  readonly trace: TraceDocument;
  /** What about the document is not as it should be; it is shown all the same. */
  readonly warnings: readonly TraceWarning[];
  constructor(trace: TraceDocument) {
    super('trace-load');
    this.trace = trace;
    this.warnings = trace.warnings;
  }
}

/** The document could not be read; what was shown before stays. */
export class TraceErrorEvent extends Event {
  readonly error: Error;
  /** Of a `TraceError` or of a transport's error: `not_json`, `html`, `network`, … */
  readonly code: string;
  constructor(error: Error, code: string) {
    super('trace-error');
    this.error = error;
    this.code = code;
  }
}

/** A newer version of the document is shown; at most one event a frame. */
export class TraceUpdateEvent extends Event {
  readonly trace: TraceDocument;
  /** Paths of the nodes that are drawn otherwise than before, in tree order. */
  readonly changedPaths: readonly string[];
  constructor(trace: TraceDocument, changedPaths: readonly string[]) {
    super('trace-update');
    this.trace = trace;
    this.changedPaths = changedPaths;
  }
}

/** Another part of the drawing is seen, or at another zoom; at most one event a frame. */
export class TraceViewportChangeEvent extends Event {
  readonly viewport: Viewport;
  constructor(viewport: Viewport) {
    super('trace-viewport-change');
    this.viewport = viewport;
  }
}

/** A node is about to be selected, or none (`undefined`). Preventing it keeps the selection as it is. */
export class TraceSelectEvent extends Event {
  readonly path: string | undefined;
  readonly previousPath: string | undefined;
  readonly source: TraceSelectSource;
  constructor(path: string | undefined, previousPath: string | undefined, source: TraceSelectSource) {
    super('trace-select', { bubbles: true, composed: true, cancelable: true });
    this.path = path;
    this.previousPath = previousPath;
    this.source = source;
  }
}

/** Another node is selected, or none (`undefined`). */
export class TraceSelectionChangeEvent extends Event {
  readonly path: string | undefined;
  readonly previousPath: string | undefined;
  constructor(path: string | undefined, previousPath: string | undefined) {
    super('trace-selection-change', { bubbles: true, composed: true });
    this.path = path;
    this.previousPath = previousPath;
  }
}

/** A subtree is about to be opened or closed. Preventing it keeps it as it is. */
export class TraceToggleEvent extends Event {
  readonly path: string;
  /** What it will be. */
  readonly expanded: boolean;
  constructor(path: string, expanded: boolean) {
    super('trace-toggle', { bubbles: true, composed: true, cancelable: true });
    this.path = path;
    this.expanded = expanded;
  }
}

/** The reader showed or hid the inspector. */
export class TraceInspectorToggleEvent extends Event {
  /** Whether it is shown now. */
  readonly open: boolean;
  constructor(open: boolean) {
    super('trace-inspector-toggle', { bubbles: true, composed: true });
    this.open = open;
  }
}

/** The reader chose another tab of an inspector. */
export class TraceTabChangeEvent extends Event {
  readonly tab: 'activity' | 'state' | 'engine';
  constructor(tab: 'activity' | 'state' | 'engine') {
    super('trace-tab-change', { bubbles: true, composed: true });
    this.tab = tab;
  }
}

declare global {
  // `HTMLElementEventMap` has these too: it extends this interface.
  interface GlobalEventHandlersEventMap {
    'trace-load': TraceLoadEvent;
    'trace-error': TraceErrorEvent;
    'trace-update': TraceUpdateEvent;
    'trace-viewport-change': TraceViewportChangeEvent;
    'trace-select': TraceSelectEvent;
    'trace-selection-change': TraceSelectionChangeEvent;
    'trace-toggle': TraceToggleEvent;
    'trace-inspector-toggle': TraceInspectorToggleEvent;
    'trace-tab-change': TraceTabChangeEvent;
  }
}
