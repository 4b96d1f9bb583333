/**
 * The runtime's bookkeeping worked out again from the log: what it was after any entry, and what it is where a document
 * lost it. The rules are the runtime's (see `status.ts`); they leave no choice, so the log says everything but the
 * values of variables.
 */
import { Attempts } from './attempts.js';
import { verdictOf } from './entries.js';
import { treeIndexOf, type TreeIndex } from '../ask/lookup.js';
import { copyRuntime, emptyRuntime, FAILURE, NONE, SUCCESS, type RuntimeState } from './runtime.js';
import type { WrittenEntry, WrittenNode, WrittenTrace } from '../trace-document.js';

/** The bookkeeping after some entries. */
export interface Moment {
  readonly state: RuntimeState;
  readonly attempts: Attempts;
  /** The first entry that does not fit the tree; -1 as long as all do. From there on retries are a guess. */
  readonly misfit: number;
}

/** A run of the rules over a log. */
export class Replay implements Moment {
  readonly state: RuntimeState;
  readonly attempts: Attempts;
  misfit = -1;
  readonly #nodes: readonly WrittenNode[];
  readonly #tree: TreeIndex;
  /** The action that was answered last. */
  #last = -1;

  /** Before the first entry. */
  constructor(nodes: readonly WrittenNode[]) {
    this.state = emptyRuntime(nodes.length);
    this.attempts = new Attempts(nodes.length);
    this.#nodes = nodes;
    this.#tree = treeIndexOf(nodes);
  }

  /** Copies it, to go on from here later. @param into One of the same tree, written over. */
  fork(into = new Replay(this.#nodes)): Replay {
    copyRuntime(this.state, into.state);
    this.attempts.fork(into.attempts);
    into.#last = this.#last;
    into.misfit = this.misfit;
    return into;
  }

  apply(entry: WrittenEntry, index: number): void {
    const node = entry.cursor === undefined ? undefined : this.#tree.indexOf.get(entry.cursor.path);
    if (node === undefined || entry.cursor === undefined) return;
    const verdict = verdictOf(entry);
    this.attempts.read(node, entry.cursor.step, verdict);
    if (entry.kind === 'protocol') return;
    this.goTo(node, index);
    if (verdict === 'failure') this.state.outcomes[node] = FAILURE;
    if (verdict === 'success') this.#stepDone(node, entry.cursor.step, entry.kind === 'evaluate');
    this.#last = node;
  }

  /** The step of an action is open: what has led there, if it is not the one already at work. `index`: the entry that says so. */
  goTo(node: number, index: number): void {
    if (node !== this.#last || this.#isOver(node)) this.#arriveAt(node, index);
  }

  /** A last step that is a judgement leaves the outcome to the next tick. */
  #stepDone(node: number, step: number, isJudgement: boolean): void {
    if (step + 1 >= this.#stepCount(node) && !isJudgement) this.state.outcomes[node] = SUCCESS;
    else this.state.steps[node] = step + 1;
  }

  #stepCount(node: number): number {
    return this.#nodes[node]?.steps.length ?? 0;
  }

  #isOver(node: number): boolean {
    return this.state.outcomes[node] !== NONE || (this.state.steps[node] ?? 0) >= this.#stepCount(node);
  }

  /** Ticks to the next action, which must be the one the log has; a log that says otherwise is believed. */
  #arriveAt(node: number, index: number): void {
    const expected = this.#tick();
    if (expected === node) return;
    if (this.misfit < 0) this.misfit = index;
    for (let above = node; above >= 0; above = this.#tree.parents[above] ?? -1) this.state.outcomes[above] = NONE;
    this.state.steps[node] = 0;
  }

  /**
   * Carries what the last action came to upwards and gives the action that is next; -1 when the run is over. What cannot
   * be worked on (a reference, an action without steps) is settled on the way.
   */
  #tick(): number {
    const { outcomes } = this.state;
    let retried = -1;
    let node = Math.max(this.#last, 0);
    let isEntering = this.#last < 0;
    if (!isEntering && outcomes[node] === NONE) outcomes[node] = SUCCESS;
    for (;;) {
      if (isEntering) {
        while ((this.#nodes[node]?.children.length ?? 0) > 0) node++;
        if (this.#stepCount(node) > 0) return node;
        outcomes[node] = this.#nodes[node]?.kind === 'reference' ? FAILURE : SUCCESS;
      }
      isEntering = true;
      if (outcomes[node] === FAILURE && this.#retry(node, retried === node)) {
        retried = node;
        continue;
      }
      const parent = this.#tree.parents[node] ?? -1;
      if (parent < 0) return -1;
      const sibling = this.#tree.ends[node] ?? 0;
      const goesOn = (this.#nodes[parent]?.kind === 'selector') === (outcomes[node] === FAILURE);
      if (goesOn && sibling < (this.#tree.ends[parent] ?? 0)) {
        node = sibling;
      } else {
        outcomes[parent] = outcomes[node] ?? NONE;
        node = parent;
        isEntering = false;
      }
    }
  }

  /** Spends a retry, if one is left. One that failed again without a single question fails as often as it is allowed to. */
  #retry(node: number, isFutile: boolean): boolean {
    const { outcomes, steps, retries } = this.state;
    const allowed = this.#nodes[node]?.retriesAllowed ?? 0;
    if ((retries[node] ?? 0) >= allowed) return false;
    retries[node] = isFutile ? allowed : (retries[node] ?? 0) + 1;
    outcomes.fill(NONE, node, this.#tree.ends[node]);
    steps.fill(0, node, this.#tree.ends[node]);
    return true;
  }
}

/**
 * A moment's bookkeeping as a document has it: the root has an outcome of its own only where it is an action.
 * @param outcomes Written over.
 */
export function runtimeAt({ nodes }: Pick<WrittenTrace, 'nodes'>, { state }: Moment, outcomes = new Uint8Array(nodes.length)): RuntimeState {
  outcomes.set(state.outcomes);
  if ((nodes[0]?.children.length ?? 0) > 0) outcomes[0] = NONE;
  return { ...state, outcomes };
}

/** The same as maps. */
export function bookkeepingOf(written: Pick<WrittenTrace, 'nodes'>, moment: Moment): Pick<WrittenTrace, 'nodeStatus' | 'stepIndex' | 'retryCount'> {
  const { outcomes, steps, retries } = runtimeAt(written, moment);
  const nodeStatus = new Map<string, string>();
  const stepIndex = new Map<string, number>();
  const retryCount = new Map<string, number>();
  written.nodes.forEach(({ path }, node) => {
    const outcome = outcomes[node] ?? NONE;
    const step = steps[node] ?? 0;
    const used = retries[node] ?? 0;
    if (outcome !== NONE) nodeStatus.set(path, outcome === SUCCESS ? 'success' : 'failure');
    if (step > 0) stepIndex.set(path, step);
    if (used > 0) retryCount.set(path, used);
  });
  return { nodeStatus, stepIndex, retryCount };
}
