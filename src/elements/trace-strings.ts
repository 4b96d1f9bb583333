/** The words of the trace elements: the groups of `RunStrings` they use, so that a page may give one object to all. */
import type { RunStringOverrides, RunStrings } from './strings.js';

export type TraceStrings = Pick<RunStrings, 'locale' | 'trace' | 'tracePanels' | 'traceProblems'>;

const none: TraceStrings = { locale: 'en', trace: {}, tracePanels: {}, traceProblems: {} };

/** What a page replaced, over nothing: each part brings its own words with it. */
export const traceStrings = ({ locale, trace, tracePanels, traceProblems }: RunStringOverrides = {}): TraceStrings => ({
  locale: locale ?? none.locale,
  trace: trace ?? none.trace,
  tracePanels: tracePanels ?? none.tracePanels,
  traceProblems: traceProblems ?? none.traceProblems,
});
