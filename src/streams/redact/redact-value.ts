/** Redacting a value of any shape: every text in it, names of fields too. */
import type { RedactText } from './redactor.js';

/** Values nested deeper are replaced whole: the walk must end on any input. */
const MAX_DEPTH = 500;

/** Fields that name things rather than say something: without them nothing would find its other half. */
const NAMES: ReadonlySet<string> = new Set(
  (
    'type id seq time runId parentRunId epoch turnId messageId toolCallId agentId parentId actionId requestId stepId ' +
    'parentToolCallId key kind role status outcome delivery scope mode phase timeSource eventIds marks currency about'
  ).split(' '),
);

/** A copy of a value from elsewhere, redacted; the value itself when nothing in it had to be. */
export const redactValue = (value: unknown, redact: RedactText): unknown => walk(value, redact, 0, false);

/** The same for an event or entry, whose own names stay. */
export const redactNamed = <T extends object>(value: T, redact: RedactText): T => walk(value, redact, 0, true) as T;

function walk(value: unknown, redact: RedactText, depth: number, named: boolean): unknown {
  if (typeof value === 'string') return redact(value, { final: true }).text;
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_DEPTH) return '[REDACTED:nesting]';
  if (Array.isArray(value)) {
    const items = value.map((item) => walk(item, redact, depth + 1, false));
    return items.every((item, i) => item === value[i]) ? value : items;
  }
  let isSame = true;
  const fields = Object.entries(value).map(([key, item]: [string, unknown]): [string, unknown] => {
    if (named && NAMES.has(key)) return [key, item];
    const next: [string, unknown] = [named ? key : redact(key, { final: true }).text, walk(item, redact, depth + 1, false)];
    if (next[0] !== key || next[1] !== item) isSame = false;
    return next;
  });
  return isSame ? value : Object.fromEntries(fields);
}
