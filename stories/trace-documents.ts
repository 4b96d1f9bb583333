/** Documents of executions that no recording shows: as text, as a runtime would have written them. */

/** A node of the tree, as the format has it. */
export type Node =
  | { readonly type: 'action'; readonly name: string; readonly steps: readonly object[]; readonly retries?: number }
  | { readonly type: 'sequence' | 'selector' | 'parallel'; readonly name: string; readonly children: readonly Node[]; readonly retries?: number; readonly state?: object }
  | { readonly type: 'ref'; readonly ref: string };

/** What happened, where it differs from nothing. */
export interface Happened {
  readonly status?: 'running' | 'complete' | 'failed';
  readonly phase?: 'idle' | 'evaluating' | 'performing' | 'protocol';
  /** Child numbers of the open node, and its step. */
  readonly open?: { readonly path: readonly number[]; readonly step: number };
  readonly nodeStatus?: Readonly<Record<string, 'success' | 'failure'>>;
  readonly stepIndex?: Readonly<Record<string, number>>;
  readonly retryCount?: Readonly<Record<string, number>>;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly constants?: Readonly<Record<string, unknown>>;
  readonly trace?: readonly object[];
  /** Seconds ago that the last write was. Default 20. */
  readonly age?: number;
}

export const instruct = (instruction: string): object => ({ kind: 'instruct', instruction });
export const evaluate = (expression: string): object => ({ kind: 'evaluate', expression });
export const action = (name: string, ...steps: readonly object[]): Node => ({
  type: 'action',
  name,
  steps: steps.length > 0 ? steps : [instruct(`Do ${name}.`)],
});

/** The document of an execution of `tree`. */
export function executed(tree: Node, happened: Happened = {}): object {
  const { status = 'running', phase = 'idle', open, age = 20 } = happened;
  return {
    uri: 'file:///home/dev/executions/run.json',
    tree_uri: 'file:///home/dev/trees/tree.json',
    tree,
    status,
    phase,
    cursor: open ? JSON.stringify(open) : 'null',
    protocol_accepted: phase !== 'protocol',
    created_at: '2026-05-22T09:14:01.022Z',
    updated_at: new Date(Date.now() - age * 1000).toISOString(),
    schema_version: 1,
    var: happened.variables ?? {},
    const: happened.constants ?? {},
    runtime: {
      node_status: happened.nodeStatus ?? {},
      step_index: happened.stepIndex ?? {},
      retry_count: happened.retryCount ?? {},
    },
    trace: happened.trace ?? [],
  };
}

/** One answer in the log: a judgement at a node's first step, or what an instruction came to. */
export const line = (
  second: number,
  path: readonly number[],
  name: string,
  kind: 'evaluate' | 'instruct',
  ok: boolean,
  note?: string,
): object => ({
  ts: new Date(Date.UTC(2026, 4, 22, 9, 14, 1 + second)).toISOString(),
  kind,
  cursor: JSON.stringify({ path, step: kind === 'evaluate' || path.length === 1 ? 0 : 1 }),
  name,
  submitted: kind === 'evaluate' ? String(ok) : ok ? 'success' : 'failure',
  outcome: kind === 'evaluate' ? (ok ? 'evaluation_passed' : 'evaluation_failed') : ok ? 'action_complete' : 'action_failed',
  ...(note !== undefined && { note }),
});

const greeting = (time: string): Node =>
  action(
    `${time}_Greeting`,
    evaluate(`$VAR.Hello_World__time_of_day is "${time.toLowerCase()}"`),
    instruct(`Write a ${time.toLowerCase()} greeting for $CONST.Hello_World__user_name, in $CONST.Hello_World__language.`),
  );

/** Seven nodes: which greeting fits the time of day, and how it is worded. */
const helloWorldTree: Node = {
  type: 'sequence',
  name: 'Hello_World',
  state: {
    var: { Hello_World__time_of_day: null, Hello_World__greeting: null },
    const: { Hello_World__user_name: 'Ada', Hello_World__tone: 'friendly', Hello_World__language: 'english' },
  },
  children: [
    action('Determine_Time', instruct('Look at the clock and store "morning", "afternoon" or "evening" at $VAR.Hello_World__time_of_day.')),
    { type: 'selector', name: 'Choose_Greeting', children: [greeting('Morning'), greeting('Afternoon'), greeting('Evening')] },
    action('Polish_Greeting', instruct('Say $VAR.Hello_World__greeting in a $CONST.Hello_World__tone tone.')),
  ],
};

const constants = { Hello_World__user_name: 'Ada', Hello_World__tone: 'friendly', Hello_World__language: 'english' };

/** Seven nodes, all that was wanted done. */
export const helloWorld = (): object =>
  executed(helloWorldTree, {
    status: 'complete',
    nodeStatus: { '0': 'success', '1': 'success', '1.0': 'success', '2': 'success' },
    stepIndex: { '1.0': 1 },
    variables: { Hello_World__time_of_day: 'morning', Hello_World__greeting: 'Good morning, Ada!' },
    constants,
    trace: [
      line(0, [0], 'Determine_Time', 'instruct', true, 'It is a quarter past nine.'),
      line(3, [1, 0], 'Morning_Greeting', 'evaluate', true),
      line(5, [1, 0], 'Morning_Greeting', 'instruct', true),
      line(8, [2], 'Polish_Greeting', 'instruct', true),
    ],
  });

