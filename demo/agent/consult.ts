/** A thinking step: a language model is asked where there is one; else the program follows its rule and says which. */
import { setTimeout as wait } from 'node:timers/promises';
import { ModelBusy, streamChat, type ChatMessage } from './model.js';
import type { ModelSettings } from './model-settings.js';
import type { RunContext } from './run-context.js';
import type { Step } from './tree.js';
import { openMessage, openThought, under } from './voice.js';

const attempts = 3;
const defaultPauseMs = 1000;
/** Who asks for a longer pause is not waited for. */
const longestPauseMs = 20_000;

const instructions =
  'You are Surveyor, an agent that looks over a source repository. You are given facts that were measured on this machine. ' +
  'Use only these facts. Answer in at most six sentences of plain text; write file paths exactly as given.';

export interface Question {
  readonly question: string;
  /** What was measured, as text. */
  readonly facts: string;
  /** What a program decides by itself, and why. */
  readonly rule: string;
}

/** The model's answer, or the rule. */
export async function consult(run: RunContext, step: Step, { question, facts, rule }: Question): Promise<string> {
  if (!run.model) {
    const thought = openThought(run, step);
    thought.write(rule);
    thought.finish();
    return rule;
  }
  const messages: readonly ChatMessage[] = [
    { role: 'system', content: instructions },
    { role: 'user', content: `${question}\n\n${facts}` },
  ];
  for (const { role, content } of messages) {
    run.log.emit('prompt', { role, content, delivery: 'new', model: run.model.model, ...under(step) });
  }
  return askPatiently(run, step, run.model, messages);
}

async function askPatiently(
  run: RunContext,
  step: Step,
  model: ModelSettings,
  messages: readonly ChatMessage[],
): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask(run, step, model, messages);
    } catch (error) {
      if (!(error instanceof ModelBusy)) throw error;
      const delayMs = error.retryAfterMs ?? defaultPauseMs * attempt;
      if (attempt === attempts || delayMs > longestPauseMs) throw error.failure;
      run.log.emit('retry', { attempt, delayMs, reason: error.message, ...under(step) });
      await wait(delayMs, undefined, { signal: step.signal });
    }
  }
}

/** One call, its text and reasoning reported as they come, its tokens as the endpoint counted them. */
async function ask(
  run: RunContext,
  step: Step,
  model: ModelSettings,
  messages: readonly ChatMessage[],
): Promise<string> {
  let answer = '';
  let finishReason = 'stop';
  let thought: ReturnType<typeof openThought> | undefined;
  let message: ReturnType<typeof openMessage> | undefined;
  const key = `call-${run.nextNumber()}`;
  try {
    for await (const piece of streamChat(model, messages, step.signal)) {
      if (piece.kind === 'usage') {
        const { usage } = piece;
        run.log.emit('usage', { scope: 'call', mode: 'final', key, model: piece.model ?? model.model, usage, ...under(step) });
      } else if (piece.kind === 'finish') finishReason = piece.reason;
      else if (piece.kind === 'reasoning') (thought ??= openThought(run, step)).write(piece.text);
      else {
        thought?.finish();
        thought = undefined;
        answer += piece.text;
        (message ??= openMessage(run, step)).write(piece.text);
      }
    }
  } catch (error) {
    finishReason = 'error';
    throw error;
  } finally {
    thought?.finish();
    message?.finish(finishReason);
  }
  return answer;
}
