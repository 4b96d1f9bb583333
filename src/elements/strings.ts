/** Every word the elements show, in one typed object, so that a page can replace some or all of them. */
import type {
  ActionErrorCode,
  ConnectionStateName,
  ErrorFacts,
  ReceiptStatus,
  RunStatus,
  TransportErrorCode,
} from '../streams/index.js';
import {
  actionWords,
  transportWords,
  type Advice,
} from './words/error-words.js';
import type { KnownRunError, RunErrorWords } from './words/run-error-words.js';
import type { DetailsWords } from './words/details-words.js';
import type { ExportWords } from './words/export-words.js';
import type { FindingsWords } from './words/findings-words.js';
import { entryLabels, logWords, type EntryLabel, type LogStrings } from './words/log-words.js';
import type { ReadingWords } from './words/reading-words.js';
import type { ReplayWords } from './words/replay-words.js';
import type { UsageWords } from './words/usage-words.js';

export type { EntryLabel, LogStrings };
export type { Advice, KnownRunError, RunErrorWords };

/** Metrics by their `data-name`. */
export type MetricKey = 'elapsed' | 'input' | 'output' | 'total' | 'cost' | 'turns' | 'tools';

/** The eight kinds of events as people know them, and the others that a log can hold. */
export type EventName =
  | 'agentStarted'
  | 'promptSent'
  | 'modelResponse'
  | 'toolInvocation'
  | 'toolResult'
  | 'agentThinking'
  | 'runCompleted'
  | 'runFailed'
  | 'runCancelled'
  | 'runInterrupted'
  | 'subAgent'
  | 'step'
  | 'inputRequested'
  | 'notice'
  | 'gap'
  | 'unknown';

/** All words. Values with a part that changes are functions; each takes text that is already formatted. */
export interface RunStrings {
  /** BCP 47 tag for numbers and dates, so that they go with the words. */
  readonly locale: string;
  readonly status: Readonly<Record<RunStatus | 'incomplete', string>>;
  readonly statusHint: Readonly<Record<RunStatus | 'incomplete', string>>;
  readonly connection: Readonly<Record<ConnectionStateName, string>>;
  readonly receipt: Readonly<Record<ReceiptStatus, string>>;
  readonly events: Readonly<Record<EventName, string>>;
  readonly entryLabels: Readonly<Record<EntryLabel, string>>;
  readonly log: LogStrings;
  readonly metrics: Readonly<Record<MetricKey, string>>;
  /** Words that replace ours for errors of a run; ours come with the error panel. */
  readonly runErrors: Partial<Readonly<Record<KnownRunError, RunErrorWords>>>;
  readonly transportErrors: Readonly<Record<TransportErrorCode, (facts: ErrorFacts) => Advice>>;
  readonly actionErrors: Readonly<Record<ActionErrorCode, (facts: ErrorFacts) => Advice>>;

  // Words that replace ours in parts that are loaded later, and bring ours with them: see `words/`.
  readonly details: Partial<DetailsWords>;
  readonly reading: Partial<ReadingWords>;
  readonly replay: Partial<ReplayWords>;
  readonly findings: Partial<FindingsWords>;
  readonly usage: Partial<UsageWords>;
  readonly export: Partial<ExportWords>;

  // Header
  readonly breadcrumb: string;
  readonly runs: string;
  readonly untitledRun: string;
  readonly started: (time: string) => string;
  readonly cancelRun: string;
  readonly cancelling: string;
  readonly cancelQuestion: string;
  readonly cancelExplained: string;
  readonly keepRunning: string;
  readonly notCancelled: string;
  readonly retriggerRun: string;
  readonly retriggering: string;
  readonly retriggerQuestion: string;
  readonly retriggerExplained: string;
  readonly retriggerLater: string;
  readonly retriggered: string;
  readonly notRetriggered: string;
  readonly goBack: string;
  readonly tryAgain: string;
  readonly close: string;
  readonly openWorkItem: string;
  readonly backToBoard: string;

