import type { RunState } from '../run-state.js';
import type { ExportOptions, ExportStyle } from './export-types.js';

const LATEST = 8.64e15;

export function styleOf({ startedAt, incomplete }: RunState, { words: given, locale }: ExportOptions): ExportStyle {
  // Once the stream has ended nothing goes on, and how it ended nobody knows.
  const words = incomplete ? { ...given, entryStatus: { ...given.entryStatus, running: '' } } : given;
  const numbers = new Intl.NumberFormat(locale);
  const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return {
    words,
    count: (value) => (value === undefined ? words.notReported : numbers.format(value)),
    since: (time) => (time === undefined || startedAt === undefined ? '' : clock(time - startedAt)),
    duration: (ms) => (ms === undefined ? '' : ms < 59_950 ? `${tenths.format(ms / 1000)} s` : clock(ms)),
    moment: (time) => (time === undefined || Math.abs(time) > LATEST ? undefined : new Date(time).toISOString()),
  };
}

/** "0:42", "1:02:07". */
function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}
