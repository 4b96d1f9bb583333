/** The source page’s promises: the trace file itself, debugging a stuck execution, sharing a run. */
import { aTimeout, expect } from '@open-wc/testing';
import type { TraceCanvas } from '../../src/elements/trace-canvas/trace-canvas.js';
import { executed, helloWorld, helloWorldStuck } from '../../stories/trace-documents.js';
import { parts, textOf, until } from '../elements/support/dom.js';
import { canvasOf, drawn, placed, recorded, servedDocument } from './trace-support.js';

const diagnosisOf = (canvas: TraceCanvas): string => textOf(parts(canvas, 'diagnosis')[0]);
const statusOf = (canvas: TraceCanvas, path: string): string => canvas.trace!.nodes.find((node) => node.path === path)!.status;

describe('the source page: the trace file itself', () => {
  it('“Re-opening the file gives you the document as it stood when last written”', async () => {
    const server = await servedDocument(helloWorldStuck());
    const canvas = await drawn(await placed({ src: server.url }));
    expect(statusOf(canvas, '1.1')).to.equal('active');
    await server.replace(helloWorld());
    canvas.remove();
    // A reading is kept for 50 ms, for elements that are only moved.
    await aTimeout(200);
    const again = await drawn(await placed({ src: server.url }));
    expect(again.trace!.status).to.equal('complete');
  });

  it('“the runtime regenerates it on every state change”: watched, every change is seen', async () => {
    const server = await servedDocument(helloWorldStuck());
    const canvas = await drawn(await placed({ src: server.url, live: '' }));
    const changed: string[] = [];
    canvas.addEventListener('trace-update', (event) => changed.push(...event.changedPaths));
    await server.replace(helloWorld());
    await until(() => canvas.trace?.status === 'complete', 'the change is seen', 20_000);
    await until(() => changed.includes('1.1'), 'and told of');
    expect(changed, 'what is as it was is not told of').not.to.include('0');
  });

  it('“Top-level shape”: the fields in the page’s order, or in any other', async () => {
    const document = helloWorld() as Record<string, unknown>;
    const order = ['uri', 'schema_version', 'created_at', 'updated_at', 'tree_uri', 'tree', 'status', 'phase', 'cursor', 'protocol_accepted', 'var', 'const', 'runtime', 'trace'];
    for (const names of [order, [...order].reverse()]) {
      const canvas = await canvasOf(JSON.stringify(Object.fromEntries(names.map((name) => [name, document[name]]))));
      expect(canvas.trace!.warnings).to.be.empty;
      const { version, status, phase, protocolAccepted, cursor } = canvas.trace!;
      expect({ version, status, phase, protocolAccepted, cursor }).to.deep.equal({
        version: 1,
        status: 'complete',
        phase: 'idle',
        protocolAccepted: true,
        cursor: null,
      });
    }
  });

  it('“The document is self-contained”: nothing else is asked for, also not `tree_uri`', async () => {
    const tree = await servedDocument('{}');
    const server = await servedDocument({ ...helloWorld(), tree_uri: tree.url });
    const canvas = await drawn(await placed({ src: server.url }));
    expect(canvas.trace!.nodes).to.have.length(7);
    expect([(await server.reads()).length, (await tree.reads()).length]).to.deep.equal([1, 0]);
  });

  it('“1.1.0 is second top-level child → second of its children → first of those”', async () => {
    const action = (name: string): object => ({ type: 'action', name, steps: [{ kind: 'instruct', instruction: name }] });
    const sequence = (name: string, ...children: object[]): object => ({ type: 'sequence', name, children });
    const tree = sequence('root', action('a'), sequence('b', action('c'), sequence('d', action('e'))));
    const canvas = await canvasOf(executed(tree as Parameters<typeof executed>[0]));
    expect(canvas.trace!.nodes.find(({ path }) => path === '1.1.0')?.name).to.equal('e');
  });

  it('“selecting the root surfaces the whole run, selecting Choose_Greeting surfaces only its winning branch”', async () => {
    const canvas = await canvasOf(helloWorld());
    expect(canvas.activity('').map(({ name }) => name)).to.deep.equal(['Determine_Time', 'Morning_Greeting', 'Morning_Greeting', 'Polish_Greeting']);
    expect(new Set(canvas.activity('1').map(({ name }) => name))).to.deep.equal(new Set(['Morning_Greeting']));
  });

  it('“The prompt – the original instruct / evaluate text the tree asked”', async () => {
    const canvas = await canvasOf(helloWorld());
    const [judged, written] = canvas.activity('1.0');
    expect([judged!.promptKind, judged!.prompt]).to.deep.equal(['evaluate', '$VAR.Hello_World__time_of_day is "morning"']);
    expect(written!.promptKind).to.equal('instruct');
  });
});

