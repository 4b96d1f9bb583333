import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Subscription, type Observable } from 'rxjs';
import { browserEnvironment, type ConnectionState, type Environment, type RunState } from '../../../streams/index.js';
import type { PoliteMessage, RunScope } from '../../contexts.js';
import { announcementWords, type AnnouncementWords } from '../../words/announcement-words.js';
import { adviceOn } from '../../words/error-words.js';
import { wordsOf } from '../../words/words-of.js';
import { AnnouncementQueue } from './announcements.js';
import { FinishedReplies } from './finished-replies.js';
import { showControls } from '../show-controls.js';

const LOST = new Set(['reconnecting', 'stalled', 'offline']);
/** Until then what comes is history, not news. */
const READING_BACKLOG = new Set(['idle', 'connecting', 'catching-up']);
/** Of a reply this many characters are read; nobody listens to more at a stretch. */
const MAX_READ = 10_000;

/** The run, and what its pieces have to tell. */
export type Spoken = RunScope & { readonly polite?: Observable<PoliteMessage> | undefined };

/**
 * Tells screen readers of a run through one polite live region, which stands empty in the page from the start. Errors,
 * the end, a question to the reader, a connection lost and back, and gaps are always said; a reply of the agent once,
 * when it is whole; what its pieces tell; other steps only as a number. Nothing is said about what was there when the run was opened, nor
 * while the tab is hidden: what matters waits until it is seen again, the rest is not read out afterwards.
 */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #scope: () => Spoken;
  readonly #env: Environment;
  readonly #queue = new AnnouncementQueue();
  readonly #replies = new FinishedReplies();
  #subscription = new Subscription();
  #cancelTimer: (() => void) | undefined;
  #message = '';
  #run: RunState | undefined;
  #connection: ConnectionState | undefined;
  #isLost = false;
  #isNews = false;

  /** `scope` is asked for on every connect. `env` is the page and its clock. */
  constructor(host: ReactiveControllerHost, scope: () => Spoken, env: Environment = browserEnvironment()) {
    this.#host = host;
    this.#scope = scope;
    this.#env = env;
    host.addController(this);
  }

  hostConnected(): void {
    const scope = this.#scope();
    this.#subscription = new Subscription();
    const error = reportError;
    this.#subscription.add(scope.live$.subscribe({ next: this.#onState, error }));
    this.#subscription.add(scope.connection$.subscribe({ next: this.#onConnection, error }));
    this.#subscription.add(scope.gap$.subscribe({ next: () => this.#say(this.#words.gap), error }));
    this.#subscription.add(scope.polite?.subscribe({ next: this.#onPolite, error }));
    this.#subscription.add(this.#env.watchPage((event) => event === 'visible' && this.#schedule()));
  }

  hostDisconnected(): void {
    this.#subscription.unsubscribe();
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#run = undefined;
    this.#connection = undefined;
    this.#isNews = false;
    this.#isLost = false;
  }

  /** What the live region says now. */
  get message(): string {
    return this.#message;
  }

  get #words(): AnnouncementWords {
    return wordsOf(announcementWords, this.#scope().strings.announcements);
  }

  readonly #onState = (run: RunState): void => {
    const before = this.#run;
    this.#run = run;
    const added = run.entries.length - (before?.entries.length ?? 0);
    if (!before || !this.#isNews || before.id !== run.id || added < 0) {
      this.#replies.skip(run);
      return;
    }
    const words = this.#words;
    if (run.incomplete && !before.incomplete) this.#say(words.status.incomplete);
    else if (run.status !== before.status) this.#say(statusOf(run, words));
    const replies = this.#replies.find(run);
    if (this.#env.isHidden()) return;
    const { events } = this.#scope().strings;
    for (const { text } of replies) this.#queue.read(words.said(events.modelResponse, showControls(text.slice(0, MAX_READ))));
    this.#queue.count(added, Math.max(0, run.metrics.toolErrors - before.metrics.toolErrors));
    this.#schedule();
  };

  readonly #onConnection = (connection: ConnectionState): void => {
    const before = this.#connection;
    this.#connection = connection;
    const { state, reason } = connection;
    if (state === before?.state) return;
    const words = this.#words;
    const { strings } = this.#scope();
    if (state === 'failed') {
      const said = strings.connection.failed;
      this.#say(reason ? words.said(said, adviceOn(reason, strings).message) : said);
    } else if (LOST.has(state) && !this.#isLost) this.#say(words.connectionLost);
    else if (state === 'live' && this.#isLost && !this.#queue.unsay(words.connectionLost)) this.#say(words.connectionBack);
    this.#isLost = LOST.has(state) || (this.#isLost && READING_BACKLOG.has(state));
    this.#isNews ||= !READING_BACKLOG.has(state);
  };

  /** A piece tells what became of a deed of the reader's: always said, the newest of it. */
  readonly #onPolite = ({ text, instead }: PoliteMessage): void => {
    this.#queue.unsay(instead);
    if (text !== '') this.#say(text);
  };

  #say(message: string): void {
    this.#queue.say(message);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#cancelTimer !== undefined || this.#env.isHidden()) return;
    const delay = this.#queue.delay(this.#env.now());
    if (delay !== undefined) this.#cancelTimer = this.#env.after(delay, this.#flush);
  }

  readonly #flush = (): void => {
    this.#cancelTimer = undefined;
    // Nobody would hear it: a live region is read only where it is seen to change.
    if (this.#env.isHidden()) return;
    const message = this.#queue.take(this.#env.now(), this.#words.steps);
    if (message !== undefined) {
      this.#message = message;
      this.#host.requestUpdate();
    }
    this.#schedule();
  };
}

const statusOf = (run: RunState, words: AnnouncementWords): string =>
  run.error ? words.said(words.status[run.status], showControls(run.error.message.slice(0, 200))) : words.status[run.status];
