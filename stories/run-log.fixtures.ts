/** Runs for the log: one that shows every kind of entry, and ways to make very long ones. */
import { RunReducer } from '../src/streams/reduce/reducer.js';
import { recordOf } from '../src/streams/run-record.js';
import { ListBuilder, type RunEntry, type RunState } from '../src/streams/index.js';
import { at, fold, START } from './fixtures.js';

/** The state some events lead to; each gets an id and number unless it has its own. */
export function stateOf(events: readonly object[]): RunState {
  return streamOf(events).state();
}

/** A run that goes on: `add` folds further events in and returns the new state. */
export function streamOf(events: readonly object[]): { state(): RunState; add(...events: readonly object[]): RunState } {
  const reducer = new RunReducer();
  let count = 0;
  const add = (...more: readonly object[]): RunState => {
    for (const event of more) reducer.apply(recordOf({ id: `e${++count}`, seq: count, ...event }));
    return reducer.snapshot();
  };
  add(...events);
  return { state: () => reducer.snapshot(), add };
}

const output = Array.from(
  { length: 69 },
  (_, i) => `${i % 5 === 1 ? '✗' : '✓'} logs in – run ${i + 1} of 69${i % 5 === 1 ? '\n  Error: expected cookie "sid" to be set\n    at test/login.spec.ts:31:18' : ''}`,
).join('\n');

const systemPrompt = Array.from(
  { length: 30 },
  (_, i) => `${i + 1}. ${['You mend tests.', 'Never weaken an assertion.', 'Run a test twenty times before you call it stable.'][i % 3]}`,
).join('\n');

/** A run as the pictures of the design show it, still running, with a message growing. */
export const everyKind: readonly object[] = [
  {
    type: 'run.started',
    time: at(0),
    run: { id: 'run-1', title: 'Fix flaky login test', agent: { name: 'Mender', version: '2.1' }, model: 'sonnet-x' },
  },
  { type: 'turn.started', turnId: 't1', time: at(1) },
  { type: 'prompt', role: 'system', content: systemPrompt, time: at(1) },
  { type: 'prompt', role: 'user', content: 'The login test fails one time in five.', time: at(1) },
  { type: 'thinking.started', messageId: 'm1', time: at(2) },
  { type: 'thinking.delta', messageId: 'm1', text: 'A race, probably. The cookie may be set after the redirect…', time: at(2) },
  { type: 'thinking.finished', messageId: 'm1', time: at(3.1) },
  { type: 'message.started', messageId: 'm1', time: at(3.1) },
  { type: 'message.delta', messageId: 'm1', text: 'I will read the test first, then run it twenty times.', time: at(3.4) },
  { type: 'message.finished', messageId: 'm1', time: at(4) },
  { type: 'tool.started', toolCallId: 'c1', name: 'read_file', kind: 'read', args: { path: 'test/login.spec.ts' }, time: at(4) },
  { type: 'tool.finished', toolCallId: 'c1', status: 'ok', result: 'import { test } from "vitest";\n\ntest("logs in", …)', durationMs: 900, time: at(4.9) },
  {
    type: 'tool.started',
    toolCallId: 'c2',
    name: 'bash',
    kind: 'execute',
    args: { command: 'npm test -- --repeat 20', cwd: 'packages/portal' },
    time: at(4.9),
  },
  {
    type: 'tool.finished',
    toolCallId: 'c2',
    status: 'error',
    error: { message: '4 of 20 failed' },
    result: { exitCode: 1, output },
    durationMs: 5000,
    time: at(9.9),
  },
  {
    type: 'usage',
    scope: 'turn',
    mode: 'final',
    key: 't1',
    usage: { inputTokens: 1200, outputTokens: 80 },
    cost: { amount: 0.01, currency: 'USD' },
    time: at(10),
  },
  { type: 'turn.finished', turnId: 't1', time: at(10) },
  { type: 'turn.started', turnId: 't2', time: at(10) },
  { type: 'step.started', stepId: 's1', name: 'Find other tests with the same race', nodePath: 'root.find', time: at(10.5) },
  { type: 'step.finished', stepId: 's1', status: 'skipped', time: at(10.6) },
  { type: 'tool.started', toolCallId: 'c3', name: 'task', kind: 'think', args: { agent: 'reviewer' }, time: at(11) },
  { type: 'agent.started', agentId: 'a1', name: 'Reviewer', description: 'Check other tests for the same race', parentToolCallId: 'c3', time: at(11) },
  { type: 'tool.started', toolCallId: 'c4', name: 'grep', kind: 'search', args: { pattern: 'waitForURL' }, agentId: 'a1', time: at(11.2) },
  { type: 'tool.finished', toolCallId: 'c4', status: 'ok', result: ['test/login.spec.ts:31', 'test/cart.spec.ts:12'], durationMs: 120, agentId: 'a1', time: at(11.4) },
  { type: 'tool.started', toolCallId: 'c5', name: 'edit_file', kind: 'edit', args: { path: 'test/cart.spec.ts' }, agentId: 'a1', time: at(11.5) },
  { type: 'tool.finished', toolCallId: 'c5', status: 'denied', agentId: 'a1', time: at(11.6) },
  { type: 'message.finished', messageId: 'm2', content: 'Two tests wait for the address; one of them is yours.', agentId: 'a1', time: at(12) },
  { type: 'agent.finished', agentId: 'a1', status: 'success', time: at(15.2) },
  { type: 'tool.finished', toolCallId: 'c3', status: 'ok', result: 'Two tests', durationMs: 4200, time: at(15.2) },
  { type: 'retry', attempt: 1, delayMs: 1000, reason: 'overloaded', time: at(15.5) },
  { type: 'gap', from: 841, to: 853, reason: 'the server no longer has these events', time: at(16) },
  { type: 'meditation.started', depth: 3, time: at(16.5) },
  { type: 'tool.finished', toolCallId: 'lost', status: 'ok', name: 'fetch_page', result: { status: 200 }, time: at(17) },
  { type: 'input.requested', requestId: 'q1', reason: 'approval', message: 'May I run “git push origin fix/login”?', time: at(18) },
  { type: 'input.resolved', requestId: 'q1', status: 'approved', by: 'Ada', time: at(25) },
  { type: 'prompt', role: 'user', content: 'Try the cookie first', delivery: 'steer', time: at(26) },
  { type: 'tool.started', toolCallId: 'c6', name: 'bash', kind: 'execute', args: { command: 'npm test -- login' }, time: at(27) },
  { type: 'tool.progress', toolCallId: 'c6', text: '> portal@1.0.0 test\n> vitest run login\n\n ✓ logs in (1.2 s)\n', time: at(28) },
  { type: 'message.started', messageId: 'm3', time: at(30) },
  {
    type: 'message.delta',
    messageId: 'm3',
    text: 'The redirect resolves before `sid` is stored, so the assertion races it. I will wait for the cookie instead of the URL, and run the file again. After that I will look at the other test that waits for the address, because it has the same fault and will fail as soon as the machine is slow enough to notice it',
    time: at(30.2),
  },
];

