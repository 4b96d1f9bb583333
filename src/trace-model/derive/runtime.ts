/** The runtime's bookkeeping as flat arrays, one place a node. */
import type { TreeIndex } from '../ask/lookup.js';
import type { WrittenTrace } from '../trace-document.js';

/** What a node came to. */
export const NONE = 0;
export const SUCCESS = 1;
export const FAILURE = 2;

export interface RuntimeState {
  /** Node → `NONE`, `SUCCESS` or `FAILURE`, as `node_status` has it. Words this version does not know are `NONE`. */
  readonly outcomes: Uint8Array;
  /** Node → index of the next step, as `step_index` has it; 0 where absent. */
  readonly steps: Int32Array;
  /** Node → retries used. */
  readonly retries: Int32Array;
}

const OUTCOMES: ReadonlyMap<string, number> = new Map([
  ['success', SUCCESS],
  ['failure', FAILURE],
]);

export const emptyRuntime = (count: number): RuntimeState => ({
  outcomes: new Uint8Array(count),
  steps: new Int32Array(count),
  retries: new Int32Array(count),
});

export function copyRuntime(from: RuntimeState, to: RuntimeState): void {
  to.outcomes.set(from.outcomes);
  to.steps.set(from.steps);
  to.retries.set(from.retries);
}

/** The maps of a document, placed on its nodes; keys that are not in the tree stay out. */
export function runtimeOf(written: WrittenTrace, { indexOf }: TreeIndex): RuntimeState {
  const state = emptyRuntime(written.nodes.length);
  place(written.nodeStatus, indexOf, state.outcomes, (status) => OUTCOMES.get(status) ?? NONE);
  place(written.stepIndex, indexOf, state.steps, Number);
  place(written.retryCount, indexOf, state.retries, Number);
  return state;
}

function place<T>(map: ReadonlyMap<string, T>, indexOf: TreeIndex['indexOf'], places: Uint8Array | Int32Array, valueOf: (value: T) => number): void {
  map.forEach((value, path) => {
    const node = indexOf.get(path);
    if (node !== undefined) places[node] = valueOf(value);
  });
}
