/** What every format's reader is given besides the document. */
import type { TraceLimits } from '../open/limits.js';
import type { WarningLog } from '../warnings.js';

export interface FormatContext {
  /** The second file, parsed, for documents that keep their tree there. */
  readonly tree: unknown;
  readonly limits: TraceLimits;
  readonly warnings: WarningLog;
}
