import { expect } from '@open-wc/testing';
import { render } from 'lit';
import { contentOf, placesIn } from '../../../../src/elements/trace-canvas/drawing/node-content.js';
import { moveWorld, pulseView, worldView } from '../../../../src/elements/trace-canvas/drawing/node-view.js';
import { plainState } from '../../../../src/elements/trace-canvas/drawing/painter.js';
import { rectOfItem } from '../../../../src/elements/trace-canvas/drawing/scene-access.js';
import { withTrace, type Scene } from '../../../../src/elements/trace-canvas/drawing/scene.js';
import type { Viewport } from '../../../../src/layout/types.js';
import { madeTrace, openDrawing, realTrace, sceneOf, type Drawing } from './drawing-fixture.js';

function show({ world, theme }: Drawing, scene: Scene, viewport: Viewport): HTMLElement[] {
  moveWorld(world, viewport, theme);
  const domItems = new Set(Array.from({ length: scene.folded.count }, (_, item) => item));
  render([worldView(scene, theme, { ...plainState, domItems }, viewport.zoom), pulseView(scene, theme, viewport.zoom)], world);
  return [...world.querySelectorAll<HTMLElement>('[part=node]')];
}

describe('nodes in the DOM', () => {
  for (const zoom of [1, 0.85, 2]) {
    it(`lie and are written where the canvas paints them, at zoom ${zoom}`, async () => {
      const drawing = await openDrawing();
      const scene = sceneOf(await realTrace('ship-fix-inflight-performing-nested'), drawing.theme);
      const nodes = show(drawing, scene, { x: 30, y: 40, zoom });
      const corner = drawing.host.getBoundingClientRect();
      expect(nodes).to.have.length(23);
      nodes.forEach((node, item) => {
        const rect = rectOfItem(scene, item);
        const box = node.getBoundingClientRect();
        expect(box.left - corner.left).to.be.closeTo(rect.x * zoom + 30, 0.01);
        expect(box.top - corner.top).to.be.closeTo(rect.y * zoom + 40, 0.01);
        expect(box.width).to.be.closeTo(rect.width * zoom, 0.01);
        expect(box.height).to.be.closeTo(rect.height * zoom, 0.01);

        // The baseline is measured where the browser sets it: on a mark put into the line.
        const places = placesIn(scene, contentOf(scene, item));
        const line = node.querySelector('[part=node-label] > span') as HTMLElement;
        const mark = document.createElement('span');
        mark.style.setProperty('display', 'inline-block');
        line.append(mark);
        expect((mark.getBoundingClientRect().bottom - box.top) / zoom).to.be.closeTo(places.name(0), 0.01);
        expect((line.getBoundingClientRect().left - box.left) / zoom).to.be.closeTo(scene.metrics.paddingX, 0.01);
        mark.remove();
      });
    });
  }

  it('say what they are in attributes, and carry the parts', async () => {
    const drawing = await openDrawing();
    const scene = sceneOf(await realTrace('ship-fix-inflight-performing-nested'), drawing.theme);
    const nodes = show(drawing, scene, { x: 0, y: 0, zoom: 1 });
    for (const [item, node] of nodes.entries()) {
      const { path, kind, status } = scene.trace.nodes[item]!;
      const { path: shownPath, kind: shownKind, status: shownStatus } = node.dataset;
      expect([shownPath, shownKind, shownStatus]).to.deep.equal([path, kind, status]);
      expect(node.querySelectorAll('[part=node-label]')).to.have.length(1);
      expect(node.querySelector('[part=node-status]') === null).to.equal(status === 'not-reached');
    }
    expect(drawing.world.querySelectorAll('[part=edge]')).to.have.length(22);
    expect(nodes.find((node) => node.dataset.status === 'active')?.querySelector('[part=node-status]')?.textContent).to.equal('●');
    expect(drawing.world.querySelectorAll('.pulse')).to.have.length(1);
  });

  for (const zoom of [0.75, 0.62, 0.55, 0.45, 0.39, 0.35, 0.3]) {
    it(`are written in one size at zoom ${zoom}, whole words first, and no line leaves its node`, async () => {
      const drawing = await openDrawing();
      const scene = sceneOf(await realTrace('ship-fix-success'), drawing.theme);
      const nodes = show(drawing, scene, { x: 0, y: 0, zoom });
      const sizes = new Set(nodes.map((node) => /far-\d/.exec(node.querySelector('.far')!.className)![0]));
      expect([...sizes]).to.have.length(1);
      for (const [item, node] of nodes.entries()) {
        const lines = [...node.querySelectorAll('[part=node-label] > span')];
        const whole = scene.trace.nodes[item]!.name.replaceAll('_', ' ');
        const written = lines.map((line) => line.textContent).join(' ');
        // What is left out is the end of a word, or of the name.
        const words = whole.split(' ');
        for (const [at, word] of written.split(' ').entries()) {
          expect(word.endsWith('…') ? words[at]!.startsWith(word.slice(0, -1)) : word === words[at], `${written} for ${whole}`).to.equal(true);
        }
        if (zoom >= 0.45 && words.every((word) => word.length < 10)) expect(written).to.equal(whole);
        const box = node.getBoundingClientRect();
        for (const line of [...lines, ...node.querySelectorAll('.far-detail')]) {
          const { right, top, bottom } = line.getBoundingClientRect();
          expect(right <= box.right + 1 && top >= box.top - 1 && bottom <= box.bottom + 1, written).to.equal(true);
        }
      }
    });
  }

  it('have no text smaller than 9 px, at whatever zoom there is text', async () => {
    const drawing = await openDrawing();
    const scene = sceneOf(await realTrace('ship-fix-inflight-performing-nested'), drawing.theme);
    for (const zoom of [2, 1, 0.9, 0.8, 0.79, 0.7, 0.6, 0.5, 0.4, 0.3]) {
      for (const node of show(drawing, scene, { x: 0, y: 0, zoom })) {
        for (const line of node.querySelectorAll('[part=node-label] > span, .small, .far-detail')) {
          const probe = document.createElement('span');
          for (const [name, value] of [['display', 'inline-block'], ['height', '1em'], ['width', '1px']] as const) probe.style.setProperty(name, value);
          line.append(probe);
          const size = probe.getBoundingClientRect().height;
          probe.remove();
          expect(size, `${line.textContent} at ${zoom}`).to.be.at.least(8.7);
        }
      }
    }
  });

  it('smaller than life still say the kind of a composite and, where there is room, how far they are', async () => {
    const drawing = await openDrawing();
    const scene = sceneOf(await realTrace('ship-fix-inflight-performing-nested'), drawing.theme);
    const nodes = show(drawing, scene, { x: 0, y: 0, zoom: 0.62 });
    const at = (path: string): HTMLElement => nodes.find((node) => node.dataset.path === path)!;
    expect(at('').querySelector('.far-detail')?.textContent).to.equal('child 4 of 6');
    expect(at('3').querySelector('[part=node-label] svg') !== null, 'a parallel has its mark').to.equal(true);
    expect(at('0').querySelector('[part=node-label] svg') === null, 'an action has none').to.equal(true);
    const mark = at('').querySelector('[part=node-label] svg')!.getBoundingClientRect();
    const name = at('').querySelector('[part=node-label] > span')!.getBoundingClientRect();
    expect(mark.right).to.be.below(name.left);
    expect((mark.top + mark.bottom) / 2).to.be.closeTo((name.top + name.bottom) / 2, 1);
  });

  for (const zoom of [1, 0.6]) {
    it(`of a stack show what came of those it stands for, at zoom ${zoom}`, async () => {
      const drawing = await openDrawing();
      const children = Array.from({ length: 60 }, (_, index) => ({ name: `Part_${index}` }));
      const status = Object.fromEntries(children.slice(0, 30).map((_, index) => [String(index), 'success']));
      const scene = sceneOf(madeTrace({ children }, status), drawing.theme);
      const stack = show(drawing, scene, { x: 0, y: 0, zoom }).find((node) => 'stack' in node.dataset)!;
      expect([...stack.querySelectorAll('rect')].map((part) => part.getAttribute('class'))).to.deep.equal(['fill-success', 'fill-faint']);
      expect(stack.querySelectorAll('.card')).to.have.length(2);
    });
  }

  it('touch only the nodes whose status changed', async () => {
    const drawing = await openDrawing();
    const tree = { children: [{ name: 'A' }, { name: 'B' }] };
    const scene = sceneOf(madeTrace(tree), drawing.theme);
    const [, first] = show(drawing, scene, { x: 0, y: 0, zoom: 1 });
    const later = withTrace(scene, madeTrace(tree, { 0: 'success' }));
    const again = show(drawing, later, { x: 0, y: 0, zoom: 1 });
    expect(again[1] === first).to.equal(true);
    expect(again.map((node) => node.dataset.status)).to.deep.equal([later.trace.root.status, 'success', later.trace.nodes[2]!.status]);
  });

  it('draw hostile names as text', async () => {
    const drawing = await openDrawing();
    const names = ['<img src=x onerror=alert(1)>', '‮gnirts', 'שלום עולם', '__proto__', '${alert(1)}', '&lt;b&gt;'];
    const scene = sceneOf(madeTrace({ children: names.map((name) => ({ name })) }), drawing.theme);
    show(drawing, scene, { x: 0, y: 0, zoom: 1 });
    expect(drawing.world.querySelector('img, b, script')).to.equal(null);
    const shown = [...drawing.world.querySelectorAll('[part=node-label]')].map((label) => label.textContent);
    expect(shown.slice(1, 4).map((text) => text.replaceAll(' ', ''))).to.deep.equal(['<imgsrc=xonerror=alert(1)>', '[U+202E]gnirts', 'שלוםעולם']);
  });
});
