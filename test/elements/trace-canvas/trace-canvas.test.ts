import { aTimeout, expect, oneEvent } from '@open-wc/testing';
import type { TraceErrorEvent, TraceLoadEvent, TraceUpdateEvent } from '../../../src/elements/trace-events.js';
import { allByRole, byRole, inBothSchemes, parts, textOf, until } from '../support/dom.js';
import { descriptionOf, drawn, emptyCanvas, itemOf, openCanvas, traceText, traceUrl } from './canvas-page.js';

const items = (root: Element): HTMLElement[] => [...root.shadowRoot!.querySelectorAll<HTMLElement>('[role=treeitem]')];

describe('<trace-canvas>', () => {
  it('opens a document from its address, says so once, and fits it', async () => {
    const canvas = await emptyCanvas();
    let loads = 0;
    canvas.addEventListener('trace-load', () => (loads += 1));
    const loaded = oneEvent(canvas, 'trace-load');
    canvas.src = traceUrl('ship-fix-inflight-performing-nested');
    const event = (await loaded) as unknown as TraceLoadEvent;
    expect(event.trace).to.equal(canvas.trace);
    expect(event.warnings).to.deep.equal([]);
    expect(event.bubbles).to.equal(false);
    await drawn(canvas);
    expect(loads).to.equal(1);
    const view = parts(canvas, 'viewport')[0]!.getBoundingClientRect();
    for (const { path } of canvas.trace!.nodes) {
      const { left, right, top, bottom } = canvas.nodeBounds(path)!;
      expect(left >= view.left && right <= view.right && top >= view.top && bottom <= view.bottom, `${path} is in view`).to.equal(true);
    }
  });

  it('opens a document in hand as object, text or bytes', async () => {
    const text = await traceText('root-is-action-complete');
    for (const data of [JSON.parse(text) as object, text, new TextEncoder().encode(text)]) {
      const canvas = await emptyCanvas((made) => (made.data = data));
      await until(() => canvas.trace !== undefined, 'the document is opened');
      expect(canvas.trace!.root.status).to.equal('success');
    }
  });

  it('says of every node what became of it and why, in the tree for screen readers', async () => {
    const canvas = await openCanvas('ship-fix-inflight-performing-nested');
    expect(items(canvas)).to.have.length(canvas.trace!.nodes.length);
    for (const node of canvas.trace!.nodes) {
      const item = itemOf(canvas, node.path);
      expect(item.getAttribute('aria-label')).to.equal(node.name.replaceAll('_', ' '));
      expect(item.dataset.status).to.equal(node.status);
      expect(descriptionOf(canvas, item)).to.contain(node.why);
      expect(Number(item.getAttribute('aria-level'))).to.equal(node.depth + 1);
      expect(item.hasAttribute('aria-expanded')).to.equal(node.childPaths.length > 0);
    }
  });

  it('draws nodes that can be read with their parts', async () => {
    const canvas = await openCanvas('ship-fix-inflight-performing-nested');
    canvas.zoomTo(0.8);
    await drawn(canvas);
    const nodes = parts(canvas, 'node');
    expect(nodes.length).to.be.above(5);
    for (const node of nodes) {
      const found = canvas.trace!.nodes.find(({ path }) => path === node.dataset.path)!;
      expect([node.dataset.kind, node.dataset.status]).to.deep.equal([found.kind, found.status]);
      const box = node.getBoundingClientRect();
      const said = canvas.nodeBounds(found.path)!;
      expect(Math.abs(box.left - said.left) + Math.abs(box.top - said.top), found.path).to.be.below(2);
    }
    expect(parts(canvas, 'node-label').map(textOf)).to.include('Scan Secrets');
    expect(parts(canvas, 'node-status').length).to.be.above(3);
    expect(canvas.renderRoot.querySelectorAll('[part~=edge]').length).to.be.above(3);
  });

  it('has a diagnosis line, a legend with counts, a toolbar and a minimap', async () => {
    const canvas = await openCanvas('ship-fix-failed-retries-exhausted');
    const line = textOf(parts(canvas, 'diagnosis')[0]);
    expect(line, 'said once').to.match(/^Failed Run_Tests found its condition false/);
    expect(`Failed: ${line.slice('Failed '.length)}`).to.contain(canvas.trace!.diagnosis.text);
    expect(textOf(parts(canvas, 'legend')[0])).to.equal('Failed 4 Succeeded 4 Cut off 15');
    for (const name of ['Zoom in', 'Zoom out', 'Fit to view', 'Search']) byRole(canvas, 'button', name);
    expect(textOf(parts(canvas, 'zoom-level')[0])).to.equal(`${Math.round(canvas.viewport.zoom * 100)} %`);
    expect(parts(canvas, 'minimap'), 'all is in view').to.have.length(0);
    canvas.zoomTo(1.5);
    await until(() => parts(canvas, 'minimap').length === 1, 'the overview is there');
    canvas.withoutToolbar = canvas.withoutMinimap = true;
    await canvas.updateComplete;
    expect(parts(canvas, 'toolbar')).to.have.length(0);
    expect(parts(canvas, 'minimap')).to.have.length(0);
  });

  it('takes one to the first cause of a failure', async () => {
    const canvas = await openCanvas('ship-fix-failed-retries-exhausted');
    byRole(canvas, 'button', 'First cause').click();
    expect(canvas.selected).to.equal('2.1');
    expect(canvas.trace!.nodes.find(({ path }) => path === '2.1')!.name).to.equal('Run_Tests');
    canvas.selected = undefined;
    expect(canvas.firstCause()).to.equal('2.1');
    const healthy = await openCanvas('ship-fix-success');
    expect(healthy.firstCause()).to.equal(undefined);
    expect(allByRole(healthy, 'button', 'First cause')).to.have.length(0);
  });

  it('goes as near as a name can be read where it is told to go to a node, and else stays as near as it is', async () => {
    const canvas = await openCanvas('ship-fix-failed-retries-exhausted');
    const ways: Readonly<Record<string, () => void>> = {
      'first cause': () => canvas.firstCause(),
      'reveal': () => canvas.reveal('2.1'),
      'a search': () => canvas.search('Run_Tests').next(),
    };
    const { left, top, width, height } = parts(canvas, 'viewport')[0]!.getBoundingClientRect();
    for (const [way, go] of Object.entries(ways)) {
      canvas.zoomTo(0.01);
      go();
      expect(canvas.viewport.zoom, way).to.equal(1);
      const node = canvas.nodeBounds('2.1')!;
      expect(node.x + node.width / 2, way).to.be.closeTo(left + width / 2, 1);
      expect(node.y + node.height / 2, way).to.be.closeTo(top + height / 2, 1);
      canvas.zoomTo(0.7);
      const { viewport } = canvas;
      go();
      expect(canvas.viewport, way).to.deep.equal(viewport);
    }
    canvas.zoomTo(0.01);
    const { viewport } = canvas;
    canvas.selected = '1';
    await canvas.updateComplete;
    expect(canvas.viewport, 'what is only selected').to.deep.equal(viewport);
  });

  it('tells what changed in a newer version, keeps the view, and does not open it anew', async () => {
    const lines = (await (await fetch('/test/fixtures/traces/behaviors/ship-fix-success.series.ndjson')).text()).trim().split('\n');
    const documents = lines.slice(10, 14).map((line) => (JSON.parse(line) as { doc: object }).doc);
    const canvas = await emptyCanvas((made) => (made.data = documents[0]));
    await until(() => canvas.trace !== undefined, 'the first version is there');
    // What stands above the drawing has come, so that the view's corner is where it stays (`steady.test.ts`).
    await drawn(canvas);
    canvas.zoomTo(0.9);
    const { viewport } = canvas;
    const before = canvas.trace!;
    let loads = 0;
    canvas.addEventListener('trace-load', () => (loads += 1));
    const updated = oneEvent(canvas, 'trace-update');
    canvas.data = documents[3];
    const event = (await updated) as unknown as TraceUpdateEvent;
    const changed = event.trace.nodes.filter((node, index) => node !== before.nodes[index]).map(({ path }) => path);
    expect(event.changedPaths).to.deep.equal(changed);
    expect(changed.length).to.be.within(1, before.nodes.length - 1);
    expect(canvas.viewport).to.deep.equal(viewport);
    expect(loads).to.equal(0);
  });

  it('says what is wrong with a document and what to do, and opens the next good one', async () => {
    const canvas = await emptyCanvas();
    const failed: Promise<TraceErrorEvent> = oneEvent(canvas, 'trace-error');
    canvas.data = 'no JSON';
    expect((await failed).code).to.equal('not_json');
    canvas.data = '<!doctype html><title>Sign in</title>';
    const { code }: TraceErrorEvent = await oneEvent(canvas, 'trace-error');
    expect(code).to.equal('html');
    await until(() => parts(canvas, 'error').length === 1, 'the error is shown');
    expect(textOf(parts(canvas, 'error')[0])).to.contain('Sign in and retry');
    canvas.data = await traceText('ship-fix-success');
    await oneEvent(canvas, 'trace-load');
    await canvas.updateComplete;
    expect(parts(canvas, 'error')).to.have.length(0);
    await until(() => items(canvas).length === 23, 'its nodes');
  });

  it('says that there is nothing to show', async () => {
    const canvas = await emptyCanvas();
    expect(textOf(parts(canvas, 'empty')[0])).to.contain('No trace to show');
  });

  it('shows the tree as it stood after an entry, and comes back', async () => {
    const canvas = await openCanvas('ship-fix-success');
    const now = canvas.trace!;
    await canvas.seek(0);
    expect(canvas.position).to.equal(0);
    expect(canvas.trace!.entries).to.have.length(1);
    await canvas.updateComplete;
    const said = textOf(parts(canvas, 'diagnosis')[0]);
    expect(said).to.contain(`after entry 1 of ${now.entries.length}`);
    expect(said, 'what the document cannot tell').to.contain('Values of variables at that moment are not recorded.');
    byRole(canvas, 'button', 'Back to now').click();
    await until(() => canvas.position === null, 'it is shown as it stands');
    expect(canvas.trace).to.equal(now);
  });

  it('finds nodes by name, prompt or note', async () => {
    const canvas = await openCanvas('ship-fix-success');
    const found = canvas.search('scan');
    expect(found.count).to.equal(3);
    expect([found.next(), found.next(), found.next(), found.next(), found.previous()]).to.deep.equal(['3.2', '3.2.0', '3.2.1', '3.2', '3.2.1']);
    canvas.search('');
    expect(found.count).to.equal(0);
  });

  it('draws itself as a picture', async () => {
    const canvas = await openCanvas('ship-fix-success');
    const svg = await canvas.toSVG();
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
    expect(parsed.querySelector('parsererror')).to.equal(null);
    expect(svg).to.contain('Scan Secrets');
    const png = await canvas.toPNG({ scale: 1 });
    const image = await createImageBitmap(png);
    expect(image.width).to.be.above(500);
  });

  it('lays out by ELK when asked to, in the same order', async () => {
    const canvas = await openCanvas('ship-fix-success');
    const before = canvas.nodeBounds('3.2.1')!;
    canvas.layout = 'layered';
    await until(() => canvas.nodeBounds('3.2.1')!.y !== before.y || canvas.nodeBounds('3.2.1')!.x !== before.x, 'another layout is shown');
    const tops = ['0', '1', '2', '3', '4', '5'].map((path) => canvas.nodeBounds(path)!.y);
    expect(tops).to.deep.equal([...tops].sort((a, b) => a - b));
  });

  it('is accessible in light and dark', async () => {
    const canvas = await openCanvas('ship-fix-failed-retries-exhausted');
    await inBothSchemes(async (scheme) => {
      await drawn(canvas);
      // Colours of buttons change gradually.
      await aTimeout(300);
      canvas.dataset.scheme = scheme;
      await expect(canvas).to.be.accessible();
    });
  });
});
