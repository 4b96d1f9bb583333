/** Texts that are not one JSON document: several, a line each; one that was cut off; or something else, which is said. */
import { TraceError, type TraceErrorFacts } from '../errors.js';
import { tryParse } from './gate.js';
import { scanJson } from './json-scan.js';
import type { GateResult } from './opened.js';
import { surveyOf } from './survey.js';
import type { TraceWarning } from '../trace-document.js';

const EXCERPT = 40;
const PAGE_EXCERPT = 200;

/**
 * What can be read of a text that `JSON.parse` has refused, or whose bytes end within a character.
 *
 * @param length of what was given: bytes, or characters of a string
 * @throws TraceError `empty`, `html`, `not_json`, `truncated`
 */
export const readDamaged = (text: string, length: number): GateResult => linesOf(text) ?? repaired(text, length);

/** One document a line. The last line may be cut off; a line that is no JSON is left out with a warning. */
function linesOf(text: string): GateResult | undefined {
  const lines = text.split('\n');
  const [first = '', second] = lines.filter((line) => line.trim() !== '');
  if (second === undefined || !tryParse(first)) return undefined;
  const good: string[] = [];
  const warnings: TraceWarning[] = [];
  let value: unknown;
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const parsed = tryParse(line);
    if (parsed) {
      good.push(line);
      value = parsed.value;
    } else {
      const isLast = i === lines.length - 1;
      const text = isLast ? `Line ${i + 1} is cut off; it is left out.` : `Line ${i + 1} is not JSON; it is left out.`;
      warnings.push({ code: isLast ? 'truncated' : 'bad_line', text, at: `line ${i + 1}` });
    }
  }
  return { value, lines: good, warnings: [...warnings, ...surveyOf(value)] };
}

/** The whole part of a text that was cut off; an error for every other. */
function repaired(text: string, length: number): GateResult {
  const trimmed = text.trimStart();
  if (trimmed === '') throw new TraceError('empty', 'The document is empty.');
  if (trimmed.startsWith('<')) {
    const message = 'This is a web page, perhaps a sign-in page, and not a trace document.';
    throw new TraceError('html', message, { excerpt: trimmed.slice(0, PAGE_EXCERPT) });
  }
  // Without a mark at the start, UTF-16 is UTF-8 with every other character a zero.
  if (/^\0?[^\0]\0[^\0]/.test(trimmed)) throw new TraceError('not_utf8', 'The document is UTF-16; trace documents are UTF-8.', { byteOffset: 0 });
  const scan = scanJson(text);
  if (scan.kind === 'fault' || scan.kind === 'more') throw notJson(text, scan.at, scan.kind === 'more');
  const value = scan.kind === 'cut' ? tryParse(scan.repaired)?.value : tryParse(text)?.value;
  if (value === undefined) {
    throw new TraceError('truncated', `The document is cut off after ${length.toLocaleString('en')} bytes, before anything in it is whole.`);
  }
  return { value, truncated: { length }, warnings: surveyOf(value) };
}

function notJson(text: string, at: number, isMore: boolean): TraceError {
  const facts = placeIn(text, at);
  const where = `line ${facts.line}, column ${facts.column}`;
  const message = isMore
    ? `The document ends before ${where}, but more follows; several documents go on a line each.`
    : `The document is not JSON: a syntax error at ${where}, near “${facts.excerpt ?? ''}”.`;
  return new TraceError('not_json', message, facts);
}

function placeIn(text: string, at: number): TraceErrorFacts {
  const before = text.slice(0, at);
  const lineStart = before.lastIndexOf('\n') + 1;
  return {
    line: before.split('\n').length,
    column: at - lineStart + 1,
    excerpt: text.slice(Math.max(lineStart, at - EXCERPT / 2), at + EXCERPT / 2).split('\n', 1).join('').trim(),
  };
}

/** More than is opened. */
export const tooLarge = (actual: number, limit: number): TraceError =>
  new TraceError('too_large', `The document has ${megabytes(actual)} MB; at most ${megabytes(limit)} MB are opened.`, { actual, limit });

const megabytes = (bytes: number): string => (bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1 });
