/** A run as a recording: what was received, to be opened again. */
import type { RunHistory } from '../replay/replay-types.js';
import type { RunRecord } from '../run-record.js';

/** Pieces of `{run, events}`, one for each event, in order. `records` may be other ones than the history's, redacted. */
export function* jsonPieces({ run, records }: RunHistory, of: Iterable<RunRecord> = records): Generator<string> {
  yield Object.keys(run).length === 0 ? '{"events":[' : `{"run":${JSON.stringify(run)},"events":[`;
  let separator = '\n';
  for (const record of of) {
    // Marks made here come again by themselves when the recording is read.
    if (record.own) continue;
    yield `${separator}${eventJson(record)}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}

/** The event as it was received; of one that never was JSON, its text. */
function eventJson({ event }: RunRecord): string {
  const received = event.type === 'unknown' ? (event.value ?? event.text) : event;
  try {
    return JSON.stringify(received);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown error';
    const { id, seq, time, epoch } = event;
    return JSON.stringify({ type: 'notice', id, seq, time, epoch, level: 'warning', text: `${event.type} could not be exported: ${reason}` });
  }
}
