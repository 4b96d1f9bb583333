/** What people have asked of the run so far, and how it is obeyed: at once where something is going on, else later. */
import type { InboxAction } from '../shared/run-folder.js';
import { Interruption } from './errors.js';
import type { RunContext } from './run-context.js';
import { readSteer, steerHelp } from './steer.js';
import type { NodeStatus, Step, TreeNode } from './tree.js';
import { say } from './voice.js';

/** A step that is going on. */
interface RunningStep {
  readonly name: string;
  readonly isAction: boolean;
  readonly isRoot: boolean;
  /** Goes on though the run stops early. */
  readonly always: boolean;
  readonly abort: AbortController;
}

/** How the word a job searches for is changed while it runs. */
export interface SearchControl {
  /** Name of the step that searches. */
  readonly stepName: string;
  /** Takes the new word; a search that is going on begins anew with it. */
  readonly change: (word: string) => void;
  /** Executed when the search is over already. */
  readonly again: TreeNode<RunContext>;
}

/** What a job can be asked beyond skipping and stopping. */
export interface JobControls {
  /** Names of the steps there will be. */
  readonly stepNames: readonly string[];
  readonly search?: SearchControl;
}

type Answer = Extract<InboxAction, { action: 'answer' }>;

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}.]+/gu, ' ').trim();

export class Control {
  readonly #running = new Map<string, RunningStep>();
  readonly #ended = new Map<string, NodeStatus>();
  readonly #skips: string[] = [];
  readonly #interjected: TreeNode<RunContext>[] = [];
  readonly #answers = new Map<string, (answer: Answer) => void>();
  readonly #cancelled = new AbortController();
  #stopping = false;
  #controls: JobControls = { stepNames: [] };

  /** Aborts when the run is cancelled. */
  get signal(): AbortSignal {
    return this.#cancelled.signal;
  }

  get stopping(): boolean {
    return this.#stopping;
  }

  /** Says what the job can be asked. */
  rule(controls: JobControls): void {
    this.#controls = controls;
  }

  stepBegins(id: string, step: RunningStep): void {
    this.#running.set(id, step);
  }

  stepEnds(id: string, status: NodeStatus): void {
    const step = this.#running.get(id);
    if (step) this.#ended.set(plain(step.name), status);
    this.#running.delete(id);
  }

  isAlways(step: Step | undefined): boolean {
    return step !== undefined && (this.#running.get(step.id)?.always ?? false);
  }

  isToBeSkipped(name: string): boolean {
    return this.#skips.some((skip) => plain(name).includes(skip));
  }

  /** Steps to execute before the next one, each handed out once. */
  takeInterjected(): TreeNode<RunContext>[] {
    return this.#interjected.splice(0);
  }

  /** The answer to a request, when a person gives it; rejects with the signal's reason. */
  waitForAnswer(requestId: string, signal: AbortSignal): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const giveUp = () => reject(signal.reason as Error);
      if (signal.aborted) {
        giveUp();
        return;
      }
      signal.addEventListener('abort', giveUp, { once: true });
      this.#answers.set(requestId, (answer) => {
        signal.removeEventListener('abort', giveUp);
        this.#answers.delete(requestId);
        resolve(answer);
      });
    });
  }

  /** Applies one action. */
  handle(run: RunContext, action: InboxAction): void {
    switch (action.action) {
      case 'cancel':
        this.cancel();
        return;
      case 'answer':
        this.#answers.get(action.requestId)?.(action);
        return;
      case 'steer':
        run.log.emit('prompt', { role: 'user', content: action.text, delivery: 'steer', actionId: action.id });
        say(run, undefined, this.#obey(action.text));
    }
  }

  /** Ends everything that is going on. */
  cancel(): void {
    this.#cancelled.abort(new Interruption('cancel'));
  }

  /** Does what a message asks for and says what that is. */
  #obey(text: string): string {
    const request = readSteer(text);
    switch (request.kind) {
      case 'search':
        return this.#search(request.word);
      case 'skip':
        return this.#skip(request.step);
      case 'stop':
        return this.#stop();
      case 'unknown':
        return `I did not understand that. ${steerHelp}`;
    }
  }

  #search(word: string): string {
    const { search } = this.#controls;
    if (!search) return 'Nothing is searched for in this job.';
    if (this.#stopping) return 'I am finishing already.';
    search.change(word);
    if (!this.#ended.has(plain(search.stepName))) return `I search for “${word}” from now on.`;
    this.#interjected.push(search.again);
    return `I have searched already; I will search again, for “${word}”, before the next step.`;
  }

  #skip(name: string | undefined): string {
    const going = [...this.#running.values()].filter((step) => !step.isRoot);
    const target = name === undefined ? undefined : plain(name);
    const hit =
      target === undefined
        ? going.findLast((step) => step.isAction)
        : going.find((step) => plain(step.name).includes(target));
    if (target !== undefined && (hit || this.#names().some((known) => plain(known).includes(target)))) this.#skips.push(target);
    if (hit) {
      hit.abort.abort(new Interruption('skip'));
      return `I stop “${hit.name}” and go on with what comes next.`;
    }
    if (target === undefined) return 'Nothing is going on that could be skipped.';
    if ([...this.#ended.keys()].some((ended) => ended.includes(target))) return `“${name}” is over already.`;
    return this.#skips.includes(target)
      ? `I will leave out “${name}”.`
      : `I have no step “${name}”. My steps are: ${this.#names().join(', ')}.`;
  }

  #stop(): string {
    this.#stopping = true;
    for (const step of this.#running.values()) {
      if (step.isAction && !step.always) step.abort.abort(new Interruption('stop'));
    }
    return 'I stop here and finish with what I have.';
  }

  #names(): readonly string[] {
    return this.#controls.stepNames;
  }
}
