import { ContextProvider } from '@lit/context';
import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators/property.js';
import { Subscription } from 'rxjs';
import {
  sharedRunStore,
  type ActionHandlers,
  type ActionReceipt,
  type ActionTargets,
  type ConnectionState,
  type ModelPrice,
  type RedactOption,
  type RequestInitOption,
  type RunSource,
  type RunState,
} from '../../../streams/index.js';
import { runContext, type RunDisplay, type RunRequest } from '../../contexts.js';
import { withStrings, type RunStringOverrides } from '../../strings.js';
import { BaseElement } from '../base-element.js';
import { RunReporter } from './run-reporter.js';
import { carryOut, loadActions } from './run-requests.js';
import { OwnedScope, type RequestHandler } from './run-scope.js';
import { whenIdle } from '../when-idle.js';

/** What changes how the run is read; each of these makes another store. */
const READING = ['runUrl', 'source', 'credentials', 'resume', 'requestInit', 'webSocketProtocols'] as const;

/**
 * Base of the elements that own a run: `<run-provider>` and `<live-run-viewer>`. It reads the run, gives it to the
 * pieces inside, reports what happens as events, and carries out what pieces or the page ask for.
 */
export abstract class RunOwner extends BaseElement implements RequestHandler {
  /** Address of the run's event stream, against the page: `http(s):` or `ws(s):`. */
  @property({ attribute: 'run-url' }) runUrl: string | undefined;
  /** What the events are written in. `auto`: told by what comes; `run-events`, the only one so far: `docs/run-events.md`. */
  @property() format: 'auto' | 'run-events' = 'auto';
  /** Whether requests carry cookies: `omit`, `same-origin` or `include`. */
  @property() credentials: RequestCredentials = 'same-origin';
  /** How a reconnect names the last event: the `Last-Event-ID` header, or `?after=` (no preflight across origins). */
  @property() resume: 'header' | 'query' = 'header';
  /** Where steering messages are posted; wins over the run's own link, and may be on another origin. */
  @property({ attribute: 'steer-url' }) steerUrl: string | undefined;
  /** Where a retrigger is posted. */
  @property({ attribute: 'retrigger-url' }) retriggerUrl: string | undefined;
  /** Where a cancel is posted. */
  @property({ attribute: 'cancel-url' }) cancelUrl: string | undefined;
  /** Where answers to the run's questions are posted. */
  @property({ attribute: 'answer-url' }) answerUrl: string | undefined;
  /** The log does not follow the newest entry at first. */
  @property({ type: Boolean, attribute: 'no-follow' }) noFollow = false;
  /** How the time of an entry is shown; the exact time is in its tooltip. */
  @property() timestamps: 'elapsed' | 'relative' | 'absolute' | 'none' = 'elapsed';
  /** Which entries are open at first. */
  @property() expanded: 'errors' | 'none' | 'all' = 'errors';
  /** Id of the selected entry. */
  @property({ attribute: 'selected-entry', reflect: true }) selectedEntry: string | undefined;
  /** Shows the Close button, which fires `run-close`. */
  @property({ type: Boolean }) closable = false;
  /**
   * Where images in what agents write may be loaded from without asking: origins, or addresses that begin with one,
   * separated by spaces. A host that redirects lets anything through. Default: none; each image has a button.
   */
  @property({ attribute: 'image-hosts' }) imageHosts = '';
  /** Language of the words given in `strings`, for numbers and dates: a BCP 47 tag. */
  @property({ attribute: 'strings-lang' }) stringsLang: string | undefined;

  /** What requests carry: an object, or a function asked before each one. The place for tokens. */
  @property({ attribute: false }) requestInit: RequestInitOption | undefined;
  /** Subprotocols of a WebSocket. */
  @property({ attribute: false }) webSocketProtocols: readonly string[] | undefined;
  /**
   * Run events in hand: an array, an async iterable or an observable. Wins over `run-url`. It is read anew when the
   * element comes back to the page, which a generator does not allow: that fails with `source_spent`.
   */
  @property({ attribute: false }) source: RunSource | undefined;
  /** Functions that carry out actions; they win over URLs. */
  @property({ attribute: false }) actions: ActionHandlers | undefined;
  /** USD per million tokens by model, for runs that report no cost. */
  @property({ attribute: false }) prices: ReadonlyMap<string, ModelPrice> | undefined;
  /**
   * Takes secrets out of everything that is shown, searched, copied and exported: `{patterns}`, for which
   * `secretPatterns` of `run-elements/streams` are a beginning, or a function. A help, never a promise.
   */
  @property({ attribute: false }) redact: RedactOption | undefined;
  /** Address of an entry, for "Copy link"; without it there is no such button. Reading it back is the page's business. */
  @property({ attribute: false }) entryHref: ((entryId: string) => string) | undefined;
  /** Words that replace ours. */
  @property({ attribute: false }) strings: RunStringOverrides | undefined;

