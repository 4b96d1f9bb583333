/** From what the page asks for to one function that redacts a text. */
import { secretPatterns, type SecretPattern } from './patterns.js';

/** What a redactor made of a text. */
export interface Redacted {
  readonly text: string;
  /** So many characters of `text` stay as they are, however the text goes on. All of them for a `final` text. */
  readonly stableLength: number;
}

/** `final`: the text is whole. Called with the joined text of a message, again and again while it grows. */
export type RedactText = (text: string, options: { readonly final: boolean }) => Redacted;

/** What a page may ask for: patterns (plain ones are marked `[REDACTED:secret]`), or a function of its own. */
export type RedactOption = { readonly patterns: readonly (RegExp | SecretPattern)[] } | RedactText;

/** No match is longer, so that no more than this of a growing text waits. */
const LONGEST = 8192;
const FAILED = '[REDACTED:error]';

interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

/** Never throws, and never lets through what its option could not judge. Default: `secretPatterns`. */
export function redactorOf(option: RedactOption = { patterns: secretPatterns }): RedactText {
  const redact = typeof option === 'function' ? option : withPatterns(option.patterns);
  let isReported = false;
  return (text, options) => {
    try {
      const made: Partial<Redacted> = redact(text, options);
      if (typeof made.text !== 'string') throw new TypeError('no text');
      if (options.final) return { text: made.text, stableLength: made.text.length };
      if (!isLength(made.stableLength)) throw new TypeError('no stableLength');
      return { text: made.text, stableLength: Math.min(made.text.length, made.stableLength) };
    } catch (error) {
      // Once, and without the message: it may quote what must not be seen.
      if (!isReported) reportError(new Error(`redact failed: ${error instanceof Error ? error.name : typeof error}`));
      isReported = true;
      return { text: FAILED, stableLength: FAILED.length };
    }
  };
}

const isLength = (value: unknown): value is number => typeof value === 'number' && value >= 0;

function withPatterns(patterns: readonly (RegExp | SecretPattern)[]): RedactText {
  const secrets = patterns.map((one): SecretPattern => {
    const { kind, pattern, opens } = one instanceof RegExp ? { kind: 'secret', pattern: one, opens: undefined } : one;
    const flags = pattern.flags.replace(/[gy]/g, '');
    return { kind, pattern: new RegExp(pattern.source, `${flags}g`), ...(opens ? { opens: plain(opens) } : {}) };
  });
  return (text, { final }) => {
    const spans = spansOf(text, secrets);
    const redacted = replaced(text, spans, text.length);
    if (final) return { text: redacted, stableLength: redacted.length };
    const stable = replaced(text, spans, settledUntil(text, spans, secrets));
    return { text: redacted, stableLength: stable.length };
  };
}

const plain = ({ source, flags }: RegExp): RegExp => new RegExp(source, flags.replace(/[gy]/g, ''));

/** All matches in order; of those that overlap one span, under the name of the first. */
function spansOf(text: string, secrets: readonly SecretPattern[]): Span[] {
  const found = secrets.flatMap(({ kind, pattern }) =>
    Array.from(text.matchAll(pattern), ({ index, 0: match }): Span => ({ start: index, end: index + match.length, kind })),
  );
  const merged: Span[] = [];
  for (const span of found.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last && span.start < last.end) merged[merged.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}

/** The text until `until`, its secrets replaced. */
function replaced(text: string, spans: readonly Span[], until: number): string {
  let result = '';
  let at = 0;
  for (const { start, end, kind } of spans) {
    if (end > until) break;
    result += `${text.slice(at, start)}[REDACTED:${kind}]`;
    at = end;
  }
  return result + text.slice(at, until);
}

/** Up to here nothing that comes can make, lengthen or join a match: before the last word, and before what opens one. */
function settledUntil(text: string, spans: readonly Span[], secrets: readonly SecretPattern[]): number {
  const tail = Math.max(0, text.length - LONGEST);
  const word = /\s(?=\S*$)/.exec(text.slice(tail));
  let until = word ? tail + word.index : tail;
  for (const { opens } of secrets) {
    const opened = opens?.exec(text.slice(tail));
    if (opened) until = Math.min(until, tail + opened.index);
  }
  for (let i = spans.length - 1; i >= 0; i--) {
    const span = spans[i];
    if (span && span.end > until) until = Math.min(until, span.start);
  }
  return until;
}
