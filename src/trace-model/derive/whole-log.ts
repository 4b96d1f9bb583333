/** An earlier moment of a document shows the beginning of its log: what was worked out for the whole log serves all moments. */
import type { TraceEntry } from '../trace-document.js';

type Log = readonly TraceEntry[];

const wholes = new WeakMap<Log, Log>();

/** Remembers whose beginning a list of entries is. */
export const isBeginningOf = (beginning: Log, whole: Log): void => void wholes.set(beginning, wholeLogOf(whole));

/** The log that entries of a document are the beginning of, as far as is known; else they themselves. */
export const wholeLogOf = (entries: Log): Log => wholes.get(entries) ?? entries;
