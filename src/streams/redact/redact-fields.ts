/** Redacting something of known fields: every text in it, names of foreign fields too. */
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

/** Fields that hold whatever somebody sent, of any shape. */
const FOREIGN: ReadonlySet<string> = new Set(['args', 'result', 'raw', 'input', 'value', 'snapshot', 'patch', 'options', 'answer']);

/**
 * A redacted copy of something whose fields are known (a state, an entry, an event); the thing itself when nothing in it
 * had to be. Names of its fields, and what only names, stay.
 */
export const redactFields = <T extends object>(value: T, redact: RedactText): T => walk(value, redact, 0, true) as T;

function walk(value: unknown, redact: RedactText, depth: number, own: boolean): unknown {
  if (typeof value === 'string') return redact(value, { final: true }).text;
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_DEPTH) return '[REDACTED:nesting]';
  if (Array.isArray(value)) {
    const items = value.map((item) => walk(item, redact, depth + 1, own));
    return items.every((item, i) => item === value[i]) ? value : items;
  }
  const fields = Object.entries(value).map(([key, item]: [string, unknown]): [string, unknown] => {
    if (own && NAMES.has(key)) return [key, item];
    return [own ? key : redact(key, { final: true }).text, walk(item, redact, depth + 1, own && !FOREIGN.has(key))];
  });
  const isSame = fields.every(([key, item]) => Object.hasOwn(value, key) && item === (value as Record<string, unknown>)[key]);
  return isSame ? value : Object.fromEntries(fields);
}
