/** What the agent says and thinks, as events. */
import type { RunContext } from './run-context.js';
import type { Step } from './tree.js';

/** Events of a step stand under it. */
export const under = (step: Step | undefined): { parentId?: string } => (step ? { parentId: step.id } : {});

/** A message that is whole already. */
export function say(run: RunContext, step: Step | undefined, text: string): void {
  const message = openMessage(run, step);
  message.write(text);
  message.finish();
}

/** A message that is written piece by piece, each sent as soon as it is there. */
export function openMessage(run: RunContext, step: Step | undefined) {
  return open(run, step, 'message');
}

/** A thought, likewise. */
export function openThought(run: RunContext, step: Step | undefined) {
  return open(run, step, 'thinking');
}

function open(run: RunContext, step: Step | undefined, kind: 'message' | 'thinking') {
  const messageId = `${kind}-${run.nextNumber()}`;
  const place = { messageId, ...under(step) };
  run.log.emit(`${kind}.started`, kind === 'message' ? { ...place, role: 'assistant' } : place);
  return {
    messageId,
    write: (text: string): void => run.log.emit(`${kind}.delta`, { ...place, text }),
    finish: (finishReason = 'stop'): void =>
      run.log.emit(`${kind}.finished`, kind === 'message' ? { ...place, finishReason } : place),
  };
}
