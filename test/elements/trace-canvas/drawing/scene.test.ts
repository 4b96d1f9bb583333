import { expect } from '@open-wc/testing';
import { linksIn } from '../../../../src/elements/trace-canvas/drawing/edge-shape.js';
import { lookNames } from '../../../../src/elements/trace-canvas/drawing/looks.js';
import { contentOf } from '../../../../src/elements/trace-canvas/drawing/node-content.js';
import { itemOfPath, nodeOfItem, rectOf } from '../../../../src/elements/trace-canvas/drawing/scene-access.js';
import { createScene, itemAt, stackedNodes, withTrace } from '../../../../src/elements/trace-canvas/drawing/scene.js';
import { isSameTree } from '../../../../src/elements/trace-canvas/drawing/scene-tree.js';
import { atEntry } from '../../../../src/trace-model/index.js';
import { madeTrace, openDrawing, plainOptions, realTrace, sceneOf, type MadeNode } from './drawing-fixture.js';

const wide = (count: number): MadeNode => ({ children: Array.from({ length: count }, (_, index) => ({ name: `Job_${index}` })) });

describe('a scene', () => {
  it('has every node of a real document where a point finds it', async () => {
    const { theme } = await openDrawing();
    for (const name of ['ship-fix-success', 'big-426-nodes-success', 'root-is-action-complete']) {
      const scene = sceneOf(await realTrace(name), theme);
      for (const { path } of scene.trace.nodes) {
        const rect = rectOf(scene, path)!;
        const found = itemAt(scene, { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });
        expect(nodeOfItem(scene, found).path).to.equal(path);
      }
    }
  });

  it('lays nothing out again when statuses change', async () => {
    const { theme } = await openDrawing();
    const tree = { children: [{ name: 'A' }, { name: 'B' }] };
    const scene = sceneOf(madeTrace(tree), theme);
    const later = withTrace(scene, madeTrace(tree, { 0: 'success' }));
    expect(isSameTree(scene.trace, later.trace)).to.equal(true);
    expect(later.layout).to.equal(scene.layout);
    expect(later.index).to.equal(scene.index);
    expect(contentOf(later, 1).status).to.equal('success');
    expect(contentOf(scene, 1).status).to.equal('not-reached');
  });

  it('knows another tree from the same', () => {
    const trace = madeTrace({ children: [{ name: 'A' }, { name: 'B' }] });
    expect(isSameTree(trace, madeTrace({ children: [{ name: 'A' }, { name: 'C' }] }))).to.equal(false);
    expect(isSameTree(trace, madeTrace({ children: [{ name: 'A' }] }))).to.equal(false);
    expect(isSameTree(trace, madeTrace({ type: 'selector', children: [{ name: 'A' }, { name: 'B' }] }))).to.equal(false);
  });

  it('makes the nodes of a column equally wide, and no wider than the widest name needs', async () => {
    const { theme } = await openDrawing();
    const scene = sceneOf(madeTrace({ children: [{ name: 'A' }, { name: 'A_name_that_takes_more' }] }), theme);
    const [, first, second] = scene.layout.widths;
    expect(first).to.equal(second);
    expect(second).to.be.at.least(theme.metrics.name.width('A name that takes more') + 2 * theme.metrics.paddingX);
  });

  it('shows names whole, without underscores', async () => {
    const { theme } = await openDrawing();
    const name = 'Check_that_the_whole_suite_passes_on_every_platform_we_ship';
    const scene = sceneOf(madeTrace({ children: [{ name }] }), theme);
    const { nameLines, size } = contentOf(scene, 1);
    expect(nameLines.join(' ')).to.equal(name.replaceAll('_', ' '));
    expect(nameLines.length).to.be.above(1);
    for (const line of nameLines) expect(theme.metrics.name.width(line)).to.be.at.most(size.width - 2 * theme.metrics.paddingX);
  });

  it('brings nodes nearer in a narrow room from top to bottom, and writes what each is whole', async () => {
    const { theme } = await openDrawing();
    const trace = await realTrace('ship-fix-success');
    const options = { orientation: 'vertical' } as const;
    const scene = sceneOf(trace, theme, { ...options, room: { width: 1320, height: 720 } });
    expect(scene.layout.width).to.be.below(sceneOf(trace, theme, options).layout.width * 0.85);
    const cut = trace.nodes.map(({ path }) => contentOf(scene, itemOfPath(scene, path)).kindWord).filter((word) => word.endsWith('…'));
    expect(cut).to.deep.equal([]);
  });

  it('says how many nodes a collapsed one hides, in the colour of what is most worth seeing there', async () => {
    const { theme } = await openDrawing();
    const trace = madeTrace({ children: [{ children: [{ name: 'A' }, { name: 'B' }] }] }, { '0.0': 'success', '0.1': 'failure' });
    const scene = sceneOf(trace, theme, { collapsed: new Set(['0']) });
    const { hidden } = contentOf(scene, itemOfPath(scene, '0.1'));
    expect(hidden?.text).to.equal('+2');
    expect(hidden?.look.line).to.equal('failure');
  });

  it('stacks many children, says what came of them, and keeps failures out', async () => {
    const { theme } = await openDrawing();
    const trace = madeTrace(wide(60), { 20: 'success', 21: 'success', 40: 'failure' });
    const scene = sceneOf(trace, theme);
    const stack = scene.folded.stacked.findIndex((count) => count > 0);
    const { nameLines, shares, stacked } = contentOf(scene, stack);
    expect(nameLines).to.deep.equal([`${stacked} more`]);
    expect(stackedNodes(scene, stack)).to.have.length(stacked);
    expect(stackedNodes(scene, stack).map(({ path }) => path)).not.to.include('40');
    expect(shares.reduce((sum, [, share]) => sum + share, 0)).to.be.closeTo(1, 1e-9);
    expect(lookNames[scene.codes[stack]!]).to.equal('success');
    expect(sceneOf(trace, theme, { openStacks: new Set(['']) }).folded.count).to.equal(61);
  });

  it('links a reference to the node above it', async () => {
    const { theme } = await openDrawing();
    const trace = madeTrace({ children: [{ name: 'A' }] });
    const cyclic = { ...trace, nodes: trace.nodes.map((node, index) => (index === 1 ? { ...node, kind: 'reference', referencePath: '' } as const : node)) };
    const scene = createScene(cyclic, plainOptions(theme));
    expect(scene.links).to.deep.equal([{ from: 1, to: 0 }]);
    expect(contentOf(scene, 1).detail).to.equal('back to All');
  });

  it('finds the references whose line is seen, and no others', async () => {
    const { theme } = await openDrawing();
    const trace = madeTrace({ children: Array.from({ length: 30 }, (_, index) => ({ name: `Part ${index}`, children: [{ name: 'Back' }] })) });
    const isBack = (index: number): boolean => trace.nodes[index]!.name === 'Back';
    const nodes = trace.nodes.map((node, index) => (isBack(index) ? ({ ...node, kind: 'reference', referencePath: node.parentPath! } as const) : node));
    const scene = createScene({ ...trace, nodes }, plainOptions(theme));
    expect(scene.links).to.have.length(30);
    const { x, y, width, height } = rectOf(scene, '12.0')!;
    const seen = linksIn(scene, { x, y, width, height: height + 20 });
    expect(seen).to.deep.equal(scene.links.filter(({ from }) => scene.trace.nodes[scene.folded.node[from]!]!.path === '12.0'));
    expect(linksIn(scene, { x: 0, y: 0, width: scene.layout.width, height: scene.layout.height })).to.deep.equal(scene.links);
  });

  it('writes what every node of a real document came to', async () => {
    const { theme } = await openDrawing();
    const scene = sceneOf(await realTrace('ship-fix-inflight-performing-nested'), theme);
    const detail = (path: string): string => contentOf(scene, itemOfPath(scene, path)).detail;
    expect(detail('')).to.equal('child 4 of 6');
    expect(detail('1.0')).to.equal('failed, recovered');
    expect(detail('1')).to.match(/^won by Reproduce/);
    expect(detail('2')).to.equal('attempt 3');
    expect(detail('2.1')).to.equal('step 2 of 2');
    expect(detail('4')).to.equal('not reached');
  });

  it('shows what ran before its parent was tried again as having run', async () => {
    const { theme } = await openDrawing();
    const trace = atEntry(await realTrace('ship-fix-failed-retries-exhausted'), 11).document;
    const node = trace.nodes.find(({ name }) => name === 'Run_Tests')!;
    expect(node.status).to.equal('not-reached');
    expect(node.why).to.match(/but it ran once before/);
    const scene = sceneOf(trace, theme);
    const { look, detail, status } = contentOf(scene, itemOfPath(scene, node.path));
    expect([look.dot, look.name, status]).to.deep.equal([true, 'text', 'not-reached']);
    expect(detail).to.match(/^ran before, /);
    const never = trace.nodes.find((each) => each.status === 'not-reached' && each.startedAt === undefined)!;
    expect(contentOf(scene, itemOfPath(scene, never.path)).look.dot).to.equal(false);
    // The gate was passed, and nothing else happened.
    const fresh = sceneOf(atEntry(await realTrace('ship-fix-failed-retries-exhausted'), 0).document, theme);
    expect(contentOf(fresh, 0).look.dot).to.equal(false);
  });
});
