/**
 * What a provider gives to the elements inside it (or pointing at it with `for`): one run, its connection, and the
 * only way to ask something of it. State comes down; requests go up.
 */
import { createContext } from '@lit/context';
import type { Observable, Observer } from 'rxjs';
import type {
  ActionName,
  ActionReceipt,
  ActionRequest,
  ConnectionState,
  ReplayState,
  ReplayTimeline,
  RunGap,
  RunHistory,
  RunState,
} from '../streams/index.js';
import type { RunStrings } from './strings.js';

/** Page links of a run, judged: only `http(s):`, absolute. */
export type PageTarget = 'work-item' | 'history' | 'board' | 'project' | 'agent' | 'costs';

/** What a request from one of our own controls asks for. The id of an action is minted by the owner. */
export type RunRequest =
  | { readonly type: 'retry-stream' }
  | { readonly type: 'steer'; readonly text: string }
  | { readonly type: 'retrigger' }
  | { readonly type: 'cancel' }
  | { readonly type: 'answer'; readonly requestId: string; readonly status: string; readonly payload?: unknown }
  /** Send a failed action again, under the same id. */
  | { readonly type: 'resend'; readonly id: string }
  /** Take back a steering message that waits or failed; resolves with its receipt, or nothing when it is on its way. */
  | { readonly type: 'withdraw'; readonly id: string }
  | { readonly type: 'navigate'; readonly target: PageTarget; readonly href: string; readonly event: MouseEvent }
  | { readonly type: 'select'; readonly entryId: string; readonly source: 'pointer' | 'keyboard' | 'api' }
  | { readonly type: 'reveal'; readonly entryId: string }
  /** Show the run after its first `position` events; `null`: as it stands. */
  | { readonly type: 'seek'; readonly position: number | null }
  /** The run as a file. */
  | { readonly type: 'export'; readonly format: 'json' | 'text' | 'markdown' }
  | { readonly type: 'close' };

/** How the owner lets its pieces show things; attributes of the provider or viewer. */
export interface RunDisplay {
  readonly timestamps: 'elapsed' | 'relative' | 'absolute' | 'none';
  readonly expanded: 'errors' | 'none' | 'all';
  readonly follow: boolean;
  readonly closable: boolean;
  readonly selectedEntry: string | undefined;
  /** Origins, with or without the beginning of a path, whose images may be loaded without asking. */
  readonly imageHosts: readonly string[];
}

/** Something to be said politely. */
export interface PoliteMessage {
  /** Empty: nothing any more. */
  readonly text: string;
  /** What need not be said any more, if it was not yet. */
  readonly instead: string;
}

/** Everything a piece needs. The object stays the same while `run-url` changes; the streams switch. */
export interface RunScope {
  /**
   * What is shown, to a new subscriber at once: the run as it stands, or an earlier moment. Never errors. What can be
   * done about the run is for `live$` to say.
   */
  readonly state$: Observable<RunState>;
  /** The run as it stands, whatever is shown. */
  readonly live$: Observable<RunState>;
  /** Which moment is shown, of how many. */
  readonly replay$: Observable<ReplayState>;
  readonly connection$: Observable<ConnectionState>;
  readonly receipts$: Observable<readonly ActionReceipt[]>;
  readonly display$: Observable<RunDisplay>;
  readonly gap$: Observable<RunGap>;
  /** Which entry some other piece asked to bring into view. */
  readonly reveal$: Observable<string>;
  /** Takes what the one polite live region of the owner is to say; absent where it has none, and each piece has its own. */
  readonly polite?: Pick<Observer<PoliteMessage>, 'next'> | undefined;
  /** The strings in force. */
  readonly strings: RunStrings;
  /** Address the stream is read from; shown while nothing has come. */
  readonly runUrl: string | undefined;
  /** Whether an action has a target (a function, an attribute, or a link that is honoured). */
  can(action: ActionName): boolean;
  /** Host an action is sent to, where that is another origin than the page's. */
  foreignHost(action: ActionName): string | undefined;
  /** Page links that may be followed. */
  href(target: PageTarget): string | undefined;
  /** Address of an entry, as the page wants it copied; undefined unless the page said how. */
  entryHref(entryId: string): string | undefined;
  /** Every record of the run so far. */
  readonly history: RunHistory;
  /** How the moments of the run lie in time; the same object until events came. */
  timeline(): Promise<ReplayTimeline>;
  /** Shows the run after its first `position` events, or as it stands (`null`). Resolves when it is shown. */
  seek(position: number | null): Promise<void>;
  /** Epoch ms on the server's clock, as estimated from live events. */
  serverNow(): number;
  /** Sends a request up; resolves with the receipt of an action, else with nothing. */
  request(request: RunRequest): Promise<ActionReceipt | undefined>;
}

/** Shared between copies of the library on one page: the key is a registered symbol. */
export const runContext = createContext<RunScope | undefined>(Symbol.for('run-elements/run'));

export type { ActionRequest };
