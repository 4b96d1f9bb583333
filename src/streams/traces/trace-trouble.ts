/** What a look at a document may fail by, and which of that is only a file being written. */
import { TraceError } from '../../trace-model/errors.js';
import { TransportError } from '../errors.js';

/** Refusals that only a person can do something about. */
const HOPELESS: ReadonlySet<string> = new Set(['invalid_url', 'bad_request', 'forbidden', 'unauthorized', 'redirected', 'too_large']);
/** What a reader meets while a file is being replaced. */
const TEARING: ReadonlySet<string> = new Set(['not_found', 'interrupted', 'invalid_body']);

/** What looks as if it were being written, while there is still patience. */
export class Torn extends Error {
  constructor(override readonly cause: TraceError) {
    super(cause.message, { cause });
  }
}

/** What a look failed by. */
export interface Trouble {
  readonly error: TransportError | TraceError;
  /** It may be right in a moment. */
  readonly isTorn: boolean;
}

/** Whether only a person can do something about it. */
export const isHopeless = ({ code }: Trouble['error']): boolean => HOPELESS.has(code);

/** What is wrong, and whether it may be right in a moment. On a stream, whose end is a loss, nothing of a document is torn by it. */
export function judge(cause: unknown, watch: { readonly live: boolean; readonly hasDocument: boolean; readonly isStream: boolean }): Trouble {
  const { live, hasDocument, isStream } = watch;
  if (cause instanceof Torn) return { error: cause.cause, isTorn: live };
  if (cause instanceof TraceError) return { error: cause, isTorn: live && hasDocument };
  if (cause instanceof TransportError) return { error: cause, isTorn: live && hasDocument && !isStream && TEARING.has(cause.code) };
  const message = `reading stopped: ${cause instanceof Error ? cause.message : String(cause)}`;
  return { error: new TransportError('interrupted', message, { cause }), isTorn: false };
}
