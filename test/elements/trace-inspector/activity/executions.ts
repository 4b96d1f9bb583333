/** Executions as a runtime would have written them, for what happens around entries. */
import { action, evaluate, executed, instruct, type Happened } from '../../../../stories/trace-documents.js';
import { parseTrace } from '../../../../src/trace-model/index.js';
import type { TraceDocument } from '../../../../src/trace-model/trace-document.js';

/** Names and paths of the tree below. */
export const tree = {
  type: 'sequence' as const,
  name: 'Ship_Fix',
  state: { var: { Ship_Fix__cause: null, Ship_Fix__ticket: null }, const: { Ship_Fix__limit: 40 } },
  children: [
    {
      type: 'selector' as const,
      name: 'Find_Cause',
      children: [
        action('Check_Logs', evaluate('$VAR.Ship_Fix__ticket.has_logs is true')),
        action('Bisect'),
        action('Ask_History', instruct('Ask for $VAR.Ship_Fix__ticket.title, store at $VAR.Ship_Fix__cause, use $VAR.nope and $CONST.Ship_Fix__limit.')),
      ],
    },
    action('Write_Test', instruct('Write a test.'), evaluate('npm test fails')),
  ],
};

const PATHS: Readonly<Record<string, readonly number[]>> = { Check_Logs: [0, 0], Bisect: [0, 1], Ask_History: [0, 2], Write_Test: [1] };

/** One line of the log; a name without a path is the protocol's. */
export function said(name: string, kind: string, submitted: string, outcome: string, { step = 0, note, second = 0 }: { step?: number; note?: string; second?: number } = {}): object {
  const path = PATHS[name];
  return {
    ts: new Date(Date.UTC(2026, 4, 22, 9, 14, second)).toISOString(),
    kind,
    cursor: path === undefined ? 'null' : JSON.stringify({ path, step }),
    name,
    submitted,
    outcome,
    ...(note !== undefined && { note }),
  };
}

export const passed = (name: string, more = {}): object => said(name, 'instruct', 'success', 'action_complete', more);
export const failed = (name: string, more = {}): object => said(name, 'instruct', 'failure', 'action_failed', more);
export const judged = (name: string, ok: boolean, more = {}): object => said(name, 'evaluate', String(ok), ok ? 'evaluation_passed' : 'evaluation_failed', more);

export const opened = (trace: readonly object[], happened: Happened = {}): TraceDocument =>
  parseTrace(JSON.stringify(executed(tree, { trace, ...happened }))).document;

/** Two children lost, the third won, and three attempts at a test went the same way. */
export const shipFix = (): TraceDocument =>
  opened(
    [
      said('Acknowledge_Protocol', 'protocol', 'accept', 'protocol_accepted'),
      judged('Check_Logs', false, { note: 'No logs that day.', second: 1 }),
      failed('Bisect', { second: 2 }),
      said('Ask_History', 'think', 'thought', 'recorded', { note: 'The blame looks odd.', second: 3 }),
      passed('Ask_History', { second: 5 }),
      ...[10, 20, 30].flatMap((second) => [
        said('Write_Test', 'instruct', 'success', 'step_complete', { second }),
        judged('Write_Test', false, { step: 1, note: 'It passes without the fix.', second: second + 4 }),
      ]),
    ],
    {
      phase: 'performing',
      open: { path: [1], step: 0 },
      nodeStatus: { '0': 'success', '0.0': 'failure', '0.1': 'failure', '0.2': 'success' },
      retryCount: { '1': 3 },
      variables: { Ship_Fix__cause: null, Ship_Fix__ticket: { title: 'Fix flaky login test', has_logs: false, text: 'x'.repeat(1000) } },
      constants: { Ship_Fix__limit: 40 },
    },
  );