  /** What pieces outside the element read when they name it with `for`. */
  protected readonly scope: OwnedScope = new OwnedScope(this, this.#display());
  readonly #reporter = new RunReporter(this, this.scope);
  #reading = new Subscription();

  constructor() {
    super();
    new ContextProvider(this, { context: runContext, initialValue: this.scope });
  }

  /** The run as it stands, also while an earlier moment is shown; the same object until something changes. */
  get run(): RunState {
    return this.#reporter.run;
  }

  /** What the connection does. */
  get connection(): ConnectionState {
    return this.#reporter.connection;
  }

  /** @internal Where actions go; pages use `actions` and the addresses. */
  get targets(): Partial<ActionTargets> {
    const base = this.ownerDocument.baseURI;
    const absolute = (url: string | undefined): string | undefined =>
      url !== undefined && URL.canParse(url, base) ? new URL(url, base).href : undefined;
    return {
      handlers: this.actions,
      urls: {
        steer: absolute(this.steerUrl),
        retrigger: absolute(this.retriggerUrl),
        cancel: absolute(this.cancelUrl),
        answer: absolute(this.answerUrl),
      },
    };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#read();
    else whenIdle(loadActions);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#reading.unsubscribe();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const isFirst = !this.hasUpdated;
    const spoken = isFirst || changed.has('strings') || changed.has('stringsLang');
    if (spoken) {
      const locale = this.stringsLang === undefined ? {} : { locale: this.stringsLang };
      this.scope.strings = withStrings({ ...this.strings, ...locale });
    }
    this.scope.wishes = { prices: this.prices, redact: this.redact };
    const display = this.#display();
    // Every piece is drawn anew with it, so also when the words are others.
    if (spoken || JSON.stringify(display) !== JSON.stringify(this.scope.display$.value)) this.scope.display$.next(display);
    if (READING.some((name) => changed.has(name)) || isFirst) this.#read();
  }

  /** Reconnects at once, and fetches what is missing. */
  async retryStream(): Promise<void> {
    await this.request({ type: 'retry-stream' });
  }

  /** Sends a steering message. The receipt says whether the server accepted it; `undefined` when an event was prevented. */
  steer(text: string): Promise<ActionReceipt | undefined> {
    return this.request({ type: 'steer', text });
  }

  /** Runs the same card again, without asking. When it was accepted the element moves to the new run. */
  retrigger(): Promise<ActionReceipt | undefined> {
    return this.request({ type: 'retrigger' });
  }

  /** Asks the run to stop, without asking the user. */
  cancel(): Promise<ActionReceipt | undefined> {
    return this.request({ type: 'cancel' });
  }

  /** Answers what the run asked. */
  answer(requestId: string, status: string, payload?: unknown): Promise<ActionReceipt | undefined> {
    return this.request({ type: 'answer', requestId, status, payload });
  }

  /**
   * Shows the run as it was after its first `position` events (0 to all of them), or as it stands (`null`), and goes on
   * doing so when newer events come. Resolves when it is shown. `run` and the events stay about the run as it stands.
   * Elements that read the same run on one page show the same moment.
   */
  async seek(position: number | null): Promise<void> {
    await this.request({ type: 'seek', position });
  }

  /**
   * The run as it stands, as a file: `json` is a recording that opens again in this element, `text` the whole log,
   * `markdown` a summary.
   */
  async exportRun({ format }: { readonly format: 'json' | 'text' | 'markdown' }): Promise<Blob> {
    const { exportOf } = await import('./run-export.js');
    return exportOf(this.scope, this.run, format);
  }

  /** Selects an entry, as a reader does, brings it into view and opens it. A page may prevent the selecting. */
  revealEntry(entryId: string): void {
    this.request({ type: 'select', entryId, source: 'api' }).catch(reportError);
    this.scope.reveal$.next(entryId);
  }

  /** @internal What pieces ask for; pages use the methods above. */
  request(request: RunRequest): Promise<ActionReceipt | undefined> {
    return carryOut(this, this.scope, request);
  }

  #display(): RunDisplay {
    return Object.freeze({
      timestamps: this.timestamps,
      expanded: this.expanded,
      follow: !this.noFollow,
      closable: this.closable,
      selectedEntry: this.selectedEntry,
      imageHosts: this.imageHosts.split(/\s+/).filter(Boolean),
    });
  }

  /** Holds the store for the present address. The same one is kept by a move: stores outlive their last reader a little. */
  #read(): void {
    // First: what is told of the run before must not be what the page hears of the new one.
    this.#reading.unsubscribe();
    const { runUrl, source, credentials, resume, requestInit, webSocketProtocols } = this;
    const named = (runUrl !== undefined && runUrl !== '') || source !== undefined;
    this.scope.runUrl = runUrl;
    const options = { url: runUrl, source, credentials, resume, requestInit, webSocketProtocols };
    this.scope.use(named ? sharedRunStore(options) : undefined);
    this.#reading = this.#reporter.watch();
  }
}
