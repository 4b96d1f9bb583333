/** The records of a run without its secrets, for a recording that can be opened again. */
import type { RunRecord } from '../run-record.js';
import type { RunHistory } from '../replay/replay-types.js';
import { redactFields } from './redact-fields.js';
import type { RedactText } from './redactor.js';

/** Events that bring a piece of a text, by the type of what they belong to. */
const PIECES = new Map([
  ['message.delta', 'message'],
  ['thinking.delta', 'thinking'],
  ['tool.args.delta', 'args'],
  ['tool.progress', 'progress'],
]);
/** Events after which a text has no further piece. */
const ENDS = new Map([
  ['message.finished', ['message']],
  ['thinking.finished', ['thinking']],
  ['tool.finished', ['args', 'progress']],
]);

interface Pieces {
  text: string;
  readonly at: number[];
}

/**
 * Redacts events one by one, but a text that came in pieces as a whole: a secret may lie across two of them. The whole
 * is then brought by the last piece. Yields after each event, so that a caller can stop for a while.
 */
export function* redactRecords({ records }: RunHistory, redact: RedactText): Generator<RunRecord> {
  const texts = joinedTexts(records, redact);
  for (const [i, record] of records.entries()) {
    const event = redactFields(record.event, redact);
    const text = texts.get(i);
    yield { ...record, event: (text === undefined ? event : { ...event, text }) };
  }
}

/** What a recording says about its run, redacted. */
export const redactInfo = (run: RunHistory['run'], redact: RedactText): RunHistory['run'] => redactFields(run, redact);

/** By index of the record, the text it brings instead of its own piece. */
function joinedTexts(records: readonly RunRecord[], redact: RedactText): ReadonlyMap<number, string> {
  const open = new Map<string, Pieces>();
  const texts = new Map<number, string>();
  const close = (key: string): void => {
    const pieces = open.get(key);
    if (!pieces) return;
    open.delete(key);
    for (const at of pieces.at) texts.set(at, '');
    texts.set(pieces.at.at(-1) ?? 0, redact(pieces.text, { final: true }).text);
  };
  records.forEach(({ event }, i) => {
    const kind = PIECES.get(event.type);
    if (kind === undefined) {
      for (const ended of ENDS.get(event.type) ?? []) close(keyOf(ended, event));
      return;
    }
    const key = keyOf(kind, event);
    const pieces = open.get(key) ?? { text: '', at: [] };
    pieces.text += (event as { text: string }).text;
    pieces.at.push(i);
    open.set(key, pieces);
  });
  for (const key of [...open.keys()]) close(key);
  return texts;
}

/** What the pieces of one text have in common. */
const keyOf = (kind: string, event: RunRecord['event']): string => {
  const { messageId, toolCallId, epoch } = event as { messageId?: string; toolCallId?: string; epoch?: string | number };
  return JSON.stringify([kind, messageId, toolCallId, epoch]);
};
