/** Documents whose bookkeeping is gone. */
import { bookkeepingOf, momentOf } from './replay.js';
import type { TraceWarning, WrittenTrace } from './trace-document.js';

const LOST: TraceWarning = {
  code: 'states_from_log',
  text: 'The document does not say what became of its nodes; that was worked out from its log.',
  at: 'runtime',
};

/** The document with what its log says became of the nodes. */
export const withBookkeeping = (written: WrittenTrace): WrittenTrace => ({
  ...written,
  ...bookkeepingOf(written, momentOf(written)),
  warnings: [...written.warnings, LOST],
});
