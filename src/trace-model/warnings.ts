/** Collects what is not as it should be while a document is read. */
import type { TraceWarning } from './trace-document.js';

/** A document that is wrong everywhere is not worth a warning for every place. */
const MOST = 100;
/** Nor is a list whose items are all wrong in one way. */
const FEW = 3;

/** Warnings of one document, in the order they were found; from the hundredth on, and from the fourth alike, they are only counted. */
export class WarningLog {
  readonly #list: TraceWarning[] = [];
  readonly #said = new Set<string>();
  /** Code and place without its numbers → how many there were, and where in the list the last is that is said. */
  readonly #alike = new Map<string, { count: number; last: number }>();
  #more = 0;
  /** The text was cut off: that parts are missing is known, and not said again for each. */
  readonly truncated: boolean;

  constructor(earlier: readonly TraceWarning[] = [], truncated = false) {
    this.#list.push(...earlier);
    this.truncated = truncated;
  }

  /** `at` is a path of fields, e.g. `trace[3].ts`. */
  add(code: string, text: string, at?: string): void {
    const key = `${code} ${at?.replace(/\d+/g, '') ?? text}`;
    const alike = this.#alike.get(key) ?? { count: 0, last: 0 };
    if (++alike.count > FEW) return;
    if (this.#list.length >= MOST) {
      this.#more++;
      return;
    }
    alike.last = this.#list.push(at === undefined ? { code, text } : { code, text, at }) - 1;
    this.#alike.set(key, alike);
  }

  /** For what would be said again and again: only the first of each `code` and `text` is kept. */
  once(code: string, text: string, at?: string): void {
    const key = `${code} ${text}`;
    if (this.#said.has(key)) return;
    this.#said.add(key);
    this.add(code, text, at);
  }

  get list(): readonly TraceWarning[] {
    const list = [...this.#list];
    for (const { count, last } of this.#alike.values()) {
      const warning = list[last] as TraceWarning;
      const more = count - FEW;
      if (more > 0) list[last] = { ...warning, text: `${warning.text} The same in ${counted(more, 'more place')}.` };
    }
    if (this.#more > 0) list.push({ code: 'more', text: `${this.#more} more of these are not listed.` });
    return list;
  }
}

const counted = (count: number, one: string): string => `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;

/** What a value is, for sentences: “a number”. */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : 'an array';
  if (value === '') return 'an empty string';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Text of a document within a sentence: never more than fits in one. */
export const quoted = (text: string): string => `“${text.length > 80 ? `${text.slice(0, 79)}…` : text}”`;