  // Metrics
  readonly notReported: string;
  readonly cached: (share: string) => string;
  readonly cachedTokens: (count: string) => string;
  readonly reasoningTokens: (count: string) => string;
  readonly failedTools: (count: number) => string;
  readonly costBasis: Readonly<Record<'reported' | 'computed', string>>;
  readonly costBasisHint: Readonly<Record<'reported' | 'computed', string>>;

  // Connection
  readonly retryStream: string;
  readonly retryIn: (time: string) => string;
  readonly lastEventAgo: (time: string) => string;
  readonly connectionAdvice: Readonly<Record<'reconnecting' | 'stalled' | 'offline' | 'failed', string>>;
  readonly connectionLost: string;
  readonly connectionBack: string;

  // Error panel
  readonly whatToTry: string;
  readonly happenedAt: string;
  readonly sameErrorTimes: (count: number) => string;
  readonly showAll: string;
  readonly showLess: string;
  readonly moreCharacters: (count: string) => string;

  // Steer bar
  readonly steeringMessage: string;
  readonly steerPlaceholder: string;
  readonly send: string;
  readonly sentMessages: string;
  readonly earlierMessages: (count: number) => string;
  readonly retry: string;
  readonly showInLog: string;
  readonly quoted: (text: string) => string;
  readonly waitingForYou: string;
  readonly approve: string;
  readonly deny: string;
  readonly answerSent: string;
  readonly answerNotSent: string;

  // Announcements
  readonly announceStatus: Readonly<Record<RunStatus | 'incomplete', string>>;
  readonly announceSteps: (added: number, failed: number) => string;
  readonly announceGap: string;
}

