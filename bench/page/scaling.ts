/** What one event costs when much is held: reduce, snapshot and publish in batches, as the store does. */
import { BehaviorSubject } from 'rxjs';
import { recordOf, RunReducer, type RunRecord, type RunState } from '../../src/streams/index.js';
import { eventLine } from '../events.js';

const BATCH = 100;
const NEVER_LAST = Infinity;

let waiting: (() => void)[] = [];

/** Makes `runs` runs that hold `held` entries each, and `batches` more batches of events for each of them. */
export function prepareRuns(runs: number, held: number, batches: number): void {
  waiting = Array.from({ length: runs }, () => prepareRun(held, batches));
}

/** Folds what was prepared. */
export function foldPrepared(): void {
  for (const fold of waiting) fold();
}

function prepareRun(held: number, batches: number): () => void {
  const reducer = new RunReducer();
  const states = new BehaviorSubject<RunState>(reducer.snapshot());
  let seen = 0;
  states.subscribe({ next: ({ entries }) => (seen = entries.length), error: reportError });
  let n = 0;
  const batch = (): RunRecord[] =>
    Array.from({ length: BATCH }, () => recordOf(JSON.parse(eventLine(++n, NEVER_LAST, 'turns'))));
  const fold = (records: RunRecord[]): void => {
    for (const record of records) reducer.apply(record);
    states.next(reducer.snapshot());
  };
  while (seen < held) fold(batch());
  const more = Array.from({ length: batches }, batch);
  return () => more.forEach(fold);
}
