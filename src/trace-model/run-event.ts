/**
 * Run events: the wire format of a live run, version 1 (`docs/run-events.md`). One JSON object an event.
 *
 * The schemas only judge: what passes is the very object that came in, so fields nobody declared stay on it, and an
 * own `__proto__` key is neither merged nor lost.
 */
import * as z from 'zod/mini';

/*
 * zod compiles its object checks with `new Function` where it can, and probes for it where it can't. Under a strict
 * Content-Security-Policy that probe alone is a reported violation, so it is switched off before the first schema.
 */
z.config({ jitless: true });

const text = z.string();
const optionalText = z.optional(text);
const count = z.number().check(z.nonnegative());
const optionalCount = z.optional(count);

/** Fields any event may carry. `time` is RFC 3339, `seq` rises by one within an `epoch`. */
const envelope = {
  id: optionalText,
  seq: z.optional(z.int()),
  time: optionalText,
  runId: optionalText,
  parentRunId: optionalText,
  epoch: z.optional(z.union([z.string(), z.number()])),
  turnId: optionalText,
  messageId: optionalText,
  toolCallId: optionalText,
  agentId: optionalText,
  parentId: optionalText,
  model: optionalText,
  actionId: optionalText,
};

const part = z.looseObject({ type: text });
/** Plain text, or a list of parts `{type: 'text' | 'image' | 'file' | 'json' | 'diff', …}`. */
const content = z.union([text, z.array(part)]);

const agent = z.looseObject({ name: text, id: optionalText, version: optionalText });
const links = z.looseObject({
  steer: optionalText,
  retrigger: optionalText,
  cancel: optionalText,
  answer: optionalText,
  workItem: optionalText,
  history: optionalText,
  board: optionalText,
  project: optionalText,
  agent: optionalText,
  costs: optionalText,
});
const runInfo = z.looseObject({
  id: text,
  title: optionalText,
  agent: z.optional(agent),
  model: optionalText,
  project: z.optional(z.looseObject({ name: text })),
  workItem: z.optional(z.looseObject({ title: text })),
  links: z.optional(links),
  heartbeatMs: optionalCount,
});

const cost = z.looseObject({ amount: z.number(), currency: text });
const tokens = z.looseObject({
  inputTokens: optionalCount,
  outputTokens: optionalCount,
  cacheReadInputTokens: optionalCount,
  cacheCreationInputTokens: optionalCount,
  reasoningOutputTokens: optionalCount,
});
const runError = z.looseObject({
  type: text,
  message: text,
  code: z.optional(z.union([z.string(), z.number()])),
  remediation: z.optional(z.array(text)),
});

const event = <const T extends string, S extends z.core.$ZodLooseShape>(type: T, fields: S) => {
  // A field of the event's own says more than the envelope's: the type says so too.
  const shape = { ...envelope, ...fields } as Omit<typeof envelope, keyof S> & S;
  return z.looseObject({ ...shape, type: z.literal(type) });
};

