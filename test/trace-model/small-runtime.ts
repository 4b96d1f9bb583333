/**
 * A behaviour-tree runtime small enough to be checked by eye, written from the description of the real one: it drives
 * random trees with random answers, so that what the model concludes from a document can be compared with what happens.
 * That it writes what the real one wrote is tested in `any-execution.test.ts`.
 */
import { cursorAt, raw, type RawNode } from './documents.js';

export interface Question {
  readonly path: readonly number[];
  readonly step: number;
}
export type Outcome = 'success' | 'failure';
type Tick = Question | Outcome;
export type Answer = 'success' | 'failure' | 'running' | boolean;

export interface SmallRuntimeOptions {
  /** The agent has to accept the protocol first. */
  readonly gated?: boolean;
  /** Called after each of the writes a call comes to. */
  readonly onWrite?: (document: object) => void;
}

export const keyOf = (path: readonly number[]): string => path.join('.');
export const isWithin = (path: string, above: string): boolean => above === '' || path === above || path.startsWith(`${above}.`);

export class SmallRuntime {
  readonly tree: RawNode;
  readonly status = new Map<string, Outcome>();
  readonly step = new Map<string, number>();
  readonly retry = new Map<string, number>();
  trace: object[] = [];
  end: Outcome | undefined;
  question: Question | undefined;
  accepted: boolean;
  phase = 'idle';
  cursor: string;

  /* What no document says: what a judge of the model knows. */
  /** Node → how often it was begun. */
  readonly starts = new Map<string, number>();
  /** Node → what was answered in it since it was begun last, its own retries included. */
  readonly answers = new Map<string, number>();
  /** Entry → which attempt at its node it belongs to; 0 at the gate. */
  attempts: number[] = [];
  /** What the last call settled, in order; a retry takes back what it clears. */
  settled: { readonly path: string; readonly outcome: Outcome | 'retry' }[] = [];
  /** Set by a call that ticked a reference. */
  metReference = false;

  readonly #options: SmallRuntimeOptions;
  #clock = Date.parse('2026-01-01T00:00:00Z');

  constructor(tree: RawNode, options: SmallRuntimeOptions = {}) {
    this.tree = tree;
    this.#options = options;
    this.accepted = options.gated !== true;
    this.cursor = this.accepted ? 'null' : '[]';
  }