/** The English words. */
export const defaultStrings: RunStrings = {
  locale: 'en',
  status: {
    pending: 'Pending',
    running: 'Running',
    waiting: 'Waiting',
    completed: 'Completed',
    failed: 'Failed',
    cancelled: 'Cancelled',
    incomplete: 'Incomplete',
  },
  statusHint: {
    pending: 'The run has not started yet',
    running: 'The run is being executed',
    waiting: 'The run waits for a person',
    completed: 'The run ended with success',
    failed: 'The run ended with an error',
    cancelled: 'The run was stopped',
    incomplete: 'The stream ended without saying how the run ended',
  },
  connection: {
    idle: 'Not connected',
    connecting: 'Connecting…',
    'catching-up': 'Catching up…',
    live: 'Connected',
    reconnecting: 'Reconnecting…',
    stalled: 'Stalled',
    offline: 'Offline',
    finished: 'Finished',
    failed: 'Connection failed',
  },
  receipt: {
    queued: 'queued',
    sending: 'sending',
    accepted: 'accepted',
    applied: 'applied',
    failed: 'failed',
  },
  events: {
    agentStarted: 'Agent started',
    promptSent: 'Prompt sent',
    modelResponse: 'Model response',
    toolInvocation: 'Tool invocation',
    toolResult: 'Tool result',
    agentThinking: 'Agent thinking',
    runCompleted: 'Run completed',
    runFailed: 'Run failed',
    runCancelled: 'Run cancelled',
    runInterrupted: 'Run interrupted',
    subAgent: 'Sub-agent',
    step: 'Step',
    inputRequested: 'Input requested',
    notice: 'Notice',
    gap: 'Gap',
    unknown: 'Unknown event',
  },
  entryLabels,
  log: logWords,
  metrics: {
    elapsed: 'Elapsed',
    input: 'Input tokens',
    output: 'Output',
    total: 'Total',
    cost: 'Cost',
    turns: 'Turns',
    tools: 'Tools',
  },
  runErrors: {},
  details: {},
  reading: {},
  replay: {},
  findings: {},
  usage: {},
  export: {},
  transportErrors: transportWords,
  actionErrors: actionWords,

  breadcrumb: 'Breadcrumb',
  runs: 'Runs',
  untitledRun: 'Run',
  started: (time) => `started ${time}`,
  cancelRun: 'Cancel run',
  cancelling: 'Cancelling…',
  cancelQuestion: 'Cancel this run?',
  cancelExplained: 'The agent is asked to stop. What it has done so far stays.',
  keepRunning: 'Keep running',
  notCancelled: 'The run was not cancelled.',
  retriggerRun: 'Retrigger run',
  retriggering: 'Retriggering…',
  retriggerQuestion: 'Retrigger this run?',
  retriggerExplained: 'Runs the same card again with the agent’s current config.',
  retriggerLater: 'Available once the run has ended',
  retriggered: 'A new run was started.',
  notRetriggered: 'No new run was started.',
  goBack: 'Go back',
  tryAgain: 'Try again',
  close: 'Close',
  openWorkItem: 'Open work item',
  backToBoard: 'Back to board',

  notReported: 'not reported',
  cached: (share) => `${share} cached`,
  cachedTokens: (count) => `of which ${count} read from the cache`,
  reasoningTokens: (count) => `of which ${count} for reasoning`,
  failedTools: (count) => `${count} failed`,
  costBasis: { reported: 'reported', computed: 'computed' },
  costBasisHint: {
    reported: 'as the server reported it',
    computed: 'computed from token counts and a price list',
  },

  retryStream: 'Retry stream',
  retryIn: (time) => `(in ${time})`,
  lastEventAgo: (time) => `, last event ${time} ago`,
  connectionAdvice: {
    reconnecting: 'The connection is made again by itself.',
    stalled: 'The connection is open, but nothing comes. It is made again by itself.',
    offline: 'This browser is offline. The stream goes on as soon as it is back.',
    failed: 'Retry, or open the run again.',
  },
  connectionLost: 'Connection lost, reconnecting',
  connectionBack: 'Connected again',

  whatToTry: 'What to try',
  happenedAt: 'Happened at',
  sameErrorTimes: (count) => `the same error ${count} times in this run`,
  showAll: 'Show all',
  showLess: 'Show less',
  moreCharacters: (count) => `… ${count} more characters`,

  steeringMessage: 'Steering message',
  steerPlaceholder: 'Guide the agent…',
  send: 'Send',
  sentMessages: 'Sent messages',
  earlierMessages: (count) => (count === 1 ? '1 earlier message' : `${count} earlier messages`),
  retry: 'Retry',
  showInLog: 'Show in the log',
  quoted: (text) => `“${text}”`,
  waitingForYou: 'Waiting for you',
  approve: 'Approve',
  deny: 'Deny',
  answerSent: 'Answer sent',
  answerNotSent: 'The answer was not sent.',

  announceStatus: {
    pending: 'Run pending',
    running: 'Run started',
    waiting: 'The run waits for you',
    completed: 'Run completed',
    failed: 'Run failed',
    cancelled: 'Run cancelled',
    incomplete: 'The stream ended before the run did',
  },
  announceSteps: (added, failed) => {
    const steps = added === 1 ? '1 new step' : `${added} new steps`;
    return failed === 0 ? steps : `${steps}, ${failed} failed`;
  },
  announceGap: 'Some events were not received',
};

/** Some of the words; groups may be partial too. */
export type RunStringOverrides = { readonly [K in keyof RunStrings]?: SomeOf<RunStrings[K]> };

type SomeOf<T> = T extends string | ((...values: never[]) => string) ? T : Partial<T>;

/** The English words with some replaced. */
export function withStrings(overrides: RunStringOverrides | undefined): RunStrings {
  if (!overrides) return defaultStrings;
  const merged = Object.entries(defaultStrings).map(([key, value]: [string, unknown]) => {
    const own: unknown = Object.hasOwn(overrides, key) ? overrides[key as keyof RunStrings] : undefined;
    if (own === undefined || own === null) return [key, value];
    return [key, typeof own === 'object' ? { ...(value as object), ...own } : own];
  });
  return Object.fromEntries(merged) as RunStrings;
}
