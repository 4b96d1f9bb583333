/** What an entry's row and its details both say of it. */
import { groupedText } from '../../streams/reduce/summary.js';
import type { RunEntry, RunGap } from '../../streams/index.js';
import { formatNumber } from '../internal/format.js';
import type { RunStrings } from '../strings.js';

/** Whether there is anything to open. Said without the code that draws it, which is loaded later. */
export function hasDetails(entry: RunEntry): boolean {
  if (entry.parts && entry.parts.length > 0) return true;
  switch (entry.kind) {
    case 'tool':
    case 'step':
    case 'gap':
    case 'unknown':
      return true;
    case 'lifecycle':
      return entry.error !== undefined || !isEmpty(entry.input) || !isEmpty(entry.result);
    case 'prompt':
    case 'message':
    case 'thinking':
      return entry.text !== '';
    case 'notice':
      return entry.text !== '' || !isEmpty(entry.raw);
    case 'agent':
      return !isEmpty(entry.description);
    case 'input':
      return [entry.message ?? entry.reason, entry.options, entry.answer].some((value) => !isEmpty(value));
  }
}

/** Nothing to show: no value, no text, an object without keys. */
export const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0);

/** The text of an entry that comes bit by bit; `undefined` for a kind, or an entry, without one. */
export function streamedText(entry: RunEntry): string | undefined {
  if (entry.kind === 'message' || entry.kind === 'thinking') return entry.text;
  return entry.kind === 'tool' ? entry.progress : undefined;
}

/** A text of an entry as the reader writes numbers. */
export const readableText = (entry: RunEntry, text: string, { locale }: RunStrings): string =>
  groupedText(entry, text, (value) => formatNumber(value, locale));

/** "Events 841–853 missing". */
export function gapWords({ from, to }: RunGap, { log, locale }: RunStrings): string {
  const seq = (value: number): string => formatNumber(value, locale);
  if (from === undefined && to === undefined) return log.someEventsMissing;
  if (from === undefined || to === undefined || from === to) return log.eventMissing(seq((from ?? to) as number));
  return log.eventsMissing(seq(from), seq(to));
}

/** The exit code a result carries under one of its usual names. */
export function exitCode(result: unknown): number | undefined {
  if (typeof result !== 'object' || result === null) return undefined;
  for (const key of ['exitCode', 'exit_code', 'exit', 'code']) {
    const value = Object.hasOwn(result, key) ? (result as Record<string, unknown>)[key] : undefined;
    if (typeof value === 'number') return value;
  }
  return undefined;
}