  /** One that goes on from here by itself, in silence. */
  fork(): SmallRuntime {
    const copy = new SmallRuntime(this.tree, { gated: this.#options.gated === true });
    for (const name of ['status', 'step', 'retry', 'starts', 'answers'] as const) {
      for (const [key, value] of this[name]) (copy[name] as Map<string, unknown>).set(key, value);
    }
    const { trace, attempts, end, question, accepted, phase, cursor } = this;
    return Object.assign(copy, { trace: [...trace], attempts: [...attempts], end, question, accepted, phase, cursor });
  }

  get isAtGate(): boolean {
    return this.phase === 'protocol';
  }

  /** Asks for the next step. */
  next(): void {
    this.settled = [];
    this.metReference = false;
    if (this.end !== undefined || this.question !== undefined) return;
    if (!this.accepted) {
      this.#place('protocol');
      return;
    }
    let tick = this.#tick([], this.tree);
    while (tick === 'failure' && this.#retried([], this.tree)) tick = this.#tick([], this.tree);
    if (typeof tick === 'string') {
      this.end = tick;
      this.#write();
      return;
    }
    this.question = tick;
    const { path, step } = tick;
    if (step === 0) this.#begin(keyOf(path));
    this.#place(this.#isCondition(tick) ? 'evaluating' : 'performing', cursorAt(path, step));
  }

  /** Answers the gate. */
  submitGate(answer: 'success' | 'failure' | 'running', note?: string): void {
    const submitted = { success: 'accept', failure: 'reject', running: 'running' }[answer];
    const outcome = { success: 'protocol_accepted', failure: 'protocol_rejected', running: 'running' }[answer];
    if (answer === 'failure') this.end = 'failure';
    if (answer === 'success') this.accepted = true;
    if (answer !== 'running') this.#place('idle');
    this.#log({ kind: 'protocol', cursor: 'null', name: 'Acknowledge_Protocol', submitted, outcome }, note);
  }

  /** Answers the open step: `true` and `false` answer either kind. */
  answer(given: Answer, note?: string): void {
    const { path, step } = this.question as Question;
    const key = keyOf(path);
    const node = this.nodeAt(path);
    const isCondition = this.#isCondition(this.question as Question);
    const cursor = cursorAt(path, step);
    const base = { kind: isCondition ? 'evaluate' : 'instruct', cursor, name: node.name };
    if (given === 'running') {
      this.#log({ ...base, submitted: 'running', outcome: 'running' }, note);
      return;
    }
    const isGood = given === true || given === 'success';
    const isLast = step + 1 === node.steps?.length;
    for (let end = path.length; end >= 0; end--) {
      const above = keyOf(path.slice(0, end));
      this.answers.set(above, (this.answers.get(above) ?? 0) + 1);
    }
    if (!isGood) this.status.set(key, 'failure');
    else if (isLast && !isCondition) this.status.set(key, 'success');
    else this.step.set(key, step + 1);
    this.#write();
    this.#place('idle');
    const submitted = isCondition ? String(isGood) : isGood ? 'success' : 'failure';
    const outcome = isCondition ? `evaluation_${isGood ? 'passed' : 'failed'}` : !isGood ? 'action_failed' : isLast ? 'action_complete' : 'step_complete';
    this.#log({ ...base, submitted, outcome }, note);
    this.question = undefined;
  }

  think(thought: string): void {
    const { path, step } = this.question as Question;
    this.#log({ kind: 'think', cursor: cursorAt(path, step), name: this.nodeAt(path).name, submitted: 'thought', outcome: 'recorded' }, thought);
  }

  reset(): void {
    for (const map of [this.status, this.step, this.retry, this.starts, this.answers]) map.clear();
    this.#write();
    this.question = undefined;
    this.end = undefined;
    this.accepted = this.#options.gated !== true;
    this.#place('idle', '[]');
    this.trace = [];
    this.attempts = [];
    this.#write();
  }

  nodeAt(path: readonly number[]): RawNode {
    return path.reduce<RawNode>((above, index) => above.children?.[index] as RawNode, this.tree);
  }

  /** The document as it would be written now. */
  document(): object {
    const { end, phase, cursor, accepted } = this;
    return raw(this.tree, {
      status: end === undefined ? 'running' : end === 'success' ? 'complete' : 'failed',
      phase,
      cursor,
      protocol_accepted: accepted,
      updated_at: new Date(this.#clock).toISOString(),
      created_at: '2026-01-01T00:00:00.000Z',
      runtime: {
        node_status: Object.fromEntries(this.status),
        step_index: Object.fromEntries(this.step),
        retry_count: Object.fromEntries(this.retry),
      },
      trace: [...this.trace],
    });
  }

  #isCondition({ path, step }: Question): boolean {
    return (this.nodeAt(path).steps?.[step] as { kind?: string }).kind === 'evaluate';
  }

  /** A node begins once an attempt; a retry of it, or of something above, takes `answers` back. */
  #begin(key: string): void {
    this.starts.set(key, (this.starts.get(key) ?? 0) + 1);
    this.answers.set(key, 0);
  }

  #place(phase: string, cursor = 'null'): void {
    this.phase = phase;
    this.cursor = cursor;
    this.#write();
  }

  #log(entry: object, note?: string): void {
    const ts = new Date((this.#clock += 1000)).toISOString();
    this.trace.push({ ts, ...entry, ...(note !== undefined && { note }) });
    this.attempts.push(this.question ? (this.starts.get(keyOf(this.question.path)) ?? 0) : 0);
    this.#write();
  }

  #write(): void {
    this.#options.onWrite?.(this.document());
  }

  #settle(path: string, outcome: Outcome): void {
    if (this.status.get(path) === outcome) return;
    this.status.set(path, outcome);
    this.settled.push({ path, outcome });
    this.#write();
  }

  #retried(path: readonly number[], { retries = 0 }: RawNode): boolean {
    const key = keyOf(path);
    const used = this.retry.get(key) ?? 0;
    if (used >= retries) return false;
    this.retry.set(key, used + 1);
    this.#write();
    for (const map of [this.status, this.step, this.answers]) for (const other of [...map.keys()]) if (isWithin(other, key)) map.delete(other);
    this.settled.push({ path: key, outcome: 'retry' });
    this.#write();
    return true;
  }

  #tick(path: readonly number[], node: RawNode): Tick {
    if (node.type === 'ref') {
      this.metReference = true;
      return 'failure';
    }
    if (node.type === 'action') return this.#tickAction(path, node);
    if (!this.answers.has(keyOf(path))) this.#begin(keyOf(path));
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
      // A node's own retries are spent before anybody hears of its failure.
      if (tick === 'failure' && this.#retried(path, child)) continue;
      this.#settle(key, tick);
      return tick;
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