/** The same, with the agent at work on the second greeting, long since. */
export const helloWorldStuck = (): object =>
  executed(helloWorldTree, {
    phase: 'performing',
    open: { path: [1, 1], step: 1 },
    nodeStatus: { '0': 'success', '1.0': 'failure' },
    stepIndex: { '1.1': 1 },
    variables: { Hello_World__time_of_day: 'afternoon', Hello_World__greeting: null },
    constants,
    age: 2 * 3600,
    trace: [
      line(0, [0], 'Determine_Time', 'instruct', true),
      line(3, [1, 0], 'Morning_Greeting', 'evaluate', false, 'It is past noon.'),
      line(5, [1, 1], 'Afternoon_Greeting', 'evaluate', true),
    ],
  });

/** The same, at work on the morning's greeting for the second time of three. */
export const helloWorldRetrying = (): object => {
  const [first, choose, last] = helloWorldTree.type === 'sequence' ? helloWorldTree.children : [];
  if (!first || !last || choose?.type !== 'selector') throw new Error('the tree has another shape');
  const children = choose.children.map((child, at) => (at === 0 && child.type === 'action' ? { ...child, retries: 2 } : child));
  return executed(
    { ...helloWorldTree, children: [first, { ...choose, children }, last] },
    {
      phase: 'performing',
      open: { path: [1, 0], step: 1 },
      nodeStatus: { '0': 'success' },
      stepIndex: { '1.0': 1 },
      retryCount: { '1.0': 1 },
      variables: { Hello_World__time_of_day: 'morning', Hello_World__greeting: null },
      constants,
      trace: [
        line(0, [0], 'Determine_Time', 'instruct', true),
        line(3, [1, 0], 'Morning_Greeting', 'evaluate', true),
        line(5, [1, 0], 'Morning_Greeting', 'instruct', false, 'The greeting was in Latin.'),
        line(7, [1, 0], 'Morning_Greeting', 'evaluate', true),
      ],
    },
  );
};

/** One parallel of many parts, most of them done, one at work. */
export function fanOut(count: number): object {
  const nodeStatus: Record<string, 'success' | 'failure'> = {};
  const at = Math.floor(count * 0.7);
  for (let i = 0; i < at; i++) nodeStatus[`1.${i}`] = 'success';
  const parts = Array.from({ length: count }, (_, i) => action(`Check_Part_${i + 1}`));
  return executed(
    { type: 'sequence', name: 'Inspect_All', children: [action('Prepare'), { type: 'parallel', name: 'Parts', children: parts }, action('Report')] },
    { phase: 'performing', open: { path: [1, at], step: 0 }, nodeStatus: { '0': 'success', ...nodeStatus } },
  );
}

const kinds = ['sequence', 'selector', 'parallel'] as const;

/** A tree of about `count` nodes, five to each composite, executed for two thirds; selectors went on after failures. */
export function large(count: number): object {
  const nodeStatus: Record<string, 'success' | 'failure'> = {};
  let made = 0;
  const node = (path: readonly number[], size: number, isTried: boolean): Node => {
    const n = made++;
    if (size <= 1) {
      if (n < (count * 2) / 3) nodeStatus[path.join('.')] = isTried && path.at(-1) === 0 ? 'failure' : 'success';
      return action(`Step_${n}`);
    }
    const type = kinds[n % kinds.length] ?? 'sequence';
    const each = Math.max(1, Math.ceil((size - 1) / 5));
    const children = Array.from({ length: Math.ceil((size - 1) / each) }, (_, i) =>
      node([...path, i], Math.min(each, size - 1 - i * each), type === 'selector'),
    );
    return { type, name: `Part_${n}`, children };
  };
  return executed(node([], count, false), { nodeStatus });
}

/** Names and texts that must stay text, and a node that leads back to the root. */
export const hostile = (): object =>
  executed(
    {
      type: 'sequence',
      name: '<img src=x onerror=alert(1)>',
      children: [
        action('</text><script>alert(2)<\\script>', instruct('javascript:alert(3) & "quotes" \u0000')),
        action('\u202Eereht olleh\u202C', evaluate('$VAR.__proto__ is \uD800')),
        action('اقرأ_التذكرة_ثم_اكتب_اختبارا', instruct('مرحبا')),
        action('Supercalifragilistic'.repeat(12)),
        { type: 'selector', name: '读取票据', children: [action('constructor'), { type: 'ref', ref: '#' }] },
      ],
    },
    {
      phase: 'performing',
      open: { path: [1], step: 0 },
      nodeStatus: { '0': 'success', '9.9.9': 'success', __proto__: 'failure' },
      variables: { constructor: '<b>bold</b>', toString: null },
    },
  );