describe('the source page: debugging a stuck execution', () => {
  it('“Three fields point at the cursor”: status, phase, cursor', async () => {
    const { trace } = await canvasOf(helloWorldStuck());
    expect([trace!.status, trace!.phase, trace!.cursor]).to.deep.equal(['running', 'performing', { path: '1.1', step: 1 }]);
  });

  it('“"null" means no step in flight”', async () => expect((await canvasOf(helloWorld())).trace!.cursor).to.equal(null));

  it('“Healthy mid-execution between requests. The agent should call next_step to advance.”', async () => {
    const canvas = await recorded('ship-fix-idle-between-steps');
    const { code, advice } = canvas.trace!.diagnosis;
    expect(code).to.equal('healthy');
    expect(advice.join(' ')).to.contain('next_step');
  });

  it('“protocol if the agent hasn’t acknowledged the gate yet”', async () => {
    const canvas = await recorded('protocol-gate-waiting');
    expect(canvas.trace!.diagnosis.code).to.equal('gate-waiting');
    expect(diagnosisOf(canvas).toLowerCase()).to.contain('protocol');
  });

  it('“phase: performing for hours”: it says so, and to submit on its behalf or to reset', async () => {
    const canvas = await canvasOf(helloWorldStuck());
    const { code, stuck, path, advice } = canvas.trace!.diagnosis;
    expect([code, stuck, path]).to.deep.equal(['performing', true, '1.1']);
    expect(advice.join(' ')).to.contain('submit(').and.to.contain('reset_execution(');
    expect(diagnosisOf(canvas)).to.contain('Afternoon').and.to.match(/2 h/);
  });

  it('“status: failed … the canvas shows the red node; click it to see … why”', async () => {
    const canvas = await recorded('ship-fix-failed-retries-exhausted');
    const cause = canvas.firstCause()!;
    expect(statusOf(canvas, cause)).to.equal('failure');
    const last = canvas.activity(cause).at(-1)!;
    expect(last.verdict).to.equal('failure');
    expect(canvas.trace!.diagnosis.path).to.equal(cause);
  });

  it('“The canvas has red nodes but status: running … The execution is fine”', async () => {
    const canvas = await recorded('ship-fix-running-with-red-nodes');
    const { code, stuck } = canvas.trace!.diagnosis;
    expect(code).to.equal('recovering');
    expect(stuck, 'nobody answered it since it was recorded').to.be.a('boolean');
    const red = canvas.trace!.nodes.filter(({ status }) => status === 'failure');
    expect(red.length > 0 && red.every(({ recovered }) => recovered)).to.be.true;
  });
});

describe('the source page: sharing a run', () => {
  it('“The trace file is plain JSON … Anyone with the file … can re-open it.”', async () => {
    const text = JSON.stringify(helloWorld());
    const canvas = await placed();
    const file = new File([text], 'run.json', { type: 'application/json' });
    canvas.data = await file.text();
    await drawn(canvas);
    expect(canvas.trace!.root.name).to.equal('Hello_World');
  });

  it('“Since the tree is embedded … the recipient doesn’t need access to your tree_uri”', async () => {
    const canvas = await canvasOf({ ...helloWorld(), tree_uri: undefined, uri: undefined });
    expect(canvas.trace!.nodes.map(({ name }) => name)).to.include('Choose_Greeting');
  });
});
