/** Runs to stream and to fold: one small, one of every kind, and random ones. */
import { recordOf, reduceRun, type RunState } from '../../../src/streams/index.js';
import { NOW } from './fake-environment.js';

/** An event as a server would write it. */
export interface WireEvent {
  readonly type: string;
  readonly id?: string;
  readonly seq?: number;
  readonly [field: string]: unknown;
}

/** RFC 3339 time `seconds` after the start of every run here. */
export const at = (seconds: number): string => new Date(NOW + seconds * 1000).toISOString();

/** Gives events their `id`, `seq` and `time`, one second apart, where they have none. */
export function numbered(events: readonly WireEvent[], first = 1): WireEvent[] {
  return events.map((event, i) => ({ id: `e${first + i}`, seq: first + i, time: at(first + i), ...event }));
}

export const started = { type: 'run.started', run: { id: 'r1', title: 'Count words' } };
export const succeeded = { type: 'run.finished', outcome: 'success' };
/** `n` notices: the shortest events there are. */
export const notices = (n: number): WireEvent[] =>
  Array.from({ length: n }, (_, i) => ({ type: 'notice', level: 'info', text: `note ${i + 1}` }));

/** A run short enough to be cut at every byte: six events, with text that is more than one byte a character. */
export const smallRun = numbered([
  started,
  { type: 'message.delta', messageId: 'm1', text: 'Zähle → ' },
  { type: 'message.delta', messageId: 'm1', text: '🙂' },
  { type: 'tool.started', toolCallId: 't1', name: 'wc' },
  { type: 'tool.finished', toolCallId: 't1', status: 'ok', result: '7' },
  succeeded,
]);

/** The state of a run that was received without any trouble. */
export const foldOf = (events: readonly unknown[]): RunState => reduceRun(events.map((event) => recordOf(event)));

/** A state as plain data, without what may differ between two ways to receive the same run: how often, and where from. */
export function plain(state: RunState): unknown {
  const { version: _, position: __, ...rest } = state;
  return JSON.parse(JSON.stringify(rest)) as unknown;
}

/** Sequence numbers behind the entries of a run of notices, in the order they are shown. */
export const textsOf = (state: RunState): string[] =>
  state.entries.map((entry) => (entry.kind === 'notice' || entry.kind === 'message' ? entry.text : entry.kind));
