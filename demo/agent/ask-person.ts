/** Asking a person before something is done. The run waits meanwhile. */
import type { RunContext } from './run-context.js';
import type { Step } from './tree.js';
import { under } from './voice.js';

/** Nobody answers an open question for ever, and nothing is done without an answer. */
const patienceMs = 60 * 60_000;

/** Asks for approval; `true` when it was given. Throws the step's reason when the step is interrupted. */
export async function askApproval(run: RunContext, step: Step, toolCallId: string, message: string): Promise<boolean> {
  const requestId = `request-${run.nextNumber()}`;
  const place = { requestId, toolCallId, ...under(step) };
  run.log.emit('input.requested', {
    ...place,
    reason: 'approval',
    message,
    options: [
      { id: 'approved', label: 'Approve' },
      { id: 'denied', label: 'Deny' },
    ],
  });
  const patience = AbortSignal.timeout(patienceMs);
  try {
    const answer = await run.control.waitForAnswer(requestId, AbortSignal.any([step.signal, patience]));
    run.log.emit('input.resolved', { ...place, status: answer.status, by: 'person', actionId: answer.id });
    return answer.status === 'approved';
  } catch (error) {
    const expired = patience.aborted && !step.signal.aborted;
    run.log.emit('input.resolved', { ...place, status: expired ? 'expired' : 'cancelled', by: 'agent' });
    if (!expired) throw error;
    return false;
  }
}
