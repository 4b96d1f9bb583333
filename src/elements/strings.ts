/** Every word the elements show, in one typed object, so that a page can replace some or all of them. */
import type { ConnectionStateName, RunStatus } from '../streams/index.js';
import type { ActionWords } from './words/action-words.js';
import type { ActivityWords } from './words/activity-words.js';
import type { AnnouncementWords } from './words/announcement-words.js';
import type { ComparisonWords } from './words/comparison-words.js';
import type { ActionErrorWords, Advice, TransportErrorWords, TroubleWords } from './words/error-words.js';
import type { ErrorPanelWords, KnownRunError, RunErrorWords } from './words/run-error-words.js';
import type { SteeringWords } from './words/steering-words.js';
import type { DetailsWords } from './words/details-words.js';
import type { ExportWords } from './words/export-words.js';
import type { FindingsWords } from './words/findings-words.js';
import { entryLabels, logWords, type EntryLabel, type LogStrings } from './words/log-words.js';
import type { ReadingWords } from './words/reading-words.js';
import type { ReplayWords } from './words/replay-words.js';
import type { TextWords } from './words/text-words.js';
import type { TimelineWords } from './words/timeline-words.js';
import type { InspectorWords } from './words/inspector-words.js';
import type { TracePanelWords } from './words/trace-panel-words.js';
import type { TraceProblemWords } from './words/trace-problem-words.js';
import type { TraceWords } from './words/trace-words.js';
import type { UsageWords } from './words/usage-words.js';
import type { ViewerDetailsWords } from './words/viewer-details-words.js';
import type { ViewerWords } from './words/viewer-words.js';

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
  readonly connection: Readonly<Record<ConnectionStateName, string>>;
  readonly events: Readonly<Record<EventName, string>>;
  readonly entryLabels: Readonly<Record<EntryLabel, string>>;
  readonly log: LogStrings;
  readonly metrics: Readonly<Record<MetricKey, string>>;

  // Words that replace ours in parts that are loaded later, and bring ours with them: see `words/`. Those of the trace
  // elements stand last.
  readonly runErrors?: Partial<Readonly<Record<KnownRunError, RunErrorWords>>>;
  readonly transportErrors?: Partial<TransportErrorWords>;
  readonly actionErrors?: Partial<ActionErrorWords>;
  readonly actions?: Partial<ActionWords>;
  readonly troubles?: Partial<TroubleWords>;
  readonly errorPanel?: Partial<ErrorPanelWords>;
  readonly steering?: Partial<SteeringWords>;
  readonly announcements?: Partial<AnnouncementWords>;
  readonly details?: Partial<DetailsWords>;
  readonly text?: Partial<TextWords>;
  readonly reading?: Partial<ReadingWords>;
  readonly replay?: Partial<ReplayWords>;
  readonly findings?: Partial<FindingsWords>;
  readonly usage?: Partial<UsageWords>;
  readonly export?: Partial<ExportWords>;
  readonly trace?: Partial<TraceWords>;
  readonly tracePanels?: Partial<TracePanelWords>;
  readonly traceProblems?: Partial<TraceProblemWords>;
  readonly activity?: Partial<ActivityWords>;
  readonly inspector?: Partial<InspectorWords>;
  readonly timeline?: Partial<TimelineWords>;
  readonly comparison?: Partial<ComparisonWords>;
  readonly viewer?: Partial<ViewerWords>;
  readonly viewerDetails?: Partial<ViewerDetailsWords>;

  // Header
  readonly breadcrumb: string;
  readonly runs: string;
  readonly untitledRun: string;
  readonly started: (time: string) => string;
  readonly close: string;
  readonly openWorkItem: string;
  readonly backToBoard: string;
  readonly costs: string;

  // Metrics
  readonly notReported: string;
  readonly cached: (share: string) => string;
  readonly failedTools: (count: number) => string;
  readonly costBasis: Readonly<Record<'reported' | 'computed', string>>;

  // Connection
  readonly retryStream: string;
  readonly retryIn: (time: string) => string;
  readonly lastEventAgo: (time: string) => string;
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

  breadcrumb: 'Breadcrumb',
  runs: 'Runs',
  untitledRun: 'Run',
  started: (time) => `started ${time}`,
  close: 'Close',
  openWorkItem: 'Open work item',
  backToBoard: 'Back to board',
  costs: 'Costs',

  notReported: 'not reported',
  cached: (share) => `${share} cached`,
  failedTools: (count) => `${count} failed`,
  costBasis: { reported: 'reported', computed: 'computed' },

  retryStream: 'Retry stream',
  retryIn: (time) => `(in ${time})`,
  lastEventAgo: (time) => `, last event ${time} ago`,
};

/** Some of the words; groups may be partial too. */
export type RunStringOverrides = { readonly [K in keyof RunStrings]?: SomeOf<RunStrings[K]> };

type SomeOf<T> = T extends string | ((...values: never[]) => string) ? T : Partial<T>;

/** The English words with some replaced. */
export function withStrings(overrides: RunStringOverrides | undefined): RunStrings {
  if (!overrides) return defaultStrings;
  const replaced = Object.entries<unknown>(overrides)
    .filter(([, own]) => own !== undefined && own !== null)
    .map(([key, own]) => [
      key,
      typeof own === 'object' ? { ...(defaultStrings[key as keyof RunStrings] as object | undefined), ...own } : own,
    ]);
  return { ...defaultStrings, ...(Object.fromEntries(replaced) as Partial<RunStrings>) };
}
