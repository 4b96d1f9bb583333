import type { RunEntry } from '../../streams/index.js';

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
