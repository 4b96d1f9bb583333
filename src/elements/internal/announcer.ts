import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Subscription } from 'rxjs';
import type { ConnectionState, RunState } from '../../streams/index.js';
import type { RunScope } from '../contexts.js';
import { AnnouncementQueue } from './announcements.js';

const LOST = new Set(['reconnecting', 'stalled', 'offline']);
/** Until then what comes is history, not news. */
const READING_BACKLOG = new Set(['idle', 'connecting', 'catching-up']);

/**
 * Tells screen readers of a run through one polite live region, which stands empty in the page from the start. Errors,
 * the end, a question to the reader, a connection lost and back, and gaps are always said; new steps only as a
 * number. Nothing is said about what was there when the run was opened, and steps that come while the tab is hidden
 * are not read out afterwards.
 */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #scope: () => RunScope;
  readonly #queue = new AnnouncementQueue();
  #subscription = new Subscription();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #message = '';
  #run: RunState | undefined;
  #connection: ConnectionState | undefined;
  #isLost = false;
  #isNews = false;

  /** `scope` is asked for on every connect. */
  constructor(host: ReactiveControllerHost, scope: () => RunScope) {
    this.#host = host;
    this.#scope = scope;
    host.addController(this);
  }

  hostConnected(): void {
    const scope = this.#scope();
    this.#subscription = new Subscription();
    const error = reportError;
    this.#subscription.add(scope.state$.subscribe({ next: this.#onState, error }));
    this.#subscription.add(scope.connection$.subscribe({ next: this.#onConnection, error }));
    this.#subscription.add(scope.gap$.subscribe({ next: () => this.#say(scope.strings.announceGap), error }));
  }

  hostDisconnected(): void {
    this.#subscription.unsubscribe();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#run = undefined;
    this.#connection = undefined;
    this.#isNews = false;
    this.#isLost = false;
  }

  /** What the live region says now. */
  get message(): string {
    return this.#message;
  }

  readonly #onState = (run: RunState): void => {
    const before = this.#run;
    this.#run = run;
    if (!before || !this.#isNews || before.id !== run.id) return;
    const words = this.#scope().strings.announceStatus;
    if (run.incomplete && !before.incomplete) this.#say(words.incomplete);
    else if (run.status !== before.status) this.#say(`${words[run.status]}${run.error ? `: ${run.error.message.slice(0, 200)}` : ''}`);
    const added = run.entries.length - before.entries.length;
    const failed = run.metrics.toolErrors - before.metrics.toolErrors;
    if (!document.hidden && (added > 0 || failed > 0)) {
      this.#queue.count(Math.max(0, added), Math.max(0, failed));
      this.#schedule();
    }
  };

  readonly #onConnection = (connection: ConnectionState): void => {
    const before = this.#connection;
    this.#connection = connection;
    if (connection.state === before?.state) return;
    const { strings } = this.#scope();
    const { state } = connection;
    if (state === 'failed') {
      const code = connection.reason?.code;
      const words: Partial<Record<string, (facts: NonNullable<typeof connection.reason>['facts']) => { message: string }>> =
        strings.transportErrors;
      const why = code === undefined ? undefined : words[code]?.(connection.reason?.facts ?? {}).message;
      this.#say(why === undefined ? strings.connection.failed : `${strings.connection.failed}: ${why}`);
    } else if (LOST.has(state) && !this.#isLost) this.#say(strings.connectionLost);
    else if (state === 'live' && this.#isLost && !this.#unsay(strings.connectionLost)) this.#say(strings.connectionBack);
    this.#isLost = LOST.has(state) || (this.#isLost && READING_BACKLOG.has(state));
    this.#isNews ||= !READING_BACKLOG.has(state);
  };

  #say(message: string): void {
    this.#queue.say(message);
    this.#schedule();
  }

  #unsay(message: string): boolean {
    return this.#queue.unsay(message);
  }

  #schedule(): void {
    if (this.#timer !== undefined) return;
    const delay = this.#queue.delay(Date.now());
    if (delay !== undefined) this.#timer = setTimeout(this.#flush, delay);
  }

  readonly #flush = (): void => {
    this.#timer = undefined;
    const message = this.#queue.take(Date.now(), this.#scope().strings.announceSteps);
    if (message !== undefined) {
      this.#message = message;
      this.#host.requestUpdate();
    }
    this.#schedule();
  };
}
