/**
 * What a run looks like at one moment: the shape every consumer reads. All of it is frozen; a new moment is a new
 * object, and what did not change between two moments is the same object in both.
 */
import type { ContentPart, Cost, RunLinks } from '../trace-model/run-events/run-event.js';
import type { ReadonlyList } from './persistent-list.js';

/** What the *run* does. What the connection does is `ConnectionState`; a lost connection never fails a run. */
export type RunStatus = 'pending' | 'running' | 'waiting' | 'completed' | 'failed' | 'cancelled';

/** How one entry stands. `none`: nothing can fail or finish here (a prompt, a notice). */
export type EntryStatus = 'running' | 'ok' | 'error' | 'denied' | 'cancelled' | 'none';

/** Something about an entry's place in the stream that a reader should know. */
export type EntryMark = 'beginning-missing' | 'after-end' | 'out-of-order';

/** Fields every entry has. `time` is epoch ms; `timeSource` says whose clock it is. */
export interface EntryBase {
  /** Stable across reconnects, repeats and a re-read from the start. */
  readonly id: string;
  readonly time?: number;
  /** `event`: the server's clock; `arrival`: this browser's; `none`: nobody said. */
  readonly timeSource: 'event' | 'arrival' | 'none';
  /** What it is, in a word or two: a tool's name, "Prompt sent". */
  readonly title: string;
  /** One line, at most about 240 characters, line breaks as spaces. */
  readonly summary: string;
  readonly status: EntryStatus;
  readonly durationMs?: number;
  /** Set when it took far longer than the run's own usual. */
  readonly slow?: boolean;
  /** 1-based number of the turn it belongs to. */
  readonly turn?: number;
  /** The sub-agent that produced it; absent for the run's own agent. */
  readonly agentId?: string;
  /** Id of the entry this one stands under. */
  readonly parentId?: string;
  /** Ids of the events folded into it, oldest first. */
  readonly eventIds: ReadonlyList<string>;
  /** The record as received, where it could not be understood. */
  readonly raw?: unknown;
  /** Content parts other than text. */
  readonly parts?: readonly ContentPart[];
  readonly marks?: readonly EntryMark[];
}

/** An error as the server sent it. */
export interface RunErrorInfo {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  /** The server's own advice, first in any list shown. */
  readonly remediation: readonly string[];
}

export type LifecycleEntry = EntryBase & {
  readonly kind: 'lifecycle';
  readonly phase: 'started' | 'completed' | 'failed' | 'cancelled' | 'interrupted';
  readonly input?: unknown;
  readonly result?: unknown;
  readonly error?: RunErrorInfo;
};
export type PromptEntry = EntryBase & {
  readonly kind: 'prompt';
  readonly role: 'system' | 'user';
  readonly text: string;
  readonly delivery?: 'new' | 'steer' | 'queue';
  /** Id of the client action that caused it: how a steering message is known to be applied. */
  readonly actionId?: string;
};
export type MessageEntry = EntryBase & {
  readonly kind: 'message';
  readonly role: string;
  readonly text: string;
  readonly finishReason?: string;
};
export type ThinkingEntry = EntryBase & { readonly kind: 'thinking'; readonly text: string; readonly redacted?: boolean };
/** A call and its result are one entry; `time` is the call's, `resultTime` the result's (epoch ms). */
export type ToolEntry = EntryBase & {
  readonly kind: 'tool';
  readonly toolCallId: string;
  readonly name: string;
  readonly toolKind?: string;
  readonly args?: unknown;
  /** Arguments as streamed text, until they are whole. */
  readonly argsText?: string;
  /** What the tool printed so far (`tool.progress`). */
  readonly progress?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string; readonly type?: string };
  readonly resultTime?: number;
};
export type AgentEntry = EntryBase & {
  readonly kind: 'agent';
  readonly name: string;
  readonly description?: string;
  readonly outcome?: string;
};
export type StepEntry = EntryBase & {
  readonly kind: 'step';
  readonly stepId: string;
  readonly name: string;
  readonly nodePath?: string;
  readonly outcome?: 'success' | 'failure' | 'skipped';
};
export type InputEntry = EntryBase & {
  readonly kind: 'input';
  readonly requestId: string;
  readonly reason: string;
  readonly message?: string;
  readonly options?: readonly unknown[];
  readonly answer?: { readonly status: string; readonly by?: string };
};
export type NoticeEntry = EntryBase & {
  readonly kind: 'notice';
  readonly level: string;
  readonly text: string;
  /** The type of the event it tells of, where that is no plain `notice`. */
  readonly about?: 'retry' | 'compaction' | 'state';
};
export type GapEntry = EntryBase & { readonly kind: 'gap' } & RunGap;
export type UnknownEntry = EntryBase & { readonly kind: 'unknown'; readonly text: string; readonly reason?: string };

