/** A run as a tree of the trace model: what becomes a node, where it stands, and what is said of it. */
import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { recordOf, reduceRun, RunReducer, type RunState } from '../../../src/streams/index.js';
import { RunTree, runTreeOf } from '../../../src/streams/run-tree/index.js';
import type { TraceDocument, TraceNode } from '../../../src/trace-model/trace-document.js';
import { hold } from '../support/property.js';
import { anyRun, batchesOf, identify } from '../support/random-runs.js';
import { at, foldOf, numbered, started, succeeded, type WireEvent } from '../support/runs.js';

const treeOf = (...events: WireEvent[]): TraceDocument => runTreeOf(foldOf(numbered([started, ...events])));
/** A tree as lines: indented by depth, kind, name and status. */
const outline = ({ nodes }: TraceDocument): string[] =>
  nodes.map(({ depth, kind, name, status }) => `${'  '.repeat(depth)}${kind} ${name}: ${status}`);
const nodeNamed = (trace: TraceDocument, name: string): TraceNode => trace.nodes.find((node) => node.name === name)!;

const turn = (n: number): WireEvent => ({ type: 'turn.started', turnId: `t${n}` });
const tool = (id: string, more: object = {}): WireEvent => ({ type: 'tool.started', toolCallId: id, name: id, ...more });
const ok = (id: string): WireEvent => ({ type: 'tool.finished', toolCallId: id, status: 'ok' });
const failed = (id: string): WireEvent => ({ type: 'tool.finished', toolCallId: id, status: 'error', error: { message: 'no such file' } });
const step = (id: string, nodePath: string, more: object = {}): WireEvent => ({ type: 'step.started', stepId: id, name: id, nodePath, ...more });
const stepEnds = (id: string, status: string): WireEvent => ({ type: 'step.finished', stepId: id, status });

describe('the tree of a run', () => {
  it('holds turns, and in them what was said and done', () => {
    const trace = treeOf(turn(1), { type: 'message.finished', messageId: 'm1', role: 'assistant', content: 'Let me see.' }, tool('ls'), ok('ls'), turn(2), tool('cat'));
    expect(outline(trace)).to.deep.equal([
      'run Count words: on-path',
      '  turn Turn 1: success',
      '    message Model response: success',
      '    tool ls: success',
      '  turn Turn 2: on-path',
      '    tool cat: active',
    ]);
    expect(trace.cursor).to.deep.equal({ path: '1.0', step: 0 });
    expect(trace.diagnosis).to.deep.include({ code: 'performing', text: 'Being done: cat.', path: '1.0' });
    expect(trace.nodes[2]!.steps).to.deep.equal([{ kind: 'instruct', text: 'Let me see.' }]);
  });

  it('nests sub-agents and what they do, also when several are at work at once', () => {
    const trace = treeOf(
      tool('ask'),
      { type: 'agent.started', agentId: 'a1', name: 'Reader', parentToolCallId: 'ask' },
      { type: 'agent.started', agentId: 'a2', name: 'Writer', parentToolCallId: 'ask' },
      tool('read', { agentId: 'a1' }),
      tool('write', { agentId: 'a2' }),
      tool('grep', { agentId: 'a1' }),
      ok('read'),
    );
    expect(outline(trace)).to.deep.equal([
      'run Count words: on-path',
      '  tool ask: on-path',
      '    agent Reader: on-path',
      '      tool read: success',
      '      tool grep: active',
      '    agent Writer: on-path',
      '      tool write: active',
    ]);
  });

  it('nests steps by their node path, and a step that is tried again stays one node', () => {
    const trace = treeOf(
      step('Fix', ''),
      step('Test', '0'),
      step('Run', '0.0'),
      tool('npm', { parentId: 'Run' }),
      failed('npm'),
      stepEnds('Run', 'failure'),
      { ...step('again', '0.0'), name: 'Run' },
    );
    expect(outline(trace)).to.deep.equal([
      'run Count words: on-path',
      '  step Fix: on-path',
      '    step Test: on-path',
      '      step Run: retrying',
      '        tool npm: failure',
    ]);
    expect(nodeNamed(trace, 'Run').why).to.equal('Being done: attempt 2.');
    expect(nodeNamed(trace, 'npm')).to.include({ recovered: true, why: 'Failed, but the run went on: no such file' });
    expect(trace.entries.filter(({ path }) => path === '0.0.0').map(({ attempt }) => attempt)).to.deep.equal([1, 2]);
    expect(trace.diagnosis.code).to.equal('recovering');
  });

  it('says what failed when the run did', () => {
    const end: WireEvent = { type: 'run.failed', error: { type: 'tool_failed', message: 'gave up', remediation: ['Look at the path'] } };
    const trace = treeOf(step('Fix', '0'), tool('cat', { parentId: 'Fix' }), failed('cat'), stepEnds('Fix', 'failure'), end);
    expect(outline(trace)).to.deep.equal(['run Count words: failure', '  step Fix: failure', '    tool cat: failure']);
    expect(trace.status).to.equal('failed');
    expect(trace.diagnosis).to.deep.include({ code: 'failed', path: '0.0', text: 'The run failed: gave up', advice: ['Look at the path'] });
    expect(trace.nodes.some(({ recovered }) => recovered)).to.equal(false);
  });

  it('tells skipped from stopped, and waiting from working', () => {
    const trace = treeOf(step('Deploy', '0'), stepEnds('Deploy', 'skipped'), tool('sleep'), { type: 'input.requested', requestId: 'q', reason: 'approval', message: 'Go on?' });
    expect(outline(trace).slice(1)).to.deep.equal(['  step Deploy: skipped', '  tool sleep: active', '  unknown Waiting for you: waiting']);
    expect(trace.diagnosis.code).to.equal('gate-waiting');
    const stopped = treeOf(tool('sleep'), { type: 'run.finished', outcome: 'cancelled' });
    expect(outline(stopped)).to.deep.equal(['run Count words: cut-off', '  tool sleep: cut-off']);
  });

  it('has every entry of the run as activity, thoughts and prompts where they belong', () => {
    const trace = treeOf(turn(1), { type: 'thinking.finished', messageId: 'm', text: 'Hm.' }, tool('ls'), { type: 'notice', level: 'info', text: 'n' });
    expect(trace.entries.map(({ kind, path }) => `${kind} ${path}`)).to.deep.equal(['unknown ', 'think 0', 'unknown 0.0', 'unknown 0']);
    expect(trace.entries[1]).to.include({ note: 'Hm.', gapMs: 2000 });
    expect(trace.nodes.map(({ entryCount }) => entryCount)).to.deep.equal([1, 2, 1]);
  });

  it('leads from a node to its entry and back', () => {
    const tree = new RunTree();
    const run = foldOf(numbered([started, turn(1), tool('ls')]));
    const trace = tree.update(run);
    const entryId = tree.entryAt('0.0')!;
    expect(run.entries.find(({ id }) => id === entryId)?.kind).to.equal('tool');
    expect(tree.pathOf(entryId)).to.equal('0.0');
    expect(tree.entryAt('')).to.equal(undefined);
    expect(tree.entryAt('7.7')).to.equal(undefined);
    expect(trace.nodes[2]!.path).to.equal('0.0');
  });
});

