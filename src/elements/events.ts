/**
 * The events of the live view (contract 1.1). Each is an `Event` subclass with read-only properties. Those that bubble
 * are composed too, and are dispatched once, by the outermost of our elements that owns them.
 */
import type { ConnectionState, ConnectionStateName, RunStatus, RunStreamError } from '../streams/index.js';
import type { RunAnswerEvent, RunCancelEvent, RunRetriggerEvent, RunRetriggeredEvent, RunSteerEvent } from './action-events.js';
import type { PageTarget } from './contexts.js';

export * from './action-events.js';

/** What the event's control asks of the page: it bubbles, crosses shadow roots, and can be prevented. */
const about: EventInit = { bubbles: true, composed: true, cancelable: true };

/** The run's status changed. */
export class RunStatusChangeEvent extends Event {
  readonly status: RunStatus;
  readonly previousStatus: RunStatus;
  constructor(status: RunStatus, previousStatus: RunStatus) {
    super('run-status-change');
    this.status = status;
    this.previousStatus = previousStatus;
  }
}

/** The connection's state changed. */
export class RunConnectionChangeEvent extends Event {
  readonly connection: ConnectionState;
  readonly previousState: ConnectionStateName;
  constructor(connection: ConnectionState, previousState: ConnectionStateName) {
    super('run-connection-change');
    this.connection = connection;
    this.previousState = previousState;
  }
}

/** Entries came or changed; at most one event a frame. */
export class RunUpdateEvent extends Event {
  /** Entries new since the last `run-update`. */
  readonly added: number;
  /** Entries now. */
  readonly total: number;
  constructor(added: number, total: number) {
    super('run-update');
    this.added = added;
    this.total = total;
  }
}

/** Events that existed were not received; `from` and `to` are `seq` numbers, both included, absent when unknown. */
export class RunGapEvent extends Event {
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly reason: string;
  constructor(from: number | undefined, to: number | undefined, reason: string) {
    super('run-gap');
    this.from = from;
    this.to = to;
    this.reason = reason;
  }
}

/** Something failed between here and the server. A run that failed is `run-status-change`, not this. */
export class RunErrorEvent extends Event {
  readonly error: RunStreamError;
  /** The element gave up; `retryStream()` or a new `run-url` starts it again. */
  readonly fatal: boolean;
  constructor(error: RunStreamError, fatal: boolean) {
    super('run-error');
    this.error = error;
    this.fatal = fatal;
  }
}

/** An entry is about to be selected. Preventing it keeps the selection as it is. */
export class RunEntrySelectEvent extends Event {
  readonly entryId: string;
  readonly source: 'pointer' | 'keyboard' | 'api';
  constructor(entryId: string, source: 'pointer' | 'keyboard' | 'api') {
    super('run-entry-select', about);
    this.entryId = entryId;
    this.source = source;
  }
}

/** A page link was used. Default action: the link is followed. */
export class RunNavigateEvent extends Event {
  /**
   * Which page: `work-item`, `history`, `board`, `project`, `agent` or `costs`. It hides the `target` every event has;
   * the element is `currentTarget`, or the first of `composedPath()`.
   */
  declare readonly target: EventTarget & PageTarget;
  /** Absolute. */
  readonly href: string;
  constructor(target: PageTarget, href: string) {
    super('run-navigate', about);
    Object.defineProperty(this, 'target', { value: target, enumerable: true });
    this.href = href;
  }
}

/** The Close button was used. What closing means is the page's business. */
export class RunCloseEvent extends Event {
  constructor() {
    super('run-close', { bubbles: true, composed: true });
  }
}

declare global {
  // `HTMLElementEventMap` has these too: it extends this interface.
  interface GlobalEventHandlersEventMap {
    'run-status-change': RunStatusChangeEvent;
    'run-connection-change': RunConnectionChangeEvent;
    'run-update': RunUpdateEvent;
    'run-gap': RunGapEvent;
    'run-error': RunErrorEvent;
    'run-entry-select': RunEntrySelectEvent;
    'run-steer': RunSteerEvent;
    'run-cancel': RunCancelEvent;
    'run-answer': RunAnswerEvent;
    'run-retrigger': RunRetriggerEvent;
    'run-retriggered': RunRetriggeredEvent;
    'run-navigate': RunNavigateEvent;
    'run-close': RunCloseEvent;
  }
}