/** One schema an event type. A type that is not a key here is an unknown event: shown, never an error. */
const schemas = {
  'run.started': event('run.started', { run: runInfo, input: z.optional(z.unknown()) }),
  'run.finished': event('run.finished', {
    outcome: z.enum(['success', 'cancelled', 'interrupted', 'max_turns', 'max_budget']),
    result: z.optional(z.unknown()),
    usage: z.optional(tokens),
    cost: z.optional(cost),
  }),
  'run.failed': event('run.failed', { error: runError, usage: z.optional(tokens), cost: z.optional(cost) }),
  'turn.started': event('turn.started', {}),
  'turn.finished': event('turn.finished', {}),
  'step.started': event('step.started', { stepId: text, name: text, nodePath: optionalText }),
  'step.finished': event('step.finished', {
    stepId: text,
    name: optionalText,
    nodePath: optionalText,
    status: z.optional(z.enum(['success', 'failure', 'skipped'])),
  }),
  'agent.started': event('agent.started', {
    agentId: text,
    name: text,
    description: optionalText,
    parentToolCallId: optionalText,
  }),
  'agent.finished': event('agent.finished', { agentId: text, status: optionalText }),
  prompt: event('prompt', {
    role: z.enum(['system', 'user']),
    content,
    delivery: z.optional(z.enum(['new', 'steer', 'queue'])),
  }),
  'message.started': event('message.started', { messageId: text, role: optionalText }),
  'message.delta': event('message.delta', { messageId: text, text }),
  'message.finished': event('message.finished', {
    messageId: text,
    role: optionalText,
    content: z.optional(content),
    finishReason: optionalText,
  }),
  'thinking.started': event('thinking.started', { messageId: text }),
  'thinking.delta': event('thinking.delta', { messageId: text, text }),
  'thinking.finished': event('thinking.finished', {
    messageId: text,
    text: optionalText,
    redacted: z.optional(z.boolean()),
  }),
  'tool.started': event('tool.started', {
    toolCallId: text,
    name: text,
    kind: optionalText,
    title: optionalText,
    args: z.optional(z.unknown()),
  }),
  'tool.args.delta': event('tool.args.delta', { toolCallId: text, text }),
  'tool.args': event('tool.args', { toolCallId: text, args: z.optional(z.unknown()) }),
  'tool.progress': event('tool.progress', { toolCallId: text, text }),
  'tool.finished': event('tool.finished', {
    toolCallId: text,
    name: optionalText,
    status: z.enum(['ok', 'error', 'denied', 'cancelled']),
    result: z.optional(z.unknown()),
    error: z.optional(z.looseObject({ message: text, type: optionalText })),
    durationMs: optionalCount,
  }),
  'input.requested': event('input.requested', {
    requestId: text,
    reason: text,
    message: optionalText,
    options: z.optional(z.array(z.unknown())),
  }),
  'input.resolved': event('input.resolved', { requestId: text, status: text, by: optionalText }),
  usage: event('usage', {
    scope: z.enum(['call', 'turn', 'run']),
    mode: z.enum(['delta', 'cumulative', 'final']),
    key: optionalText,
    usage: z.optional(tokens),
    cost: z.optional(cost),
  }),
  context: event('context', { used: count, limit: optionalCount }),
  state: event('state', { snapshot: z.optional(z.unknown()), patch: z.optional(z.array(z.unknown())) }),
  gap: event('gap', { from: z.optional(z.int()), to: z.optional(z.int()), reason: optionalText }),
  notice: event('notice', { level: text, text }),
  retry: event('retry', { attempt: count, delayMs: optionalCount, reason: optionalText }),
  compaction: event('compaction', { before: optionalCount, after: optionalCount }),
  'caught-up': event('caught-up', {}),
  closed: event('closed', {}),
};

type Schemas = typeof schemas;

/** Every event type of the format. */
export type RunEventType = keyof Schemas;
/** An event of one type, e.g. `RunEventOf<'tool.started'>`. */
export type RunEventOf<T extends RunEventType> = z.infer<Schemas[T]>;
/** Any run event, discriminated by `type`. */
export type RunEvent = { [T in RunEventType]: RunEventOf<T> }[RunEventType];
/** `run` of `run.started` and of a recording: who runs what, and where its pages and actions are. */
export type RunInfo = z.infer<typeof runInfo>;
/** `links` as the server wrote them, not yet resolved or judged. */
export type RunLinks = z.infer<typeof links>;
/** Token counts of one `usage`; `inputTokens` includes the cached ones. */
export type TokenUsage = z.infer<typeof tokens>;
/** `{amount, currency}`, the amount in units of the currency (USD 0.0125, not cents). */
export type Cost = z.infer<typeof cost>;
/** `error` of `run.failed`. */
export type RunFailure = z.infer<typeof runError>;
/** One part of a prompt's or message's content. */
export type ContentPart = z.infer<typeof part>;

/** What a record turned out to be. `reason` says in plain words why it is not a run event. */
export type ParsedEvent = { ok: true; event: RunEvent } | { ok: false; reason: string; type?: string };

const byType = new Map<string, Schemas[RunEventType]>(Object.entries(schemas));

/** Whether `type` is one this version of the format knows. */
export const isRunEventType = (type: unknown): type is RunEventType => typeof type === 'string' && byType.has(type);

/** Judges one decoded record. Never throws; the event it returns is `value` itself, unchanged. */
export function parseRunEvent(value: unknown): ParsedEvent {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, reason: `expected an object, found ${describe(value)}` };
  }
  const type: unknown = Object.hasOwn(value, 'type') ? (value as { type: unknown }).type : undefined;
  if (typeof type !== 'string') return { ok: false, reason: 'the event has no type' };
  const schema = byType.get(type);
  if (!schema) return { ok: false, type, reason: `unknown event type “${type.slice(0, 80)}”` };
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, event: value as RunEvent };
  const issue = result.error.issues[0];
  const where = issue?.path.map(String).join('.') ?? '';
  return { ok: false, type, reason: `${type}: ${where === '' ? 'the event' : where} has the wrong shape` };
}

/** Judges the `run` object of a recording or page; `undefined` when it is not one. */
export function parseRunInfo(value: unknown): RunInfo | undefined {
  return runInfo.safeParse(value).success ? (value as RunInfo) : undefined;
}

const describe = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'an array' : value === '' ? 'an empty string' : `a ${typeof value}`;
