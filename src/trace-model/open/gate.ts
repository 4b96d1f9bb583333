/**
 * The gate every document passes before anything else looks at it: size, strict UTF-8, JSON, and what to say when it is none.
 * What was cut off is opened as far as it is whole; lines of documents are told apart.
 */
import { DEFAULT_LIMITS, type TraceLimits } from './limits.js';
import type { GateResult } from './opened.js';
import { rarely } from './rare-parts.js';
import { surveyOf } from './survey.js';
import { decodeUtf8 } from './text.js';

export interface GateOptions {
  readonly limits?: Partial<TraceLimits>;
  /** Bytes that are not UTF-8 become replacement marks instead of an error. */
  readonly lossy?: boolean;
}

/**
 * Parses a document. A byte order mark is accepted.
 *
 * @throws TraceError `too_large`, `not_utf8`, `empty`, `html`, `not_json`, `truncated`
 */
export function readJson(input: Uint8Array | string, { limits, lossy = false }: GateOptions = {}): GateResult {
  const most = limits?.bytes ?? DEFAULT_LIMITS.bytes;
  if (input.length > most) throw rarely().tooLarge(input.length, most);
  const { text, endsWithinCharacter } =
    typeof input === 'string' ? { text: input.replace(/^\ufeff/, ''), endsWithinCharacter: false } : decodeUtf8(input, lossy);
  const parsed = tryParse(text);
  if (parsed && !endsWithinCharacter) return { value: parsed.value, warnings: surveyOf(parsed.value) };
  return rarely().readDamaged(text, input.length);
}

/** @internal Why `JSON.parse` refused is asked of the text itself: its own words differ from browser to browser. */
export function tryParse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    // The caller finds out what the text is instead.
    return undefined;
  }
}