describe('a tree that follows a live run', () => {
  /** States of a run after each of its batches. */
  const statesOf = (batches: readonly (readonly WireEvent[])[]): RunState[] => {
    const reducer = new RunReducer();
    return batches.map((events) => {
      for (const event of events) reducer.apply(recordOf(event));
      return reducer.snapshot();
    });
  };
  const liveRuns = anyRun({ ended: false, maxLength: 60 }).chain((events) => batchesOf(identify(events, 'both')));
  const plain = (trace: TraceDocument): unknown => JSON.parse(JSON.stringify(trace));

  it('is the same as one that was made of the last state alone', () =>
    hold(
      fc.property(liveRuns, (batches) => {
        const tree = new RunTree();
        for (const state of statesOf(batches)) expect(plain(tree.update(state))).to.deep.equal(plain(runTreeOf(state)));
      }),
    ));

  it('says the same of when a turn began, whichever of its entries changed last', () => {
    const batches = [
      [
        { type: 'tool.finished', toolCallId: 't3', status: 'ok' },
        { type: 'usage', scope: 'call', mode: 'delta', usage: {}, turnId: 'turn1' },
        { type: 'agent.started', agentId: 'a1', name: 'a', parentToolCallId: 't3' },
        { type: 'step.finished', stepId: 's1' },
      ],
      [{ type: 'agent.started', agentId: 'a1', name: 'b' }],
    ];
    let seq = 0;
    const timed = batches.map((events) =>
      events.map((event) => ({ ...event, time: new Date(1_763_715_600_000 + 1000 * seq).toISOString(), seq: ++seq, id: `e${seq}` })),
    ) as unknown as WireEvent[][];
    const tree = new RunTree();
    for (const state of statesOf(timed)) expect(plain(tree.update(state))).to.deep.equal(plain(runTreeOf(state)));
  });

  it('is a whole tree at every moment, in depth-first order', () =>
    hold(
      fc.property(liveRuns, (batches) => {
        const tree = new RunTree();
        for (const state of statesOf(batches)) checkTree(tree.update(state), state);
      }),
    ));

  it('changes nothing in documents that were given, and shares the nodes that are the same', () =>
    hold(
      fc.property(liveRuns, (batches) => {
        const tree = new RunTree();
        let before: { trace: TraceDocument; plain: unknown } | undefined;
        for (const state of statesOf(batches)) {
          const trace = tree.update(state);
          if (before) expect(plain(before.trace)).to.deep.equal(before.plain);
          const old = new Map(before?.trace.nodes.map((node) => [node.path, node]));
          for (const node of trace.nodes) {
            const known = old.get(node.path);
            if (known && JSON.stringify(known) === JSON.stringify(node)) expect(node).to.equal(known);
          }
          before = { trace, plain: plain(trace) };
        }
      }),
    ));

  it('begins anew when another run is shown, or an earlier moment of this one', () => {
    const tree = new RunTree();
    const [early, late] = statesOf([numbered([started, tool('ls')]), numbered([tool('cat'), ok('cat'), succeeded], 3)]);
    const first = tree.update(early!);
    expect(outline(tree.update(late!))).to.have.length(3);
    expect(plain(tree.update(early!))).to.deep.equal(plain(first));
    expect(outline(tree.update(foldOf(numbered([started, turn(1), tool('other')]))))).to.have.length(3);
  });

  it('costs an update no more with fifty thousand entries than with five hundred, but for copying one list', function () {
    this.timeout(60_000);
    /** Least ms of an update with one more tool, after so many: what else the machine does only adds. */
    const costAfter = (count: number): number => {
      const reducer = new RunReducer();
      const tree = new RunTree();
      const begin = (i: number): void => {
        for (const event of numbered([tool(`x${i}`), ok(`x${i}`)], i * 2 + 1)) reducer.apply(recordOf(event));
      };
      for (let i = 0; i < count; i++) begin(i);
      tree.update(reducer.snapshot());
      const times = Array.from({ length: 41 }, (_, i) => {
        begin(count + i);
        const state = reducer.snapshot();
        const before = performance.now();
        tree.update(state);
        return performance.now() - before;
      });
      return Math.min(...times);
    };
    costAfter(500);
    expect(costAfter(50_000)).to.be.below(5);
  });

  it('draws agents nested a hundred thousand deep', () => {
    const events: WireEvent[] = [];
    for (let i = 0; i < 100_000; i++) events.push({ type: 'agent.started', id: `e${i}`, agentId: `a${i}`, name: 'Deeper', parentId: `a${i - 1}`, time: at(i) });
    const trace = runTreeOf(reduceRun(events.map((event) => recordOf(event))));
    expect(trace.nodes).to.have.length(100_001);
    expect(Math.max(...trace.nodes.slice(0, 5000).map(({ depth }) => depth))).to.be.below(1000);
  });
});

