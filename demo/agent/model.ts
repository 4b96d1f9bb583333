/** Asking a language model: `POST {base}/chat/completions` with `stream: true`, as OpenAI-compatible endpoints take it. */
import { EventSourceParserStream } from 'eventsource-parser/stream';
import * as z from 'zod/mini';
import type { TokenUsage } from '../../src/trace-model/index.js';
import { RunFailure } from './errors.js';
import type { ModelSettings } from './model-settings.js';

const silenceLimitMs = 60_000;

export interface ChatMessage {
  readonly role: 'system' | 'user';
  readonly content: string;
}

/** One piece of an answer. */
export type ChatPiece =
  | { readonly kind: 'text' | 'reasoning'; readonly text: string }
  | { readonly kind: 'usage'; readonly usage: TokenUsage; readonly model?: string }
  | { readonly kind: 'finish'; readonly reason: string };

const count = z.optional(z.nullable(z.number()));
const text = z.optional(z.nullable(z.string()));
const chunkSchema = z.object({
  model: text,
  error: z.optional(z.unknown()),
  choices: z.optional(
    z.array(
      z.object({
        delta: z.optional(z.object({ content: text, reasoning_content: text, reasoning: text })),
        finish_reason: text,
      }),
    ),
  ),
  usage: z.optional(
    z.nullable(
      z.object({
        prompt_tokens: count,
        completion_tokens: count,
        prompt_tokens_details: z.optional(z.nullable(z.object({ cached_tokens: count }))),
        completion_tokens_details: z.optional(z.nullable(z.object({ reasoning_tokens: count }))),
      }),
    ),
  ),
});
type Chunk = z.infer<typeof chunkSchema>;

const errorSchema = z.object({
  error: z.object({ message: z.string(), code: z.optional(z.nullable(z.union([z.string(), z.number()]))) }),
});

/** An endpoint that says "not now". `retryAfterMs` is what it asked for. */
export class ModelBusy extends Error {
  override readonly name = 'ModelBusy';
  readonly failure: RunFailure;
  readonly retryAfterMs: number | undefined;

  constructor(failure: RunFailure, retryAfterMs: number | undefined) {
    super(failure.message);
    this.failure = failure;
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * The pieces of one answer as they arrive. Throws `ModelBusy` (429, 503) before the first piece, `RunFailure` for what
 * asking again would not change, and the signal's reason when it aborts.
 */
export async function* streamChat(
  settings: ModelSettings,
  messages: readonly ChatMessage[],
  signal: AbortSignal,
): AsyncGenerator<ChatPiece> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), silenceLimitMs);
  const stillThere = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), silenceLimitMs);
  };
  try {
    const body = await request(settings, messages, AbortSignal.any([signal, silence.signal]));
    let finished = false;
    const events = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
    for await (const { data } of events as unknown as AsyncIterable<{ data: string }>) {
      stillThere();
      if (data === '[DONE]') return;
      for (const piece of piecesOf(readChunk(data))) {
        finished ||= piece.kind === 'finish';
        yield piece;
      }
    }
    if (!finished) throw new RunFailure('network', 'The model’s answer stopped in the middle.', ['Retrigger the run.']);
  } catch (error) {
    signal.throwIfAborted();
    if (silence.signal.aborted) throw new RunFailure('timeout', `The model sent nothing for ${silenceLimitMs / 1000} s.`);
    if (error instanceof RunFailure || error instanceof ModelBusy) throw error;
    throw networkFailure(settings, error);
  } finally {
    clearTimeout(timer);
  }
}

