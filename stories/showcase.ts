/**
 * One run as an engineer would meet it, with everything the live view can show: turns, a sub-agent, markdown, terminal
 * colours, a diff, JSON, a slow step, repeated calls, a question, steering, a retry, a compaction and a failure.
 */
import type { RunEvent } from '../src/trace-model/index.js';
import { at, numbered } from './fixtures.js';
import { answer, environment, finding, loginSpec, patch, plan, systemPrompt, testOutput } from './showcase-texts.js';

/** A call and what became of it; `seconds` is when it was called, `took` how long it took. */
const tool = (
  id: string,
  [name, kind]: readonly [name: string, kind: string],
  seconds: number,
  took: number,
  args: object,
  end: object,
  envelope: object = {},
): object[] => [
  { type: 'tool.started', toolCallId: id, name, kind, args, time: at(seconds), ...envelope },
  { type: 'tool.finished', toolCallId: id, status: 'ok', durationMs: took * 1000, time: at(seconds + took), ...end, ...envelope },
];

/** A text that came in pieces. */
const spoken = (kind: 'message' | 'thinking', id: string, seconds: number, took: number, text: string, envelope: object = {}): object[] => {
  const half = text.indexOf(' ', text.length / 2);
  return [
    { type: `${kind}.started`, messageId: id, time: at(seconds), ...envelope },
    { type: `${kind}.delta`, messageId: id, text: text.slice(0, half), time: at(seconds), ...envelope },
    { type: `${kind}.delta`, messageId: id, text: text.slice(half), time: at(seconds + took / 2), ...envelope },
    { type: `${kind}.finished`, messageId: id, time: at(seconds + took), ...envelope },
  ];
};

const usage = (key: string, seconds: number, model: string, [input, cached, output]: readonly number[], amount: number): object => ({
  type: 'usage',
  scope: 'turn',
  mode: 'final',
  key,
  model,
  usage: { inputTokens: input, cacheReadInputTokens: cached, outputTokens: output },
  cost: { amount, currency: 'USD' },
  time: at(seconds),
});

const READ = ['read_file', 'read'] as const;
const SEARCH = ['grep', 'search'] as const;
const BASH = ['bash', 'execute'] as const;
const EDIT = ['edit_file', 'edit'] as const;
const explorer = { agentId: 'explorer' };

const opening: readonly object[] = [
  {
    type: 'run.started',
    time: at(0),
    input: { issue: 'PORT-12', branch: 'fix/flaky-login' },
    run: {
      id: 'run-90215',
      title: 'Fix the flaky login test',
      agent: { name: 'Mender', version: '2.1' },
      model: 'sonnet-x',
      project: { name: 'Portal' },
      workItem: { title: 'PORT-12' },
      links: {
        steer: '/steer',
        retrigger: '/retrigger',
        cancel: '/cancel',
        answer: '/answer',
        workItem: 'https://board.example/projects/1/issues/12',
        history: 'https://board.example/projects/1/issues/12/runs',
        board: 'https://board.example/projects/1',
        project: 'https://board.example/projects/1/dashboard',
        agent: 'https://board.example/agents/mender',
        costs: 'https://board.example/costs',
      },
    },
  },
  { type: 'turn.started', turnId: 't1', time: at(1) },
  { type: 'prompt', role: 'system', content: systemPrompt, delivery: 'new', time: at(1) },
  { type: 'prompt', role: 'user', content: 'The login test fails one time in five. Find out why and mend it.', delivery: 'new', time: at(1) },
  ...spoken('thinking', 'th1', 2, 1.4, 'A race, probably. The cookie may be set after the redirect, and the assertion does not wait for it.'),
  ...spoken('message', 'm1', 3.4, 1.1, plan),
  ...tool('c1', READ, 4.6, 0.3, { path: 'test/login.spec.ts' }, { result: loginSpec }),
  ...tool('c2', BASH, 5, 9.4, { command: 'npm test -- login --repeat 20', cwd: 'packages/portal' }, {
    status: 'error',
    error: { message: '4 of 20 failed', type: 'exit_code' },
    result: { exitCode: 1, output: testOutput },
  }),
  { type: 'context', used: 18_400, limit: 200_000, time: at(14.5) },
  usage('t1', 14.5, 'sonnet-x', [18_400, 15_200, 640], 0.031),
  { type: 'turn.finished', turnId: 't1', time: at(14.5) },
];

