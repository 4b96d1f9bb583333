/** Typed errors of the stream core. `message` states facts; advice is the user interface's (`elements/words/error-words.ts`). */

/** Why a connection was refused, lost or given up. */
export type TransportErrorCode =
  /** `run-url` is not an http(s) or ws(s) address. */
  | 'invalid_url'
  /** The request never got an answer: unreachable, blocked by CORS or mixed content, reset. */
  | 'network'
  | 'bad_request' // 400
  | 'unauthorized' // 401
  | 'forbidden' // 403
  | 'not_found' // 404
  | 'gone' // 410
  /** 408, 425, 429, 5xx: refused for now. */
  | 'unavailable'
  /** Any other status. */
  | 'http_status'
  /** Redirected where the request carries headers or credentials that must not travel on. */
  | 'redirected'
  /** A web page instead of a stream, perhaps a sign-in page. */
  | 'html'
  | 'wrong_mime'
  /** The body is not what its content type says. */
  | 'invalid_body'
  | 'too_large'
  /** The connection was made, and then the bytes stopped. */
  | 'interrupted'
  /** Nothing came for longer than the idle limit. */
  | 'idle_timeout'
  /** Three connections in a row were cut at once. */
  | 'cut_short'
  /** WebSocket closed with a code that says not to come back. */
  | 'socket_closed'
  /** A `source` that gives its events only once was read before. */
  | 'source_spent';

/** Why an action (steer, retrigger, cancel, answer) failed. */
export type ActionErrorCode =
  | 'no_target'
  | 'untrusted_target'
  | 'action_conflict' // 409
  | 'action_refused'
  | 'action_network'
  | 'action_invalid_answer';

/** Facts an error carries; each is absent when unknown. */
export interface ErrorFacts {
  readonly url?: string;
  /** HTTP status or WebSocket close code. */
  readonly status?: number;
  /** RFC 9457 `title` and `detail`, or the first characters of the body, as text. */
  readonly detail?: string;
  readonly contentType?: string;
  /** What the server asked for in `Retry-After`, in ms. */
  readonly retryAfterMs?: number;
  readonly limitBytes?: number;
  readonly cause?: unknown;
}

/** Base of every error of this package: a `code` to act on and the `facts` behind it. */
export class RunStreamError extends Error {
  readonly code: TransportErrorCode | ActionErrorCode;
  readonly facts: ErrorFacts;

  constructor(code: TransportErrorCode | ActionErrorCode, message: string, facts: ErrorFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = 'RunStreamError';
    this.code = code;
    this.facts = facts;
  }
}

/** Thrown by a transport's `connect`. */
export class TransportError extends RunStreamError {
  declare readonly code: TransportErrorCode;

  constructor(code: TransportErrorCode, message: string, facts?: ErrorFacts) {
    super(code, message, facts);
    this.name = 'TransportError';
  }
}

/** Rejection of an action. */
export class ActionError extends RunStreamError {
  declare readonly code: ActionErrorCode;

  constructor(code: ActionErrorCode, message: string, facts?: ErrorFacts) {
    super(code, message, facts);
    this.name = 'ActionError';
  }
}
