/** What became of a node of a run, and why: the words of a trace document (contract 1.3a) for what a run knows. */
import type { NodeStatus } from '../../trace-model/trace-document.js';
import type { RunState } from '../run-state.js';
import type { TreeRecord } from './tree-record.js';

/** A status, and one sentence why. */
export interface Told {
  readonly status: NodeStatus;
  readonly why: string;
}

/** Whether more may come of the run. */
export const goesOn = (run: RunState): boolean =>
  !run.incomplete && (run.status === 'running' || run.status === 'waiting' || run.status === 'pending');

/** Whether a failure did not end the run. */
export const hasRecovered = (record: TreeRecord, run: RunState): boolean => record.recovered || run.status === 'completed';

/** `isNewest`: of a turn, whether none came after it. */
export function tell(record: TreeRecord, run: RunState, isNewest: boolean): Told {
  if (!record.parent) return ofRun(record, run);
  if (record.entry === undefined) return isNewest ? ofNewestTurn(record, run) : { status: 'success', why: 'Done: the next turn followed.' };
  return ofEntry(record, record.entry, run);
}

const BELOW: Told = { status: 'on-path', why: 'Under way: something below it is being done.' };
const ENDED_EARLY: Told = { status: 'partial', why: 'Begun; the stream ended without saying what became of it.' };

function ofRun(record: TreeRecord, run: RunState): Told {
  if (run.incomplete) return { status: 'partial', why: 'The stream ended without saying how the run ended.' };
  switch (run.status) {
    case 'completed':
      return { status: 'success', why: 'The run ended with success.' };
    case 'failed':
      return { status: 'failure', why: run.error ? `The run failed: ${run.error.message}` : 'The run ended with an error.' };
    case 'cancelled':
      return { status: 'cut-off', why: 'The run was stopped.' };
    case 'pending':
      return { status: 'not-reached', why: 'The run has not started yet.' };
    case 'waiting':
      return record.open > 0 ? BELOW : { status: 'waiting', why: 'The run waits for a person.' };
    case 'running':
      return record.open > 0 ? BELOW : { status: 'active', why: 'The run goes on; the next event has not come yet.' };
  }
}

function ofNewestTurn(record: TreeRecord, run: RunState): Told {
  if (run.incomplete) return ENDED_EARLY;
  if (record.open > 0) return BELOW;
  if (goesOn(run)) return { status: 'active', why: 'Under way: the next event of this turn has not come yet.' };
  if (run.status === 'failed') return { status: 'failure', why: 'The run failed in this turn.' };
  if (run.status === 'cancelled') return { status: 'cut-off', why: 'The run was stopped in this turn.' };
  return { status: 'success', why: 'Done: the run ended with this turn.' };
}

function ofEntry(record: TreeRecord, entry: NonNullable<TreeRecord['entry']>, run: RunState): Told {
  const again = record.attempts > 1 ? ` in attempt ${record.attempts}` : '';
  switch (entry.status) {
    case 'running':
      if (!goesOn(run)) return ENDED_EARLY;
      if (entry.kind === 'input') return { status: 'waiting', why: 'Waits for the answer of a person.' };
      if (record.open > 0) return BELOW;
      if (record.attempts > 1) return { status: 'retrying', why: `Being done: attempt ${record.attempts}.` };
      return { status: 'active', why: 'Being done now.' };
    case 'error':
    case 'denied':
      return { status: 'failure', why: failureOf(record, entry, run, again) };
    case 'cancelled':
      if (entry.kind === 'step' && entry.outcome === 'skipped') return { status: 'skipped', why: 'Skipped.' };
      return { status: 'cut-off', why: 'Not finished: it was stopped, or the run ended first.' };
    case 'ok':
    case 'none':
      return { status: 'success', why: `Done${again}.` };
  }
}

function failureOf(record: TreeRecord, entry: NonNullable<TreeRecord['entry']>, run: RunState, again: string): string {
  const what = entry.status === 'denied' ? 'Denied' : 'Failed';
  const message = entry.kind === 'tool' ? entry.error?.message : undefined;
  const because = message === undefined || message === '' ? '' : `: ${message.slice(0, 300)}`;
  return hasRecovered(record, run) ? `${what}${again}, but the run went on${because || '.'}` : `${what}${again}${because || '.'}`;
}