const research: readonly object[] = [
  { type: 'turn.started', turnId: 't2', time: at(15) },
  { type: 'tool.started', toolCallId: 'c3', name: 'task', kind: 'think', args: { agent: 'Explorer', goal: 'Find other tests with the same race' }, time: at(15) },
  { type: 'agent.started', agentId: 'explorer', name: 'Explorer', description: 'Find other tests with the same race', parentToolCallId: 'c3', time: at(15.1) },
  ...tool('c4', SEARCH, 15.4, 0.2, { pattern: 'waitForURL', path: 'test' }, { result: ['test/login.spec.ts:31', 'test/cart.spec.ts:12', 'test/profile.spec.ts:58'] }, explorer),
  ...tool('c5', READ, 15.8, 0.2, { path: 'test/cart.spec.ts' }, { result: 'await page.waitForURL("/cart");' }, explorer),
  ...tool('c6', READ, 16.2, 0.3, { path: 'test/profile.spec.ts' }, { result: 'await page.waitForURL("/profile");' }, explorer),
  ...spoken('message', 'm2', 16.8, 1.2, finding, explorer),
  { type: 'agent.finished', agentId: 'explorer', status: 'success', time: at(18.2) },
  { type: 'tool.finished', toolCallId: 'c3', status: 'ok', result: 'Two more tests wait for the address only.', durationMs: 3200, time: at(18.2) },
  ...tool('c7', ['http_get', 'fetch'], 18.6, 0.8, { url: 'https://ci.example/api/runs/88121/environment' }, { result: environment }),
  { type: 'retry', attempt: 1, delayMs: 2000, reason: 'the model is overloaded', time: at(19.6) },
  usage('t2', 24, 'sonnet-x', [31_900, 27_000, 1_180], 0.052),
  usage('explorer', 18.2, 'haiku-x', [9_800, 4_100, 420], 0.004),
  { type: 'context', used: 31_900, limit: 200_000, time: at(24) },
  { type: 'turn.finished', turnId: 't2', time: at(24) },
];

const mending: readonly object[] = [
  { type: 'turn.started', turnId: 't3', time: at(24.2) },
  { type: 'prompt', role: 'user', content: 'Wait for the cookie, not for the address.', delivery: 'steer', actionId: 'a1', time: at(25) },
  ...spoken('message', 'm3', 25.4, 0.9, 'I wait for the `sid` cookie instead, and take the same helper for the other two tests.'),
  ...tool('c8', EDIT, 26.6, 0.2, { path: 'test/login.spec.ts' }, { result: [{ type: 'diff', path: 'test/login.spec.ts', diff: patch }] }),
  { type: 'compaction', before: 31_900, after: 9_300, time: at(27.2) },
  { type: 'context', used: 9_300, limit: 200_000, time: at(27.2) },
  ...[28, 29.4, 30.8].flatMap((seconds, i) =>
    tool(`s${i}`, BASH, seconds, 0.9, { command: 'git status --short' }, { result: { exitCode: 0, output: ' M test/login.spec.ts' } }),
  ),
  { type: 'gap', from: 84, to: 91, reason: 'the server no longer has these events', time: at(32) },
  { type: 'input.requested', requestId: 'q1', reason: 'approval', message: 'May I run `git push origin fix/flaky-login`?', options: ['approved', 'denied'], time: at(33) },
];

const answered: readonly object[] = [
  { type: 'input.resolved', requestId: 'q1', status: 'approved', by: 'Ada', time: at(41) },
  ...tool('c9', BASH, 41.2, 2.1, { command: 'git push origin fix/flaky-login' }, { result: { exitCode: 0, output: 'To portal.git\n   4f1c2aa..9be0d11  fix/flaky-login -> fix/flaky-login' } }),
  usage('t3', 44, 'sonnet-x', [14_200, 9_000, 760], 0.027),
  { type: 'turn.finished', turnId: 't3', time: at(44) },
  { type: 'turn.started', turnId: 't4', time: at(44.2) },
];

const missingTool = (id: string, seconds: number): object[] =>
  tool(id, ['notify', 'other'], seconds, 0.1, { channel: '#portal', text: 'The login test is mended.' }, {
    status: 'error',
    error: { type: 'tool_not_found', message: 'No tool named “notify”. Known tools: bash, edit_file, grep, http_get, read_file, task.' },
  });

/** The run while it goes on, waits, and after it has ended, well and badly. */
export const showcase = {
  running: numbered([
    ...opening,
    ...research,
    ...mending,
    ...answered,
    { type: 'message.started', messageId: 'm4', time: at(45) },
    { type: 'message.delta', messageId: 'm4', text: answer.slice(0, 380), time: at(46) },
  ]),
  waiting: numbered([...opening, ...research, ...mending]),
  completed: numbered([
    ...opening,
    ...research,
    ...mending,
    ...answered,
    ...spoken('message', 'm4', 45, 4, answer),
    usage('t4', 49.5, 'sonnet-x', [16_050, 14_100, 910], 0.024),
    { type: 'turn.finished', turnId: 't4', time: at(49.5) },
    { type: 'run.finished', outcome: 'success', result: 'The login test passes 20 of 20 times. Two tests with the same race are mended too.', time: at(50) },
  ]),
  failed: numbered([
    ...opening,
    ...research,
    ...mending,
    ...answered,
    ...missingTool('n1', 45),
    ...missingTool('n2', 46.5),
    ...missingTool('n3', 48),
    {
      type: 'run.failed',
      error: {
        type: 'tool_not_found',
        message: 'No tool named “notify”. Known tools: bash, edit_file, grep, http_get, read_file, task.',
        remediation: ['Give Mender the tool “notify”, or take it out of its instructions.'],
      },
      time: at(49),
    },
  ]),
} as const satisfies Record<string, readonly RunEvent[]>;
