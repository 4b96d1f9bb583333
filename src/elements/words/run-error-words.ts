/** English words for errors of a run. Apart from `defaultStrings`, because most visits see none: loaded with the panel. */

/** Words of the error panel itself. */
export const errorPanelWords = {
  whatToTry: 'What to try',
  happenedAt: 'Happened at',
  sameErrorTimes: (count: number): string => `the same error ${count} times in this run`,
  showAll: 'Show all',
  showLess: 'Show less',
  moreCharacters: (count: string): string => `… ${count} more characters`,
};

export type ErrorPanelWords = Readonly<typeof errorPanelWords>;

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
