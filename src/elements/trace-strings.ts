/** The words of the trace elements: what a page replaced, so that it may give one object to all. Each part brings its own with it. */
import type { RunStringOverrides } from './strings.js';

export type TraceStrings = RunStringOverrides & { readonly locale: string };

/** What a page replaced, with a language. */
export const traceStrings = (replaced?: RunStringOverrides): TraceStrings => ({ ...replaced, locale: replaced?.locale ?? 'en' });
