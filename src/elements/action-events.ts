/** The events of what is asked of a run: each is dispatched before the deed, by the outermost of our elements. */

/** It bubbles, crosses shadow roots, and can be prevented. */
const about: EventInit = { bubbles: true, composed: true, cancelable: true };

/** A steering message is about to be sent. `id` is its idempotency key. */
export class RunSteerEvent extends Event {
  readonly id: string;
  readonly text: string;
  constructor(id: string, text: string) {
    super('run-steer', about);
    this.id = id;
    this.text = text;
  }
}

/** The run is about to be asked to stop. */
export class RunCancelEvent extends Event {
  readonly id: string;
  constructor(id: string) {
    super('run-cancel', about);
    this.id = id;
  }
}

/** An answer to what the run asked is about to be sent. */
export class RunAnswerEvent extends Event {
  readonly id: string;
  readonly requestId: string;
  readonly status: string;
  readonly payload: unknown;
  constructor(id: string, requestId: string, status: string, payload?: unknown) {
    super('run-answer', about);
    this.id = id;
    this.requestId = requestId;
    this.status = status;
    this.payload = payload;
  }
}

/** The same card is about to be run again; the user has confirmed. */
export class RunRetriggerEvent extends Event {
  readonly id: string;
  constructor(id: string) {
    super('run-retrigger', about);
    this.id = id;
  }
}

/** A new run exists. Default action, when `runUrl` has the page's origin: `run-url` is set to it. */
export class RunRetriggeredEvent extends Event {
  readonly runId: string;
  /** Absolute. */
  readonly runUrl: string;
  constructor(runId: string, runUrl: string) {
    super('run-retriggered', about);
    this.runId = runId;
    this.runUrl = runUrl;
  }
}
