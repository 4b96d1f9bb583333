/** Values of variables and constants as text, cut where they are long. */
import type { ActivityWords } from '../../words/activity-words.js';
import { formatNumber } from '../format.js';
import { firstCharacters } from '../text/excerpt.js';
import { jsonText } from '../text/json-text.js';

/** Characters of a value that stands inside its badge. */
const SHORT = 24;

export interface ValueText {
  readonly text: string;
  /** Whether `text` is not all of it. */
  readonly cut: boolean;
}

type ValueWords = Pick<ActivityWords, 'yes' | 'no'>;

/** A value for reading, at most about `max` characters of it: strings in curly quotes, TRUE and FALSE, numbers grouped, the rest JSON. */
export function valueText(value: unknown, max: number, words: ValueWords, locale: string): ValueText {
  if (typeof value === 'string') {
    const { text, cut } = firstCharacters(value, max);
    return { text: cut ? `“${text}…` : `“${text}”`, cut };
  }
  if (typeof value === 'boolean') return { text: value ? words.yes : words.no, cut: false };
  if (typeof value === 'number') return { text: numberText(value, locale), cut: false };
  const { text, complete } = jsonText(value, max);
  return { text: complete ? text : `${text}…`, cut: !complete };
}

/** A number as it is: grouped, none of its digits left out; as JSON has it where that is with an exponent. */
function numberText(value: number, locale: string): string {
  const written = String(value);
  if (written.includes('e')) return written;
  return Number.isInteger(value) ? formatNumber(value, locale) : value.toLocaleString(locale, { maximumFractionDigits: 20 });
}

/** The value where it is short enough to stand in a line of text. */
export function shortValue(value: unknown, words: ValueWords, locale: string): string | undefined {
  if (typeof value === 'string' && (value.length > SHORT || /[\n\r]/.test(value))) return undefined;
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) return undefined;
  return valueText(value, SHORT, words, locale).text;
}

/** The whole value as it is copied: a string as it is, the rest as JSON. */
export const copiedValue = (value: unknown): string => (typeof value === 'string' ? value : jsonText(value).text);
