import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { execute, type NodePath, type NodeStatus, type Step, type TreeDriver, type TreeNode } from '../../demo/agent/tree.js';

type Context = string[];

const leaf = (name: string, result: NodeStatus | Error = 'success'): TreeNode<Context> => ({
  kind: 'action',
  name,
  perform: (context) => {
    context.push(name);
    if (result instanceof Error) throw result;
    return result;
  },
});

class Recorder implements TreeDriver<Context> {
  readonly trace: string[] = [];
  readonly #skip: ReadonlySet<string>;

  constructor(...skip: string[]) {
    this.#skip = new Set(skip);
  }

  async admit(node: TreeNode<Context>): Promise<'run' | 'skip'> {
    return this.#skip.has(node.name) ? 'skip' : 'run';
  }

  begin(node: TreeNode<Context>, path: NodePath): Step {
    this.trace.push(`+${path.join('.')} ${node.name}`);
    return { id: node.name, signal: new AbortController().signal };
  }

  end(node: TreeNode<Context>, _path: NodePath, _step: Step, status: NodeStatus): void {
    this.trace.push(`-${node.name} ${status}`);
  }

  judge(error: unknown): NodeStatus {
    if (error instanceof RangeError) throw error;
    return 'failure';
  }
}

const run = async (node: TreeNode<Context>, driver = new Recorder()) => {
  const done: Context = [];
  return { status: await execute(node, done, driver), done, trace: driver.trace };
};

describe('execute', () => {
  it('runs a sequence until a child fails', async () => {
    const { status, done } = await run({ kind: 'sequence', name: 's', children: [leaf('a'), leaf('b', 'failure'), leaf('c')] });
    assert.equal(status, 'failure');
    assert.deepEqual(done, ['a', 'b']);
  });

  it('runs a selector until a child succeeds', async () => {
    const { status, done } = await run({ kind: 'selector', name: 's', children: [leaf('a', new Error('no')), leaf('b'), leaf('c')] });
    assert.equal(status, 'success');
    assert.deepEqual(done, ['a', 'b']);
  });

  it('fails a selector whose children all fail', async () => {
    assert.equal((await run({ kind: 'selector', name: 's', children: [leaf('a', 'failure'), leaf('b', 'skipped')] })).status, 'failure');
  });

  it('runs the children of a parallel at once and waits for all', async () => {
    const arrived: string[] = [];
    let release: () => void = () => assert.fail('the first child never began');
    const first: TreeNode<Context> = {
      kind: 'action',
      name: 'first',
      perform: async () => {
        await new Promise<void>((resolve) => (release = resolve));
        arrived.push('first');
      },
    };
    const second: TreeNode<Context> = {
      kind: 'action',
      name: 'second',
      perform: () => {
        arrived.push('second');
        release();
        return 'failure';
      },
    };
    const { status } = await run({ kind: 'parallel', name: 'p', children: [first, second] });
    assert.deepEqual(arrived, ['second', 'first']);
    assert.equal(status, 'failure');
  });

  it('reports every node with its place, composites around their children', async () => {
    const { trace } = await run({ kind: 'sequence', name: 'root', children: [leaf('a'), { kind: 'selector', name: 's', children: [leaf('b')] }] });
    assert.deepEqual(trace, ['+ root', '+0 a', '-a success', '+1 s', '+1.0 b', '-b success', '-s success', '-root success']);
  });

  it('skips a node without running it, and the tree goes on', async () => {
    const { status, done, trace } = await run({ kind: 'sequence', name: 's', children: [leaf('a'), leaf('b')] }, new Recorder('a'));
    assert.equal(status, 'success');
    assert.deepEqual(done, ['b']);
    assert.ok(trace.includes('-a skipped'));
  });

  it('is skipped when all its children are', async () => {
    assert.equal((await run({ kind: 'sequence', name: 's', children: [leaf('a', 'skipped')] })).status, 'skipped');
  });

  it('works children out when their parent begins', async () => {
    const { done } = await run({
      kind: 'sequence',
      name: 's',
      children: [leaf('a'), { kind: 'sequence', name: 't', children: (context) => context.map((name) => leaf(`after ${name}`)) }],
    });
    assert.deepEqual(done, ['a', 'after a']);
  });

  it('ends every node that began when an error ends the run', async () => {
    const driver = new Recorder();
    await assert.rejects(run({ kind: 'sequence', name: 's', children: [leaf('a', new RangeError('end'))] }, driver), RangeError);
    assert.deepEqual(driver.trace, ['+ s', '+0 a', '-a failure', '-s failure']);
  });
});
