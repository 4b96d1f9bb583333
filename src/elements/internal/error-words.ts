/** English words for what can go wrong: said plainly, then what to do. Part of `defaultStrings`. */
import type { ActionErrorCode, ErrorFacts, TransportErrorCode } from '../../streams/index.js';

/** What happened, and what to do about it. */
export interface Advice {
  readonly message: string;
  readonly advice: string;
}

/** Title of an error of a run and what to try, best first. */
export interface RunErrorWords {
  readonly title: string;
  readonly remediation: readonly string[];
}

/** Error types of runs that have words of their own (contract 6, and those the original board really sent). */
export type KnownRunError =
  | 'tool_not_found'
  | 'tool_failed'
  | 'permission_denied'
  | 'authentication'
  | 'model_error'
  | 'rate_limited'
  | 'overloaded'
  | 'context_length_exceeded'
  | 'model_not_found'
  | 'content_filtered'
  | 'timeout'
  | 'max_budget'
  | 'max_turns'
  | 'network'
  | 'sandbox'
  | 'invalid_request'
  | 'invalid_output'
  | 'lost_worker'
  | 'agent_disabled'
  | 'already_running'
  | 'dispatch_failed'
  | 'not_found'
  | 'server_error'
  | 'unknown';

export const runErrorWords: Readonly<Record<KnownRunError, RunErrorWords>> = {
  tool_not_found: {
    title: 'Tool not found',
    remediation: ['Check tool config', 'Look for a misspelt tool name in the agent’s instructions'],
  },
  tool_failed: {
    title: 'Tool failed',
    remediation: ['Open the failing step and read the tool’s output', 'Check tool config'],
  },
  permission_denied: {
    title: 'Permission denied',
    remediation: ['Grant the agent the permission it asked for, or take the step out of its task', 'Check tool config'],
  },
  authentication: {
    title: 'Authentication failed',
    remediation: ['Re-check authentication', 'Replace the key or token if it has expired'],
  },
  model_error: {
    title: 'Model error',
    remediation: ['Retrigger the run', 'If it fails again, look at the provider’s status page or pick another model'],
  },
  rate_limited: {
    title: 'Rate limited',
    remediation: ['Wait a little, then retrigger the run', 'Raise the limit with the provider, or run fewer agents at once'],
  },
  overloaded: {
    title: 'Model overloaded',
    remediation: ['Wait a few minutes, then retrigger the run', 'Pick another model for the time being'],
  },
  context_length_exceeded: {
    title: 'Context length exceeded',
    remediation: ['Split the task into smaller ones', 'Pick a model with a larger context window'],
  },
  model_not_found: {
    title: 'Model not found',
    remediation: ['Check the model’s name in the agent’s config', 'Check that this account may use the model'],
  },
  content_filtered: {
    title: 'Content filtered',
    remediation: ['Rephrase the task or remove what the filter may have met', 'Look at the provider’s usage policy'],
  },
  timeout: {
    title: 'Timed out',
    remediation: ['Look for the step that took long', 'Split the task, or raise the time limit'],
  },
  max_budget: {
    title: 'Budget used up',
    remediation: ['Raise the budget of the run', 'Look at which turns cost most'],
  },
  max_turns: {
    title: 'Turn limit reached',
    remediation: ['Raise the turn limit', 'Look for steps that repeat', 'Split the task into smaller ones'],
  },
  network: {
    title: 'Network error',
    remediation: ['Check that the agent’s machine reaches the service', 'Retrigger the run'],
  },
  sandbox: {
    title: 'Sandbox error',
    remediation: ['Check the sandbox’s limits and its image', 'Retrigger the run'],
  },
  invalid_request: {
    title: 'Invalid request',
    remediation: ['Check the agent’s config: model, parameters and tool definitions'],
  },
  invalid_output: {
    title: 'No usable output',
    remediation: ['Say in the instructions what the result must look like', 'Retrigger the run'],
  },
  lost_worker: {
    title: 'Worker lost',
    remediation: ['Check that the worker is running', 'Retrigger the run'],
  },
  agent_disabled: {
    title: 'Agent disabled',
    remediation: ['Enable the agent, or give the card to another one'],
  },
  already_running: {
    title: 'Already running',
    remediation: ['Wait for the other run of this card, or cancel it'],
  },
  dispatch_failed: {
    title: 'Run not dispatched',
    remediation: ['Check that the coordinator is running', 'Retrigger the run'],
  },
  not_found: {
    title: 'Not found',
    remediation: ['Check whether what the agent asked for still exists'],
  },
  server_error: {
    title: 'Server error',
    remediation: ['Look at the server’s log', 'Retrigger the run'],
  },
  unknown: {
    title: 'Unknown error',
    remediation: ['Open the last steps of the log', 'Retrigger the run'],
  },
};

const status = (facts: ErrorFacts): string => (facts.status === undefined ? '' : ` (${facts.status})`);

/** Why the connection to the stream was refused, lost or given up. */
export const transportWords: Readonly<Record<TransportErrorCode, (facts: ErrorFacts) => Advice>> = {
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
};

/** Why a steering message, cancel, retrigger or answer did not arrive. */
export const actionWords: Readonly<Record<ActionErrorCode, (facts: ErrorFacts) => Advice>> = {
  no_target: () => ({ message: 'The server offers no address for this.', advice: 'Set the address on the element.' }),
  untrusted_target: () => ({
    message: 'The run names an address on another server, which is not trusted.',
    advice: 'Set the address on the element if you trust it.',
  }),
  action_conflict: (facts) => ({
    message: facts.detail ?? 'The run is not in a state that allows this.',
    advice: 'Look at the run’s status.',
  }),
  action_refused: (facts) => ({
    message: facts.detail ?? `The server refused${status(facts)}.`,
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
