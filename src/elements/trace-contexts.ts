/**
 * What the owner of a trace (`<trace-canvas>`, `<trace-viewer>`) gives to the elements that show it too: one document,
 * what is selected in it, the moment it is shown at, and the only way to ask for another. State comes down; requests go up.
 */
import { createContext } from '@lit/context';
import type { Observable } from 'rxjs';
import type { ConnectionState, TraceProblem } from '../streams/index.js';
import type { TraceHistory } from '../trace-model/open/history.js';
import type { TraceInput } from '../trace-model/parse-trace.js';
import type { TraceComparison } from '../trace-model/compare/comparison.js';
import type { TraceDocument } from '../trace-model/trace-document.js';
import type { TraceStrings } from './trace-strings.js';

/** Who picked a node. */
export type TraceSelectSource = 'pointer' | 'keyboard' | 'api';

/** What a request from one of our own controls asks for. */
export type TraceRequest =
  /** Select a node by its path; `undefined`: none. */
  | { readonly type: 'select'; readonly path: string | undefined; readonly source: TraceSelectSource }
  /** Bring a node into view. */
  | { readonly type: 'reveal'; readonly path: string }
  /** Show the tree as it stood after entry `index`; `null`: as it stands. */
  | { readonly type: 'seek'; readonly index: number | null }
  /** Look at the document now. */
  | { readonly type: 'refresh' };

/** Everything an element needs. The object stays the same while the document changes; the streams go on. */
export interface TraceScope {
  /** What is shown, to a new subscriber at once: the document as it stands, or after an entry; `undefined`: none. */
  readonly trace$: Observable<TraceDocument | undefined>;
  /** The document as it stands, whatever is shown. */
  readonly live$: Observable<TraceDocument>;
  /** Path of the selected node; `undefined`: none. */
  readonly selected$: Observable<string | undefined>;
  /** Index of the entry the tree is shown after; `null`: as it stands. */
  readonly position$: Observable<number | null>;
  /** What was found in comparing with other documents; `undefined`: nothing is compared. */
  readonly comparison$: Observable<TraceComparison | undefined>;
  readonly connection$: Observable<ConnectionState>;
  /** What is wrong now; `undefined` while all is well. */
  readonly error$: Observable<TraceProblem | undefined>;
  /** Documents seen so far, oldest first; bounded. */
  readonly history: TraceHistory;
  /** What the newest document was read from, byte for byte as received. */
  readonly source: TraceInput | undefined;
  /** The strings in force. */
  readonly strings: TraceStrings;
  /** Sends a request up. Resolves when it was carried out, or prevented. */
  request(request: TraceRequest): Promise<void>;
}

/** Shared between copies of the library on one page: the key is a registered symbol. */
export const traceContext = createContext<TraceScope | undefined>(Symbol.for('run-elements/trace'));
