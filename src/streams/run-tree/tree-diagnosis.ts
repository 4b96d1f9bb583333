/** What can be said about a run in one line, in the words of a trace's diagnosis. */
import type { DiagnosisCode, TraceDiagnosis } from '../../trace-model/trace-document.js';
import type { RunState } from '../run-state.js';
import type { Failures } from './failures.js';
import type { TreeRecord } from './tree-record.js';

/** `current`: what is being done, the newest. */
export function diagnosisOfRun(run: RunState, current: TreeRecord | undefined, failures: Failures): TraceDiagnosis {
  const say = (code: DiagnosisCode, text: string, about?: TreeRecord, since?: number): TraceDiagnosis =>
    Object.freeze({
      code,
      text,
      ...(about === undefined ? {} : { path: about.path }),
      ...(since === undefined ? {} : { since }),
      stuck: false,
      advice: Object.freeze([...(run.error?.remediation ?? [])]),
    });
  if (run.incomplete) return say('healthy', 'The stream ended without saying how the run ended.');
  switch (run.status) {
    case 'pending':
      return say('healthy', 'The run has not started yet.');
    case 'completed':
      return say('complete', 'The run ended with success.', undefined, run.finishedAt);
    case 'cancelled':
      return say('healthy', 'The run was stopped.', undefined, run.finishedAt);
    case 'failed':
      return say('failed', run.error ? `The run failed: ${run.error.message}` : 'The run ended with an error.', failures.pending, run.finishedAt);
    case 'waiting':
      return say('gate-waiting', 'The run waits for a person.', current, current?.entry?.time);
    case 'running':
      if (!current) return say('healthy', 'The run goes on; its next event has not come yet.');
      return failures.hasRecovered
        ? say('recovering', `Something failed, and the run goes on: ${labelOf(current)}.`, current, current.entry?.time)
        : say('performing', `Being done: ${labelOf(current)}.`, current, current.entry?.time);
  }
}

const labelOf = ({ entry }: TreeRecord): string => (entry && 'name' in entry ? entry.name : (entry?.title ?? ''));