async function request(
  { baseUrl, apiKey, model }: ModelSettings,
  messages: readonly ChatMessage[],
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const response = await fetch(`${baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream', Authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({ model, messages, stream: true, stream_options: { include_usage: true } }),
    signal,
  });
  if (!response.ok) throw refusal(response, await response.text(), model);
  if (!response.body || !response.headers.get('content-type')?.includes('text/event-stream')) {
    throw new RunFailure('model_error', `The endpoint answered with ${response.headers.get('content-type') ?? 'nothing'} instead of a stream.`, [
      'Check OPENAI_BASE_URL: it is the address that /chat/completions is appended to.',
    ]);
  }
  return response.body;
}

function readChunk(data: string): Chunk {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch (error) {
    throw new RunFailure('model_error', `The model’s answer is not JSON: ${data.slice(0, 200)}`, [], String(error));
  }
  const chunk = chunkSchema.safeParse(value);
  if (!chunk.success) throw new RunFailure('model_error', `The model’s answer has an unknown shape: ${data.slice(0, 200)}`);
  if (chunk.data.error !== undefined) {
    throw new RunFailure('model_error', messageOf(data) ?? 'The model broke off with an error.', ['Retrigger the run.']);
  }
  return chunk.data;
}

function* piecesOf({ choices, usage, model }: Chunk): Generator<ChatPiece> {
  const choice = choices?.[0];
  const reasoning = choice?.delta?.reasoning_content ?? choice?.delta?.reasoning;
  if (reasoning) yield { kind: 'reasoning', text: reasoning };
  if (choice?.delta?.content) yield { kind: 'text', text: choice.delta.content };
  if (choice?.finish_reason) yield { kind: 'finish', reason: choice.finish_reason };
  if (usage) yield { kind: 'usage', usage: usageOf(usage), ...(model && { model }) };
}

/** Only what was reported: a count that is missing stays missing. */
function usageOf(usage: NonNullable<Chunk['usage']>): TokenUsage {
  const counts: [string, number | null | undefined][] = [
    ['inputTokens', usage.prompt_tokens],
    ['outputTokens', usage.completion_tokens],
    ['cacheReadInputTokens', usage.prompt_tokens_details?.cached_tokens],
    ['reasoningOutputTokens', usage.completion_tokens_details?.reasoning_tokens],
  ];
  return Object.fromEntries(counts.filter(([, value]) => typeof value === 'number'));
}

function messageOf(body: string): string | undefined {
  try {
    const parsed = errorSchema.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data.error.message : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const authentication = {
  type: 'authentication',
  advice: ['Re-check authentication: the key in OPENAI_API_KEY and whether it may use this model.'],
};
const byStatus = new Map<number, { type: string; advice: string[] }>([
  [400, { type: 'invalid_request', advice: ['Check that the endpoint is OpenAI-compatible and knows stream_options.'] }],
  [401, authentication],
  [403, { ...authentication, type: 'permission_denied' }],
  [404, { type: 'model_not_found', advice: ['Check OPENAI_MODEL and OPENAI_BASE_URL.'] }],
  [408, { type: 'timeout', advice: ['Retrigger the run.'] }],
  [429, { type: 'rate_limited', advice: ['Wait a little, or ask for a higher limit, then retrigger the run.'] }],
  [503, { type: 'overloaded', advice: ['Wait a little, then retrigger the run.'] }],
]);
const byCode = new Map<string, string>([
  ['context_length_exceeded', 'context_length_exceeded'],
  ['content_filter', 'content_filtered'],
  ['model_not_found', 'model_not_found'],
]);

function refusal(response: Response, body: string, model: string): Error {
  const { type, advice } = byStatus.get(response.status) ?? { type: 'model_error', advice: ['Retrigger the run.'] };
  const code = /"code"\s*:\s*"([a-z_]{1,60})"/.exec(body)?.[1] ?? '';
  const detail = messageOf(body) ?? body.slice(0, 300);
  const message = `The endpoint refused the call to ${model} with status ${response.status}: ${detail || 'no reason given'}`;
  const failure = new RunFailure(byCode.get(code) ?? type, message, advice, code || String(response.status));
  if (response.status !== 429 && response.status !== 503) return failure;
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new ModelBusy(failure, Number.isFinite(seconds) ? seconds * 1000 : undefined);
}

function networkFailure({ baseUrl }: ModelSettings, error: unknown): RunFailure {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new RunFailure('network', `The endpoint ${new URL(baseUrl).host} could not be read: ${reason}`, [
    'Check OPENAI_BASE_URL and the network, then retrigger the run.',
  ]);
}
