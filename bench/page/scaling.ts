/** What one event costs when much is held: reduce, snapshot and publish in batches, as the store does. */
import { BehaviorSubject } from 'rxjs';
import { recordOf, RunReducer, type RunState } from '../../src/streams/index.js';
import { eventLine } from '../events.js';

const BATCH = 100;
const NEVER_LAST = Infinity;

/** Makes a run that holds `held` entries, then folds `batches` more; ms an event. */
export function costOfEvent(held: number, batches: number): number {
  const reducer = new RunReducer();
  const states = new BehaviorSubject<RunState>(reducer.snapshot());
  let seen = 0;
  states.subscribe({ next: ({ entries }) => (seen = entries.length), error: reportError });
  let n = 0;
  const batch = (): ReturnType<typeof recordOf>[] =>
    Array.from({ length: BATCH }, () => recordOf(JSON.parse(eventLine(++n, NEVER_LAST, 'turns'))));
  const fold = (records: ReturnType<typeof recordOf>[]): void => {
    for (const record of records) reducer.apply(record);
    states.next(reducer.snapshot());
  };
  while (seen < held) fold(batch());
  const more = Array.from({ length: batches }, batch);
  const started = performance.now();
  for (const records of more) fold(records);
  return (performance.now() - started) / (batches * BATCH);
}
