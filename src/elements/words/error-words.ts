/** English words for what can go wrong between here and the server: said plainly, then what to do. */
import type { ActionErrorCode, ErrorFacts, RunStreamError, TransportErrorCode } from '../../streams/index.js';

/** What happened, and what to do about it. */
export interface Advice {
  readonly message: string;
  readonly advice: string;
}

const status = (facts: ErrorFacts): string => (facts.status === undefined ? '' : ` (${facts.status})`);

export type TransportErrorWords = Readonly<Record<TransportErrorCode, (facts: ErrorFacts) => Advice>>;
export type ActionErrorWords = Readonly<Record<ActionErrorCode, (facts: ErrorFacts) => Advice>>;

/** What to do about a connection of which no more is known than its state. */
export const troubleWords = {
  reconnecting: 'The connection is made again by itself.',
  stalled: 'The connection is open, but nothing comes. It is made again by itself.',
  offline: 'This browser is offline. The stream goes on as soon as it is back.',
  failed: 'Retry, or open the run again.',
  serverSaid: (text: string): string => `“${text}”`,
};

export type TroubleWords = Readonly<typeof troubleWords>;

/** Why the connection to the stream was refused, lost or given up. */
export const transportErrorWords: TransportErrorWords = {
  invalid_url: () => ({
    message: 'The address of the stream is not an http or WebSocket address.',
    advice: 'Correct run-url.',
  }),
  network: () => ({
    message: 'The server could not be reached.',
    advice: 'Check the network, and that the server allows this page to read from it.',
  }),
  bad_request: (facts) => ({
    message: `The server did not understand the request${status(facts)}.`,
    advice: 'Correct run-url.',
  }),
  unauthorized: (facts) => ({
    message: `The server wants you to sign in${status(facts)}.`,
    advice: 'Sign in again, then retry.',
  }),
  forbidden: (facts) => ({
    message: `You may not read this run${status(facts)}.`,
    advice: 'Ask whoever owns it for access.',
  }),
  not_found: (facts) => ({
    message: `The server knows no such run${status(facts)}.`,
    advice: 'Check run-url; the run may have been deleted.',
  }),
  gone: (facts) => ({
    message: `The server no longer keeps this run${status(facts)}.`,
    advice: 'Open a more recent run.',
  }),
  unavailable: (facts) => ({
    message: `The server refused for now${status(facts)}.`,
    advice: 'It is tried again by itself.',
  }),
  http_status: (facts) => ({
    message: `The server gave an answer that is not a stream${status(facts)}.`,
    advice: 'Check run-url and the server.',
  }),
  redirected: () => ({
    message: 'The server sent the request elsewhere, and its headers or credentials must not travel there.',
    advice: 'Set run-url to the final address.',
  }),
  html: () => ({
    message: 'The server sent a web page, perhaps a sign-in page.',
    advice: 'Sign in and retry.',
  }),
  wrong_mime: (facts) => ({
    message: `The server sent ${facts.contentType === undefined ? 'no content type' : `“${facts.contentType}”`}, which is no format of a run.`,
    advice: 'Check run-url, and the Content-Type the server sends.',
  }),
  invalid_body: () => ({
    message: 'What the server sent is not what its content type says.',
    advice: 'Check run-url, and what a proxy in between may change.',
  }),
  too_large: () => ({
    message: 'The server sent more at once than can be read.',
    advice: 'Have the server send it in smaller events or pages.',
  }),
  interrupted: () => ({
    message: 'The connection was lost.',
    advice: 'It is made again by itself, and nothing is lost.',
  }),
  idle_timeout: () => ({
    message: 'The connection is open, but nothing comes.',
    advice: 'It is made again by itself. If this repeats, the server or a proxy holds the stream back.',
  }),
  cut_short: () => ({
    message: 'The connection is cut as soon as it opens.',
    advice: 'A proxy in between may not let streams through. It is tried again more slowly.',
  }),
  socket_closed: (facts) => ({
    message: `The server closed the connection for good${status(facts)}.`,
    advice: 'Retry, or open the run again.',
  }),
  source_spent: () => ({
    message: 'The events of this run can be read only once, and were read before.',
    advice: 'Set source anew: to an array, an observable, or a new iterable.',
  }),
};

/** What the server or the page said, as a sentence: another follows it. */
const said = ({ detail }: ErrorFacts): string | undefined => detail?.trimEnd().replace(/([^.!?…:])$/, '$1.');

/** Why a steering message, cancel, retrigger or answer did not arrive. */
export const actionErrorWords: ActionErrorWords = {
  no_target: () => ({ message: 'The server offers no address for this.', advice: 'Set the address on the element.' }),
  untrusted_target: () => ({
    message: 'The run names an address on another server, which is not trusted.',
    advice: 'Set the address on the element if you trust it.',
  }),
  action_conflict: (facts) => ({
    message: said(facts) ?? 'The run is not in a state that allows this.',
    advice: 'Look at the run’s status.',
  }),
  action_refused: (facts) => ({
    message: said(facts) ?? `The server refused${status(facts)}.`,
    advice: 'Check that you are signed in and may do this, then retry.',
  }),
  action_network: () => ({
    message: 'The server could not be reached.',
    advice: 'Retry; it is not done twice.',
  }),
  action_invalid_answer: () => ({
    message: 'The server’s answer could not be read.',
    advice: 'Look whether it was done before you retry; it is not done twice.',
  }),
};

/** Words for an error of the connection or of an action; the page's own win. */
export function adviceOn(
  { code, facts }: RunStreamError,
  strings: { readonly transportErrors?: Partial<TransportErrorWords>; readonly actionErrors?: Partial<ActionErrorWords> },
): Advice {
  const words = { ...transportErrorWords, ...actionErrorWords, ...strings.transportErrors, ...strings.actionErrors };
  return words[code](facts);
}
