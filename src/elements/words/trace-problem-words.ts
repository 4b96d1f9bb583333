/** English words for a trace document that could not be read. Loaded with what says so. */
import type { TransportErrorCode } from '../../streams/index.js';
import type { TraceErrorCode } from '../../trace-model/errors.js';

/** What happened; absent where the error's own message, which names the place, says it best. */
const messages: Readonly<Partial<Record<TransportErrorCode, (status: string) => string>>> = {
  network: () => 'The server could not be reached.',
  unauthorized: (status) => `The server wants you to sign in${status}.`,
  forbidden: (status) => `You may not read this trace${status}.`,
  not_found: (status) => `There is no trace at this address${status}.`,
  gone: (status) => `The server no longer keeps this trace${status}.`,
  bad_request: (status) => `The server did not understand the request${status}.`,
  unavailable: (status) => `The server refused for now${status}.`,
  http_status: (status) => `The server gave an answer that is no trace${status}.`,
  redirected: () => 'The server sent the request elsewhere, and its headers or credentials must not travel there.',
  interrupted: () => 'The connection was lost.',
  idle_timeout: () => 'The connection is open, but nothing comes.',
};

/** What to do about it. */
const advice: Readonly<Partial<Record<TransportErrorCode | TraceErrorCode, string>>> = {
  network: 'Check the network, and that the server allows this page to read from it.',
  unauthorized: 'Sign in, then retry.',
  forbidden: 'Ask whoever owns it for access.',
  not_found: 'Check the address; the runtime may not have written it yet.',
  unavailable: 'Retry in a moment.',
  idle_timeout: 'Retry in a moment.',
  redirected: 'Set src to the final address.',
  invalid_url: 'Correct src.',
  interrupted: 'It is read again by itself.',
  too_large: 'Open a smaller document.',
  not_utf8: 'Save it as UTF-8.',
  html: 'Sign in and retry, or check the address.',
  empty: 'Wait until the runtime has written it, or check the address.',
  not_json: 'Check that this is the file the runtime wrote, whole and unchanged.',
  truncated: 'Wait until the runtime has written it whole, then retry.',
  not_a_trace: 'Check what was opened: a trace document has a tree and a trace.',
  too_many: 'Open a smaller document.',
  tree_missing: 'Open that file together with it, or set tree-src to its address.',
  not_a_tree: 'Set tree-src to the address of the tree this document was made from.',
};

export const traceProblemWords = {
  title: 'The trace could not be read',
  titleStale: 'The trace cannot be read just now',
  stale: 'What was read before is still shown.',
  retry: 'Retry',
  messages,
  advice,
  otherAdvice: 'Check the address, then retry.',
};

export type TraceProblemWords = Readonly<typeof traceProblemWords>;