/** The same run, failed. */
export const failedRun: readonly object[] = [
  ...everyKind.slice(0, 15),
  {
    type: 'run.failed',
    error: {
      type: 'tool_not_found',
      message: 'No tool named “bahs”. Known tools: bash, read_file, edit_file.',
      remediation: ['Check the tool config of Mender: the name may be misspelt.'],
    },
    time: at(41),
  },
];

const NAMES = ['read_file', 'grep', 'bash', 'edit_file'];
const KINDS = ['read', 'search', 'execute', 'edit'];

/** Entry `i` of a run of any length; every tenth one is an error. */
export function plainEntry(i: number): RunEntry {
  return Object.freeze({
    id: `tool:${i}`,
    kind: 'tool',
    time: START + i * 40,
    timeSource: 'event',
    title: NAMES[i % 4] as string,
    summary: `packages/portal/src/module-${i}.ts`,
    status: 'ok',
    durationMs: 100 + (i % 900),
    eventIds: Object.freeze([`e${i}`]),
    toolCallId: String(i),
    name: NAMES[i % 4] as string,
    toolKind: KINDS[i % 4] as string,
    args: { path: `packages/portal/src/module-${i}.ts` },
    result: `line one of ${i}\nline two of ${i}`,
  });
}

/** A run of `length` entries, and more of them on demand; made without events, which a million would be slow with. */
export function longRun(length: number, entry: (i: number) => RunEntry = plainEntry): { state(): RunState; add(count: number): RunState } {
  const list = new ListBuilder<RunEntry>();
  const first = fold([]);
  let version = 0;
  const state = (): RunState => ({ ...first, status: 'running', startedAt: START, entries: list.snapshot(), version: ++version });
  const add = (count: number): RunState => {
    for (let i = 0; i < count; i++) list.push(entry(list.length));
    return state();
  };
  add(length);
  return { state, add };
}
