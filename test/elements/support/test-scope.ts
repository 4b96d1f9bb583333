import { ContextProvider } from '@lit/context';
import { LitElement, html, type TemplateResult } from 'lit';
import { BehaviorSubject, Subject } from 'rxjs';
import { runContext, type PageTarget, type PoliteMessage, type RunDisplay, type RunRequest, type RunScope } from '../../../src/elements/contexts.js';
import { withStrings, type RunStrings } from '../../../src/elements/strings.js';
import type {
  ActionName,
  ActionReceipt,
  ConnectionState,
  ReplayState,
  ReplayTimeline,
  RunGap,
  RunHistory,
  RunState,
} from '../../../src/streams/index.js';
import { timelineOf } from '../../../src/streams/replay/timeline.js';
import { fold, START } from '../../../stories/fixtures.js';

/** Shown unless a test says otherwise. */
export const defaultDisplay: RunDisplay = {
  timestamps: 'elapsed',
  expanded: 'errors',
  follow: true,
  closable: false,
  selectedEntry: undefined,
  imageHosts: [],
};

/** A connection in one state. */
export const connectionIn = (state: ConnectionState['state'], more: Partial<ConnectionState> = {}): ConnectionState => ({
  state,
  attempt: 0,
  since: Date.now(),
  ...more,
});

/** Pages every fixture can link to. */
const pages: Readonly<Record<PageTarget, string>> = {
  'work-item': 'https://board.example/projects/1/issues/12',
  history: 'https://board.example/projects/1/issues/12/runs',
  board: 'https://board.example/projects/1',
  project: 'https://board.example/projects/1/dashboard',
  agent: 'https://board.example/agents/mender',
  costs: 'https://board.example/costs',
};

/** A `RunScope` whose every stream a test or story sets by hand, and which keeps what was asked of it. */
export class TestScope implements RunScope {
  readonly state$ = new BehaviorSubject<RunState>(fold([]));
  /** As `state$` unless a test says that an earlier moment is shown. */
  live$: BehaviorSubject<RunState> = this.state$;
  readonly replay$ = new BehaviorSubject<ReplayState>({ position: null, total: 0 });
  history: RunHistory = { run: {}, records: [] };
  readonly connection$ = new BehaviorSubject<ConnectionState>(connectionIn('live'));
  readonly receipts$ = new BehaviorSubject<readonly ActionReceipt[]>([]);
  readonly display$ = new BehaviorSubject<RunDisplay>(defaultDisplay);
  readonly gap$ = new Subject<RunGap>();
  readonly reveal$ = new Subject<string>();
  /** As in a viewer, which speaks for its pieces; alone, each speaks for itself. */
  polite: Subject<PoliteMessage> | undefined;
  readonly requests: RunRequest[] = [];
  strings: RunStrings = withStrings(undefined);
  runUrl: string | undefined = 'https://board.example/runs/1/events';
  actions: readonly ActionName[] = ['steer', 'retrigger', 'cancel', 'answer'];
  links: Partial<Record<PageTarget, string>> = pages;
  /** Epoch ms; `undefined` lets the server's clock run from 42 s after the start of the fixture. */
  now: number | undefined;
  /** How the page addresses an entry. */
  entryLink: ((entryId: string) => string) | undefined;
  /** Where actions go, if not to the page's own server. */
  actionHost: string | undefined;
  /** What `request` answers with. */
  answer: (request: RunRequest) => Promise<ActionReceipt | undefined> = () => Promise.resolve(undefined);
  readonly #born = Date.now();

  constructor(state?: RunState) {
    if (state) this.state$.next(state);
  }

  can(action: ActionName): boolean {
    return this.actions.includes(action);
  }

  foreignHost(): string | undefined {
    return this.actionHost;
  }

  href(target: PageTarget): string | undefined {
    return this.links[target];
  }

  entryHref(entryId: string): string | undefined {
    return this.entryLink?.(entryId);
  }

  serverNow(): number {
    return this.now ?? START + 42_000 + (Date.now() - this.#born);
  }

  timeline(): Promise<ReplayTimeline> {
    return timelineOf(this.history.records);
  }

  async seek(position: number | null): Promise<void> {
    await this.request({ type: 'seek', position });
  }

  request(request: RunRequest): Promise<ActionReceipt | undefined> {
    if (request.type === 'navigate') request.event.preventDefault();
    this.requests.push(request);
    return this.answer(request);
  }
}

/** Gives a scope to what stands inside it, as `<run-provider>` does. */
export class ScopeProvider extends LitElement {
  readonly #provider = new ContextProvider(this, { context: runContext, initialValue: undefined });

  set scope(scope: RunScope | undefined) {
    this.#provider.setValue(scope);
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

if (!customElements.get('scope-provider')) customElements.define('scope-provider', ScopeProvider);

declare global {
  interface HTMLElementTagNameMap {
    'scope-provider': ScopeProvider;
  }
}
