/**
 * Run events, version 1, as data: the fields of every event type. The one place where the wire format is written down;
 * its TypeScript types, the guard that judges events and the published zod schemas are all derived from it.
 */

/** What a field holds. A list is an enumeration; an object names fields of its own; `?` after a key: may be absent. */
export type Field =
  | 'string'
  | 'number'
  /** An integer that is exact. */
  | 'integer'
  /** Not negative. */
  | 'count'
  | 'boolean'
  | 'any'
  | 'list'
  | 'strings'
  /** A string or a number. */
  | 'name'
  /** Plain text, or a list of parts `{type, …}`. */
  | 'content'
  | readonly string[]
  | Fields;
export interface Fields {
  readonly [key: string]: Field;
}

/** Fields any event may carry. `time` is RFC 3339, `seq` rises by one within an `epoch`. */
export const envelope = {
  'id?': 'string',
  'seq?': 'integer',
  'time?': 'string',
  'runId?': 'string',
  'parentRunId?': 'string',
  'epoch?': 'name',
  'turnId?': 'string',
  'messageId?': 'string',
  'toolCallId?': 'string',
  'agentId?': 'string',
  'parentId?': 'string',
  'model?': 'string',
  'actionId?': 'string',
} as const satisfies Fields;

/** `links` as the server writes them. */
export const links = {
  'steer?': 'string',
  'retrigger?': 'string',
  'cancel?': 'string',
  'answer?': 'string',
  'workItem?': 'string',
  'history?': 'string',
  'board?': 'string',
  'project?': 'string',
  'agent?': 'string',
  'costs?': 'string',
} as const satisfies Fields;

/** `run` of `run.started` and of a recording. */
export const runInfo = {
  id: 'string',
  'title?': 'string',
  'agent?': { name: 'string', 'id?': 'string', 'version?': 'string' },
  'model?': 'string',
  'project?': { name: 'string' },
  'workItem?': { title: 'string' },
  'links?': links,
  'heartbeatMs?': 'count',
} as const satisfies Fields;

export const cost = { amount: 'number', currency: 'string' } as const satisfies Fields;
export const tokens = {
  'inputTokens?': 'count',
  'outputTokens?': 'count',
  'cacheReadInputTokens?': 'count',
  'cacheCreationInputTokens?': 'count',
  'reasoningOutputTokens?': 'count',
} as const satisfies Fields;
export const runError = {
  type: 'string',
  message: 'string',
  'code?': 'name',
  'remediation?': 'strings',
} as const satisfies Fields;

const message = { messageId: 'string' } as const satisfies Fields;
const tool = { toolCallId: 'string' } as const satisfies Fields;
const totals = { 'usage?': tokens, 'cost?': cost } as const satisfies Fields;

/** The fields of each event type besides the envelope's. A type that is not a key here is an unknown event. */
export const eventFields = {
  'run.started': { run: runInfo, 'input?': 'any' },
  'run.finished': {
    outcome: ['success', 'cancelled', 'interrupted', 'max_turns', 'max_budget'],
    'result?': 'any',
    ...totals,
  },
  'run.failed': { error: runError, ...totals },
  'turn.started': {},
  'turn.finished': {},
  'step.started': { stepId: 'string', name: 'string', 'nodePath?': 'string' },
  'step.finished': {
    stepId: 'string',
    'name?': 'string',
    'nodePath?': 'string',
    'status?': ['success', 'failure', 'skipped'],
  },
  'agent.started': { agentId: 'string', name: 'string', 'description?': 'string', 'parentToolCallId?': 'string' },
  'agent.finished': { agentId: 'string', 'status?': 'string' },
  prompt: { role: ['system', 'user'], content: 'content', 'delivery?': ['new', 'steer', 'queue'] },
  'message.started': { ...message, 'role?': 'string' },
  'message.delta': { ...message, text: 'string' },
  'message.finished': { ...message, 'role?': 'string', 'content?': 'content', 'finishReason?': 'string' },
  'thinking.started': message,
  'thinking.delta': { ...message, text: 'string' },
  'thinking.finished': { ...message, 'text?': 'string', 'redacted?': 'boolean' },
  'tool.started': { ...tool, name: 'string', 'kind?': 'string', 'title?': 'string', 'args?': 'any' },
  'tool.args.delta': { ...tool, text: 'string' },
  'tool.args': { ...tool, 'args?': 'any' },
  'tool.progress': { ...tool, text: 'string' },
  'tool.finished': {
    ...tool,
    'name?': 'string',
    status: ['ok', 'error', 'denied', 'cancelled'],
    'result?': 'any',
    'error?': { message: 'string', 'type?': 'string' },
    'durationMs?': 'count',
  },
  'input.requested': { requestId: 'string', reason: 'string', 'message?': 'string', 'options?': 'list' },
  'input.resolved': { requestId: 'string', status: 'string', 'by?': 'string' },
  usage: {
    scope: ['call', 'turn', 'run'],
    mode: ['delta', 'cumulative', 'final'],
    'key?': 'string',
    ...totals,
  },
  context: { used: 'count', 'limit?': 'count' },
  state: { 'snapshot?': 'any', 'patch?': 'list' },
  gap: { 'from?': 'integer', 'to?': 'integer', 'reason?': 'string' },
  notice: { level: 'string', text: 'string' },
  retry: { attempt: 'count', 'delayMs?': 'count', 'reason?': 'string' },
  compaction: { 'before?': 'count', 'after?': 'count' },
  'caught-up': {},
  closed: {},
} as const satisfies Readonly<Record<string, Fields>>;
