/**
 * One execution of a written tree, kept in its document: every change of state is written at once, in the order the
 * format knows (bookkeeping, then phase and cursor, then the log), so a reader may see each of them alone.
 */
import { createDocument, writeDocument, type ExecutionDocument, type TraceLine } from './document.js';
import { keyOf, nextStep, settle, type OpenStep } from './engine.js';
import { readTree } from './tree-source.js';

/** How a step was answered. `note`: the agent's reasoning. */
export interface Answer {
  readonly ok: boolean;
  readonly note?: string | undefined;
}

const nothingOpen = 'null';

export class Execution {
  readonly #file: string;
  readonly #document: ExecutionDocument;

  /** Begins an execution of the tree in `treeFile`; its document is `file`. */
  constructor(file: string, treeFile: URL) {
    this.#file = file;
    this.#document = createDocument(file, treeFile, readTree(treeFile));
    this.#write();
  }

  get document(): Readonly<ExecutionDocument> {
    return this.#document;
  }

  /** Asks whether the agent keeps to the rules; nothing is handed out before it said so. */
  openGate(): void {
    this.#place('protocol', nothingOpen);
  }

  answerGate({ ok, note }: Answer): void {
    this.#document.protocol_accepted = ok;
    if (!ok) this.#document.status = 'failed';
    this.#place('idle', nothingOpen);
    this.#log('protocol', nothingOpen, 'Acknowledge_Protocol', ok ? 'accept' : 'reject', ok ? 'protocol_accepted' : 'protocol_rejected', note);
  }

  /** Hands out the next step; `undefined` when the execution has ended. */
  next(): OpenStep | undefined {
    const result = nextStep(this.#document);
    this.#write();
    if (typeof result === 'object') {
      this.#place(result.step.kind === 'evaluate' ? 'evaluating' : 'performing', cursorOf(result));
      return result;
    }
    this.#document.status = result === 'success' ? 'complete' : 'failed';
    this.#place('idle', nothingOpen);
    return undefined;
  }

  submit(open: OpenStep, { ok, note }: Answer): void {
    const { kind } = open.step;
    const outcome = settle(this.#document, open, ok);
    this.#write();
    this.#place('idle', nothingOpen);
    this.#log(kind, cursorOf(open), open.node.name, kind === 'evaluate' ? String(ok) : ok ? 'success' : 'failure', outcome, note);
  }

  /** Notes a thought at the open step. */
  think(open: OpenStep, note: string): void {
    this.#log('think', cursorOf(open), open.node.name, 'thought', 'recorded', note);
  }

  /** What the variable or constant holds; keys without the name of the tree's root before them. */
  read(key: string): unknown {
    const full = this.#key(key);
    return this.#document.var[full] ?? this.#document.const[full];
  }

  /** Sets a variable that the tree declares. */
  set(key: string, value: unknown): void {
    const full = this.#key(key);
    if (!Object.hasOwn(this.#document.var, full)) throw new Error(`The tree declares no variable ${full}.`);
    this.#document.var[full] = value;
    this.#write();
  }

  /** What became of the node at `path`, as far as it is settled. */
  statusAt(path: readonly number[]): 'success' | 'failure' | undefined {
    const { status, runtime } = this.#document;
    if (path.length > 0) return runtime.node_status[keyOf(path)];
    return status === 'running' ? undefined : status === 'complete' ? 'success' : 'failure';
  }

  #key(key: string): string {
    return `${this.#document.tree.name}__${key}`;
  }

  #place(phase: ExecutionDocument['phase'], cursor: string): void {
    this.#document.phase = phase;
    this.#document.cursor = cursor;
    this.#write();
  }

  #log(kind: TraceLine['kind'], cursor: string, name: string, submitted: string, outcome: string, note?: string): void {
    const ts = new Date().toISOString();
    this.#document.trace.push({ ts, kind, cursor, name, submitted, outcome, ...(note !== undefined && { note }) });
    this.#write();
  }

  #write(): void {
    writeDocument(this.#file, this.#document);
  }
}

const cursorOf = ({ path, index }: OpenStep): string => JSON.stringify({ path, step: index });
