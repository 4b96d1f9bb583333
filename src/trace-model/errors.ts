/** Typed errors of the trace model. `message` states facts and names the place; advice is the user interface's. */

/** Why a document could not be opened at all. What can be opened with a loss is a warning instead. */
export type TraceErrorCode =
  /** More bytes than the limit. */
  | 'too_large'
  /** Bytes that are not UTF-8. */
  | 'not_utf8'
  /** A web page where a document was expected, perhaps a sign-in page. */
  | 'html'
  /** Nothing but white space. */
  | 'empty'
  /** A syntax error. */
  | 'not_json'
  /** The text ends before anything that could be shown. */
  | 'truncated'
  /** JSON, but of something else. */
  | 'not_a_trace'
  /** More nodes or entries than the limit. */
  | 'too_many'
  /** The document keeps its tree in a second file, which was not given. */
  | 'tree_missing'
  /** What was given as the tree is none. */
  | 'not_a_tree';

/** Facts an error carries; each is absent when unknown. */
export interface TraceErrorFacts {
  /** Where, as a path of fields: `tree.children[2]`. */
  readonly at?: string;
  /** Place in the bytes as sent, from 0. */
  readonly byteOffset?: number;
  /** Place in the text; both from 1. */
  readonly line?: number;
  readonly column?: number;
  /** The text around that place, or the beginning of what came instead: as written, hostile. */
  readonly excerpt?: string;
  readonly limit?: number;
  readonly actual?: number;
  readonly cause?: unknown;
}

/** Thrown by `parseTrace`: a `code` to act on and the `facts` behind it. */
export class TraceError extends Error {
  readonly code: TraceErrorCode;
  readonly facts: TraceErrorFacts;

  constructor(code: TraceErrorCode, message: string, facts: TraceErrorFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = 'TraceError';
    this.code = code;
    this.facts = facts;
  }
}
