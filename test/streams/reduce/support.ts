import { recordOf, reduceRun, RunReducer, type EntryKind, type EntryOf, type RunState } from '../../../src/streams/index.js';
import { numbered, type WireEvent } from '../support/runs.js';

/** The state of events that get their ids, numbers and times here, one second apart. */
export const stateOf = (...events: readonly WireEvent[]): RunState => reduceRun(numbered(events).map((event) => recordOf(event)));

/** All entries of one kind. */
export const entriesOf = <K extends EntryKind>(state: RunState, kind: K): EntryOf<K>[] =>
  state.entries.filter((entry): entry is EntryOf<K> => entry.kind === kind);

/** The only entry of a kind; throws when there are none or several. */
export function only<K extends EntryKind>(state: RunState, kind: K): EntryOf<K> {
  const [entry, ...others] = entriesOf(state, kind);
  if (!entry || others.length > 0) throw new Error(`${others.length + (entry ? 1 : 0)} entries of kind ${kind}`);
  return entry;
}

/** A reducer that was given events exactly as they stand. */
export function reducerOf(...events: readonly unknown[]): RunReducer {
  const reducer = new RunReducer();
  for (const event of events) reducer.apply(recordOf(event));
  return reducer;
}
