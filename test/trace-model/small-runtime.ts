/**
 * A behaviour-tree runtime small enough to be checked by eye, written from the description of the real one: it drives
 * random trees with random answers, so that what the model concludes from a document can be compared with what happens.
 */
import { cursorAt, raw, type RawNode } from './documents.js';

interface Question {
  readonly path: readonly number[];
  readonly step: number;
}
type Outcome = 'success' | 'failure';
type Tick = Question | Outcome;

const keyOf = (path: readonly number[]): string => path.join('.');

export class SmallRuntime {
  readonly status = new Map<string, Outcome>();
  readonly step = new Map<string, number>();
  readonly retry = new Map<string, number>();
  readonly trace: object[] = [];
  end: Outcome | undefined;
  question: Question | undefined;
  #minute = Date.parse('2026-01-01T00:00:00Z');
  readonly #tree: RawNode;

  constructor(tree: RawNode) {
    this.#tree = tree;
  }

  /** Asks for the next step. */
  next(): void {
    let tick = this.#tick([], this.#tree);
    while (tick === 'failure' && this.#retried([], this.#tree)) tick = this.#tick([], this.#tree);
    if (typeof tick === 'string') this.end = tick;
    else this.question = tick;
  }

  /** Answers the open step. */
  answer(isGood: boolean): void {
    const { path, step } = this.question as Question;
    const node = path.reduce<RawNode>((above, index) => above.children?.[index] as RawNode, this.#tree);
    const asked = (node.steps?.[step] ?? {}) as { kind?: string };
    const isLast = step + 1 === node.steps?.length;
    const isCondition = asked.kind === 'evaluate';
    if (!isGood) this.status.set(keyOf(path), 'failure');
    else if (isLast && !isCondition) this.status.set(keyOf(path), 'success');
    else this.step.set(keyOf(path), step + 1);
    const submitted = isCondition ? String(isGood) : isGood ? 'success' : 'failure';
    const outcome = isCondition ? `evaluation_${isGood ? 'passed' : 'failed'}` : !isGood ? 'action_failed' : isLast ? 'action_complete' : 'step_complete';
    const ts = new Date((this.#minute += 1000)).toISOString();
    this.trace.push({ ts, kind: isCondition ? 'evaluate' : 'instruct', cursor: cursorAt(path, step), name: node.name, submitted, outcome });
    this.question = undefined;
  }

  /** The document as it would be written now. */
  document(): object {
    const { question, end } = this;
    return raw(this.#tree, {
      status: end === undefined ? 'running' : end === 'success' ? 'complete' : 'failed',
      phase: question === undefined ? 'idle' : 'performing',
      cursor: question === undefined ? 'null' : cursorAt(question.path, question.step),
      runtime: {
        node_status: Object.fromEntries(this.status),
        step_index: Object.fromEntries(this.step),
        retry_count: Object.fromEntries(this.retry),
      },
      trace: [...this.trace],
    });
  }

  #retried(path: readonly number[], { retries = 0 }: RawNode): boolean {
    const key = keyOf(path);
    const used = this.retry.get(key) ?? 0;
    if (used >= retries) return false;
    this.retry.set(key, used + 1);
    const isBelow = (other: string): boolean => key === '' || other === key || other.startsWith(`${key}.`);
    for (const map of [this.status, this.step]) for (const other of [...map.keys()]) if (isBelow(other)) map.delete(other);
    return true;
  }

  #tick(path: readonly number[], node: RawNode): Tick {
    if (node.type === 'ref') return 'failure';
    if (node.type === 'action') return this.#tickAction(path, node);
    for (const [index, child] of (node.children ?? []).entries()) {
      const tick = this.#tickChild([...path, index], child);
      if (typeof tick !== 'string') return tick;
      if (tick === 'success' && node.type === 'selector') return 'success';
      if (tick === 'failure' && node.type !== 'selector') return 'failure';
    }
    return node.type === 'selector' ? 'failure' : 'success';
  }

  #tickChild(path: readonly number[], child: RawNode): Tick {
    const key = keyOf(path);
    for (;;) {
      const tick = this.status.get(key) ?? this.#tick(path, child);
      if (typeof tick !== 'string') return tick;
      this.status.set(key, tick);
      if (tick === 'success' || !this.#retried(path, child)) return tick;
    }
  }

  #tickAction(path: readonly number[], node: RawNode): Tick {
    const key = keyOf(path);
    if (this.status.get(key) === 'failure' && this.#retried(path, node)) return this.#tickAction(path, node);
    const status = this.status.get(key);
    if (status !== undefined) return status;
    const step = this.step.get(key) ?? 0;
    return step >= (node.steps?.length ?? 0) ? 'success' : { path, step };
  }
}
