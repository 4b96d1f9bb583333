/** The faults of the original viewer of executions, each by its number: none of them may be ours. Those of its canvas. */
import { expect } from '@open-wc/testing';
import { emulateMedia, resetMouse, sendKeys } from '@web/test-runner-commands';
import type { TraceCanvas } from '../../src/elements/trace-canvas/trace-canvas.js';
import type { TraceNode } from '../../src/trace-model/trace-document.js';
import { action, evaluate, executed, fanOut, helloWorld, helloWorldStuck, instruct, line, type Node } from '../../stories/trace-documents.js';
import { allByRole, byRole, click, parts, settle, textOf, until } from '../elements/support/dom.js';
import { borderOf, canvasOf, drag, drawn, placed, readable, recorded, servedDocument } from './trace-support.js';

const nodeAt = (canvas: TraceCanvas, path: string): TraceNode => canvas.trace!.nodes.find((node) => node.path === path)!;
const sequence = (name: string, ...children: Node[]): Node => ({ type: 'sequence', name, children });

/** Every node inside what is seen. */
function fits(canvas: TraceCanvas): boolean {
  const seen = parts(canvas, 'viewport')[0]!.getBoundingClientRect();
  return canvas.trace!.nodes.every(({ path }) => {
    const { left, right, top, bottom } = canvas.nodeBounds(path)!;
    return left >= seen.left - 1 && right <= seen.right + 1 && top >= seen.top - 1 && bottom <= seen.bottom + 1;
  });
}