/** One row of the log. Replaced, never mutated. */
export type RunEntry =
  | LifecycleEntry
  | PromptEntry
  | MessageEntry
  | ThinkingEntry
  | ToolEntry
  | AgentEntry
  | StepEntry
  | InputEntry
  | NoticeEntry
  | GapEntry
  | UnknownEntry;
export type EntryKind = RunEntry['kind'];
/** An entry of one kind, e.g. `EntryOf<'tool'>`. */
export type EntryOf<K extends EntryKind> = Extract<RunEntry, { kind: K }>;

/** Events that are known to exist and were not received; `from` and `to` are `seq` numbers, both included. */
export interface RunGap {
  readonly from?: number;
  readonly to?: number;
  readonly reason: string;
}

/** Token counts; what nobody reported is `undefined`, never 0. */
export interface TokenTotals {
  /** Cached tokens included. */
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly cacheReadTokens?: number;
  readonly reasoningTokens?: number;
}
/** `reported`: the server said so; `computed`: worked out from a price list. */
export interface RunCost extends Readonly<Pick<Cost, 'amount' | 'currency'>> {
  readonly basis: 'reported' | 'computed';
}
export interface ModelUsage extends TokenTotals {
  readonly model: string;
  readonly cost?: RunCost;
}
export interface TurnUsage extends TokenTotals {
  readonly turn: number;
  readonly cost?: RunCost;
}

/** Where a metric comes from. */
export type MetricBasis = 'reported' | 'computed' | 'unknown';
export type MetricName =
  | 'elapsedMs'
  | 'inputTokens'
  | 'outputTokens'
  | 'totalTokens'
  | 'cacheReadTokens'
  | 'reasoningTokens'
  | 'cost'
  | 'turns'
  | 'toolCalls'
  | 'toolErrors';

export interface RunMetrics extends TokenTotals {
  /** From event times, at the snapshot; an element ticks between snapshots. */
  readonly elapsedMs?: number;
  readonly totalTokens?: number;
  readonly cost?: RunCost;
  readonly turns?: number;
  readonly toolCalls: number;
  readonly toolErrors: number;
  readonly byModel: readonly ModelUsage[];
  readonly byTurn: ReadonlyList<TurnUsage>;
  /** For every number above, whether it was reported, computed, or is unknown. */
  readonly basis: Readonly<Record<MetricName, MetricBasis>>;
}

/** The last event that was *applied*; where a reconnect resumes. */
export interface RunPosition {
  readonly epoch?: string | number;
  readonly seq?: number;
  readonly id?: string;
}

/** A run at one moment (contract 1.4). Times are epoch ms, names ending in `Ms` are durations. */
export interface RunState {
  readonly id?: string;
  readonly title?: string;
  readonly agent?: { readonly name: string; readonly id?: string; readonly version?: string };
  readonly model?: string;
  readonly project?: { readonly name: string };
  readonly workItem?: { readonly title: string };
  readonly status: RunStatus;
  /** The source ended without saying how the run ended. */
  readonly incomplete: boolean;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  readonly outcome?: string;
  readonly result?: unknown;
  readonly error?: RunErrorInfo;
  readonly metrics: RunMetrics;
  /** As the server wrote them; `resolveLinks` judges them. */
  readonly links: RunLinks;
  readonly entries: ReadonlyList<RunEntry>;
  /** Every record once, unknown ones included; repeats and the markers `caught-up` and `closed` are not counted. */
  readonly eventCount: number;
  readonly unknownCount: number;
  readonly gaps: readonly RunGap[];
  readonly context?: { readonly used: number; readonly limit?: number };
  readonly heartbeatMs?: number;
  readonly position: RunPosition;
  /** Rises with every change; equal versions of one run mean equal states. */
  readonly version: number;
}
