/**
 * Runs as lists of run events, and the states they fold to: what stories show and element tests look at. Everything
 * in them went through the real reducer.
 */
import { recordOf } from '../src/streams/run-record.js';
import { RunReducer } from '../src/streams/reduce/reducer.js';
import type { RunState } from '../src/streams/index.js';
import type { RunEvent } from '../src/trace-model/index.js';

/** When every fixture run starts: 21 November 2025, 09:00:12 UTC. */
export const START = Date.UTC(2025, 10, 21, 9, 0, 12);

/** RFC 3339 time `seconds` after the start. */
export const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString();

/** Numbers events from 1 and gives each its id. */
export function numbered(events: readonly object[]): RunEvent[] {
  return events.map((event, index) => ({ id: `e${index + 1}`, seq: index + 1, ...event }) as RunEvent);
}

const started = {
  type: 'run.started',
  time: at(0),
  run: {
    id: 'run-1',
    title: 'Fix flaky login test',
    agent: { name: 'Mender', version: '2.1' },
    model: 'sonnet-x',
    project: { name: 'Portal' },
    workItem: { title: 'PORT-12' },
    links: {
      steer: '/steer',
      retrigger: '/retrigger',
      cancel: '/cancel',
      answer: '/answer',
      workItem: '/projects/1/issues/12',
      history: '/projects/1/issues/12/runs',
      board: '/projects/1',
      project: '/projects/1/dashboard',
    },
  },
};

const work = [
  started,
  { type: 'turn.started', turnId: 't1', time: at(1) },
  { type: 'prompt', role: 'system', content: 'You mend tests.', delivery: 'new', time: at(1) },
  { type: 'prompt', role: 'user', content: 'The login test fails one time in five.', delivery: 'new', time: at(1) },
  { type: 'thinking.started', messageId: 'th1', time: at(2) },
  { type: 'thinking.delta', messageId: 'th1', text: 'A race, probably. The cookie may be set after the redirect…', time: at(2) },
  { type: 'thinking.finished', messageId: 'th1', time: at(3) },
  { type: 'message.started', messageId: 'm1', role: 'assistant', time: at(3) },
  { type: 'message.delta', messageId: 'm1', text: 'I will read the test first, then run it twenty times.', time: at(3) },
  { type: 'message.finished', messageId: 'm1', finishReason: 'tool_use', time: at(4) },
  { type: 'tool.started', toolCallId: 'c1', name: 'read_file', kind: 'read', args: { path: 'test/login.spec.ts' }, time: at(4) },
  { type: 'tool.finished', toolCallId: 'c1', status: 'ok', result: 'it("logs in", …)', durationMs: 900, time: at(4.9) },
  { type: 'tool.started', toolCallId: 'c2', name: 'bash', kind: 'execute', args: { command: 'npm test -- --repeat 20' }, time: at(4.9) },
  {
    type: 'tool.finished',
    toolCallId: 'c2',
    status: 'error',
    error: { message: '4 of 20 failed', type: 'exit_code' },
    durationMs: 5000,
    time: at(9.9),
  },
  {
    type: 'usage',
    scope: 'turn',
    mode: 'final',
    key: 't1',
    usage: { inputTokens: 1200, outputTokens: 80, cacheReadInputTokens: 1000 },
    cost: { amount: 0.01, currency: 'USD' },
    time: at(10),
  },
  { type: 'turn.finished', turnId: 't1', time: at(10) },
  { type: 'turn.started', turnId: 't2', time: at(11) },
  {
    type: 'usage',
    scope: 'turn',
    mode: 'final',
    key: 't2',
    usage: { inputTokens: 300, outputTokens: 20, cacheReadInputTokens: 5, reasoningOutputTokens: 12 },
    cost: { amount: 0.0025, currency: 'USD' },
    time: at(12),
  },
  { type: 'message.started', messageId: 'm2', role: 'assistant', time: at(12) },
  { type: 'message.delta', messageId: 'm2', text: 'The redirect resolves before `sid` is stored, so the assertion races it.', time: at(12) },
];