describe('faults of the original viewer of executions', () => {
  afterEach(() => resetMouse());

  it('1. fit always fits, also in the room that two panels leave', async () => {
    for (const name of ['ship-fix-success', 'big-426-nodes-success', 'root-retry-success']) {
      const canvas = await recorded(name);
      canvas.style.width = '616px';
      canvas.style.height = '714px';
      await settle(canvas);
      canvas.fit();
      await settle(canvas);
      expect(fits(canvas), name).to.be.true;
    }
  });

  it('2. the gate is seen: its entries belong to the root, and a gate that waits or was rejected is said', async () => {
    const rejected = await recorded('protocol-gate-rejected');
    expect(rejected.activity('').map(({ kind, outcome }) => `${kind} ${outcome}`)).to.deep.equal(['protocol protocol_rejected']);
    expect(rejected.trace!.diagnosis.code).to.equal('gate-rejected');
    expect(nodeAt(await recorded('protocol-gate-waiting'), '').status).to.equal('waiting');
  });

  it('4. the open step is shown while it is worked on, at its node and at every node above', async () => {
    const canvas = await canvasOf(helloWorldStuck());
    for (const path of ['', '1', '1.1']) {
      const last = canvas.activity(path).at(-1)!;
      expect([last.pending, last.name, last.prompt], path).to.deep.equal([
        true,
        'Afternoon_Greeting',
        'Write a afternoon greeting for $CONST.Hello_World__user_name, in $CONST.Hello_World__language.',
      ]);
    }
  });

  it('5. root and composites have the state they are in; half-done and retried nodes do not look unvisited', async () => {
    const complete = await canvasOf(helloWorld());
    expect(nodeAt(complete, '').status).to.equal('success');
    const stuck = await canvasOf(helloWorldStuck());
    expect([nodeAt(stuck, '').status, nodeAt(stuck, '1').status]).to.deep.equal(['on-path', 'on-path']);
    const half = await canvasOf(
      executed(sequence('Root', action('Half', instruct('One.'), instruct('Two.')), action('Judged', evaluate('It holds'))), {
        stepIndex: { '0': 1, '1': 1 },
      }),
    );
    expect([nodeAt(half, '0').status, nodeAt(half, '1').status]).to.deep.equal(['partial', 'success']);
    const retried = await canvasOf(
      executed(
        { ...(sequence('Root', action('Again')) as Extract<Node, { readonly children: unknown }>), retries: 2 },
        {
          phase: 'performing',
          open: { path: [0], step: 0 },
          retryCount: { '': 1 },
          trace: [line(0, [0], 'Again', 'instruct', false)],
        },
      ),
    );
    expect(nodeAt(retried, '0').status).to.equal('retrying');
  });

  it('6. attempts are numbered, and retries used stand beside those allowed', async () => {
    const canvas = await recorded('root-retry-success');
    expect(canvas.activity('1').map(({ attempt }) => attempt)).to.deep.equal([1, 2, 3]);
    expect(nodeAt(canvas, '').retries).to.deep.equal({ used: 1, allowed: 1 });
    expect(nodeAt(canvas, '1').retries).to.deep.equal({ used: 1, allowed: 1 });
  });

  it('7. a reference that leads back is drawn, dashed, and breaks nothing', async () => {
    const canvas = await canvasOf(executed(sequence('Root', action('Once'), { type: 'ref', ref: '#' })));
    expect(nodeAt(canvas, '1').kind).to.equal('reference');
    const node = await readable(canvas, '1');
    expect(getComputedStyle(borderOf(node)).strokeDasharray).not.to.equal('none');
  });

  it('8. what was asked of the branches that lost is listed with its verdict, not passed over', async () => {
    const canvas = await canvasOf(helloWorldStuck());
    expect(canvas.activity('1').map(({ name, verdict }) => `${name} ${verdict}`)).to.deep.equal([
      'Morning_Greeting failure',
      'Afternoon_Greeting success',
      'Afternoon_Greeting running',
    ]);
  });

  it('9. dragging keeps the selection, and works from a node as from anywhere', async () => {
    const canvas = await canvasOf(helloWorld(), { selected: '1' });
    canvas.zoomTo(1);
    canvas.reveal('1');
    await settle(canvas);
    const seen = parts(canvas, 'viewport')[0]!.getBoundingClientRect();
    const { x, y, width, height } = canvas.nodeBounds('1')!;
    const onNode: [number, number] = [(x + width / 2 - seen.x) / seen.width, (y + height / 2 - seen.y) / seen.height];
    for (const from of [onNode, [0.5, 0.95]] as const) {
      const before = canvas.viewport;
      await drag(canvas, from, [-30, -20]);
      await until(() => canvas.viewport.x !== before.x, 'it moved');
      expect(canvas.selected).to.equal('1');
    }
  });

  it('9. it is a tree for the keyboard and for screen readers: one tab stop, arrows, a visible focus', async () => {
    const canvas = await canvasOf(helloWorld());
    await click(await readable(canvas, '0'));
    await until(() => canvas.selected === '0', 'a node is selected');
    const tree = byRole(canvas, 'tree', 'Execution tree');
    tree.focus();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await until(() => canvas.selected === '1', 'the next one is selected');
    const items = allByRole(canvas, 'treeitem');
    expect(items.length).to.be.above(0);
    expect(items.filter((item) => item.tabIndex === 0).length + (tree.tabIndex === 0 ? 1 : 0)).to.equal(1);
  });

  it('9. under reduced motion nothing pulses', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    try {
      const canvas = await canvasOf(helloWorldStuck());
      await readable(canvas, '1.1');
      const [pulse] = canvas.shadowRoot!.querySelectorAll('.pulse');
      expect(pulse!.getAnimations({ subtree: true })).to.be.empty;
    } finally {
      await emulateMedia({ reducedMotion: 'no-preference' });
    }
  });

  it('11. a document without its bookkeeping, or with odd entries, is shown with a warning', async () => {
    const { runtime: _runtime, var: _var, ...bare } = helloWorld() as Record<string, unknown>;
    const canvas = await canvasOf({ ...bare, trace: [null, 7, { kind: 'instruct' }] });
    expect(canvas.trace!.nodes).to.have.length(7);
    expect(canvas.trace!.warnings.length).to.be.above(0);
  });

  it('11. a read that fails is said, what was read before stays, and it goes on when it can', async function () {
    this.timeout(70_000);
    const server = await servedDocument(helloWorldStuck());
    const canvas = await drawn(await placed({ src: server.url, live: '' }));
    const codes: string[] = [];
    canvas.addEventListener('trace-error', (event) => codes.push(event.code));
    await server.change({ replies: [{ status: 503 }] });
    await until(() => codes.length > 0, 'the failure is told of', 20_000);
    expect(canvas.trace!.nodes).to.have.length(7);
    await server.change({ replies: [{}] });
    await server.replace(helloWorld());
    await until(() => canvas.trace?.status === 'complete', 'it is read again', 40_000);
  });

  it('11. it keeps looking after the end: a reset is noticed', async function () {
    this.timeout(60_000);
    const server = await servedDocument(helloWorld());
    const canvas = await drawn(await placed({ src: server.url, live: '' }));
    const fresh = { ...executed({ type: 'action', name: 'x', steps: [instruct('x')] }), ...helloWorld() } as Record<string, unknown>;
    await server.replace({ ...fresh, status: 'running', cursor: '[]', trace: [], runtime: { node_status: {}, step_index: {}, retry_count: {} } });
    await until(() => canvas.trace?.diagnosis.code === 'reset', 'the reset is said', 40_000);
  });

  it('11. two documents with one `uri` do not replace each other', async () => {
    const [one, other] = [await canvasOf(helloWorld()), await canvasOf(helloWorldStuck())];
    expect([one.trace!.status, other.trace!.status]).to.deep.equal(['complete', 'running']);
  });

  it('12. search, minimap, collapse, a selection in an attribute, pictures to take along', async () => {
    const canvas = await recorded('ship-fix-success', { selected: '2.1' });
    expect(canvas.selected).to.equal('2.1');
    expect(canvas.search('review').count).to.be.above(0);
    expect(parts(canvas, 'minimap').length + parts(canvas, 'legend').length).to.be.above(0);
    canvas.collapse('3');
    await settle(canvas);
    expect(parts(canvas, 'node').some(({ dataset }) => dataset.path?.startsWith('3.'))).to.be.false;
    expect(await canvas.toSVG()).to.match(/^<svg/);
    expect((await canvas.toPNG({ scale: 1 })).type).to.equal('image/png');
  });

  it('12. a wide fan-out is a stack with a count, and nothing is loaded from other hosts', async () => {
    const canvas = await canvasOf(fanOut(240));
    expect(parts(canvas, 'node').length).to.be.below(100);
    const hosts = performance.getEntriesByType('resource').map(({ name }) => new URL(name).host);
    expect(new Set(hosts)).to.deep.equal(new Set([location.host]));
    expect(textOf(parts(canvas, 'diagnosis')[0])).not.to.equal('');
  });
});
