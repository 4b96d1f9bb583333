/** How a trace document is read, and what can be wrong with it. */
import type { TraceError } from '../../trace-model/errors.js';
import type { TraceFormatName } from '../../trace-model/formats/detect.js';
import type { TraceInput } from '../../trace-model/parse-trace.js';
import type { TraceDocument } from '../../trace-model/trace-document.js';
import type { Environment } from '../environment.js';
import type { TransportError } from '../errors.js';
import type { RequestInitOption } from '../store.js';
import type { Limits } from '../transports/http-request.js';

/** How a trace document is read. */
export interface TraceStoreOptions {
  /** Absolute or relative to the page; `http(s):`, `blob:` or `data:`. */
  readonly url?: string | undefined;
  /** The tree, for documents that keep it in a second file. */
  readonly treeUrl?: string | undefined;
  /** That tree in hand; wins over `treeUrl`. */
  readonly tree?: TraceInput | undefined;
  /** A document in hand; wins over `url`. */
  readonly data?: TraceInput | undefined;
  /** What was shown before `data`: what is equal in both is the same object in both. */
  readonly previous?: TraceDocument | undefined;
  /** Watch the document at `url`, which is rewritten. Default false: read it once. */
  readonly live?: boolean | undefined;
  /** Default `auto`: told by the document. */
  readonly format?: TraceFormatName | undefined;
  readonly credentials?: RequestCredentials | undefined;
  /** An object, or a function asked before every request and once more after a 401. */
  readonly requestInit?: RequestInitOption | undefined;
  readonly limits?: Partial<Limits>;
  /** Called when the last subscriber has left and the reading was dropped. */
  readonly onRelease?: () => void;
  /** For tests. */
  readonly environment?: Environment;
}

/** What is wrong with a document, or with the way to it. `fatal`: it is not tried again by itself. */
export interface TraceProblem {
  readonly error: TransportError | TraceError;
  readonly fatal: boolean;
}