const unknownTool = (callId: string, seconds: number): object[] => [
  { type: 'tool.started', toolCallId: callId, name: 'bahs', kind: 'execute', args: { command: 'npm test' }, time: at(seconds) },
  {
    type: 'tool.finished',
    toolCallId: callId,
    status: 'error',
    error: { message: 'No tool named “bahs”. Known tools: bash, read_file, edit_file.', type: 'tool_not_found' },
    time: at(seconds),
  },
];

const longWords = 'Supercalifragilistic'.repeat(12);
/** Text that must stay text: markup, a bidi override, a lone surrogate, a word with no break. */
export const hostileText = `<img src=x onerror=alert(1)> \u202Ereversed\u202C \uD800 ${longWords}`;

/** One list of events for each moment a run can be seen at. */
export const runs = {
  running: numbered(work),
  waiting: numbered([
    ...work,
    {
      type: 'input.requested',
      requestId: 'q1',
      reason: 'approval',
      message: 'May I run “git push origin fix/login”?',
      time: at(20),
    },
  ]),
  waitingWithOptions: numbered([
    ...work,
    {
      type: 'input.requested',
      requestId: 'q2',
      reason: 'choice',
      message: 'Which branch shall the change go to?',
      options: ['main', { id: 'release', label: 'Release branch' }, { id: 'none', label: 'Nowhere yet' }],
      time: at(20),
    },
  ]),
  completed: numbered([
    ...work,
    { type: 'message.finished', messageId: 'm2', time: at(41) },
    { type: 'run.finished', outcome: 'success', result: 'The login test passes 20 of 20 times.', time: at(42) },
  ]),
  failed: numbered([
    ...work,
    ...unknownTool('c3', 39),
    ...unknownTool('c4', 40),
    ...unknownTool('c5', 41),
    {
      type: 'run.failed',
      error: {
        type: 'tool_not_found',
        message: 'No tool named “bahs”. Known tools: bash, read_file, edit_file.',
        remediation: ['Check the tool config of Mender: the name may be misspelt.', 'Remove “bahs” from its instructions.'],
      },
      time: at(42),
    },
  ]),
  failedAtLength: numbered([
    started,
    {
      type: 'run.failed',
      error: {
        type: 'database_locked',
        message: `Error: ${hostileText}\n${Array.from({ length: 60 }, (_, n) => `    at step${n} (worker.js:${n}:1)`).join('\n')}`,
      },
      time: at(2),
    },
  ]),
  cancelled: numbered([...work, { type: 'run.finished', outcome: 'cancelled', time: at(30) }]),
  hostile: numbered([
    {
      ...started,
      run: {
        id: hostileText,
        title: hostileText,
        agent: { name: hostileText, version: longWords },
        model: hostileText,
        project: { name: hostileText },
        workItem: { title: hostileText },
      },
    },
    { type: 'input.requested', requestId: hostileText, reason: hostileText, message: hostileText, options: [hostileText, {}], time: at(3) },
  ]),
  unreported: numbered([{ ...started, run: { id: 'run-2', title: 'A program without a language model' } }]),
  empty: [],
} as const satisfies Record<string, readonly RunEvent[]>;

/** The same run as if its last event had come just now. */
export function asOfNow(events: readonly RunEvent[]): RunEvent[] {
  const times = events.flatMap(({ time }) => (time === undefined ? [] : [Date.parse(time)]));
  const shift = Date.now() - Math.max(...times);
  return events.map((event) =>
    event.time === undefined ? event : { ...event, time: new Date(Date.parse(event.time) + shift).toISOString() },
  );
}

export type RunName = keyof typeof runs;

/** Folds events as a store would; `isOver`: the source ended after them. */
export function fold(events: readonly RunEvent[], isOver = false): RunState {
  const reducer = new RunReducer();
  for (const event of events) reducer.apply(recordOf(event));
  if (isOver) reducer.end();
  return reducer.snapshot();
}