const STATUSES = ['success', 'failure', 'active', 'retrying', 'on-path', 'waiting', 'partial', 'skipped', 'cut-off', 'not-reached'];

function checkTree(trace: TraceDocument, state: RunState): void {
  const { nodes } = trace;
  expect(trace.root).to.equal(nodes[0]);
  const expected: string[] = [];
  const stack = [''];
  const byPath = new Map(nodes.map((node) => [node.path, node]));
  for (let path = stack.pop(); path !== undefined; path = stack.pop()) {
    expected.push(path);
    stack.push(...[...byPath.get(path)!.childPaths].reverse());
  }
  expect(nodes.map(({ path }) => path)).to.deep.equal(expected);
  for (const node of nodes) {
    expect(node.status).to.be.oneOf(STATUSES);
    expect(node.why).to.match(/\S/);
    if (node.path !== '') expect(byPath.get(node.parentPath!)!.childPaths).to.include(node.path);
    if (node.status === 'active' || node.status === 'retrying') {
      const above = node.path.split('.').slice(0, -1);
      for (let i = above.length; i > 0; i--) expect(byPath.get(above.slice(0, i).join('.'))!.status).not.to.equal('active');
    }
  }
  expect(trace.entries.map(({ id }) => id)).to.deep.equal(state.entries.map(({ id }) => id));
  for (const { path } of trace.entries) expect(byPath.has(path)).to.equal(true);
  expect(nodes.reduce((sum, { entryCount }) => sum + entryCount, 0)).to.equal(state.entries.length);
  if (trace.cursor) expect(byPath.has(trace.cursor.path)).to.equal(true);
}
