/** A watched document in the canvas: read from a real server while it is written, reset and torn. */
import { ContextEvent } from '@lit/context';
import { expect } from '@open-wc/testing';
import type { TraceCanvas } from '../../../src/elements/trace-canvas/trace-canvas.js';
import { traceContext, type TraceScope } from '../../../src/elements/trace-contexts.js';
import type { TraceUpdateEvent } from '../../../src/elements/trace-events.js';
import { serve, type ServedRun } from '../../streams/support/fault-server.js';
import { seriesOf } from '../../streams/support/traces.js';
import { parts, textOf, until } from '../support/dom.js';
import { drawn, emptyCanvas } from './canvas-page.js';

/** 81 looks at a server, and what is drawn after each. */
const SERIES_MS = 120_000;

function scopeOf(canvas: TraceCanvas): TraceScope {
  let scope: TraceScope | undefined;
  const inside = canvas.appendChild(document.createElement('span'));
  inside.dispatchEvent(new ContextEvent(traceContext, inside, (value) => (scope = value)));
  inside.remove();
  if (!scope) throw new Error('the canvas gives no trace');
  return scope;
}

interface Watched {
  readonly canvas: TraceCanvas;
  readonly served: ServedRun;
  readonly errors: string[];
  readonly updates: TraceUpdateEvent[];
  /** Writes a version, has it looked at, and waits until it is shown. */
  readonly write: (version: string, shown?: boolean) => Promise<void>;
}

async function watch(first: string): Promise<Watched> {
  const served = await serve({ format: 'document', file: first });
  const [errors, updates]: [string[], TraceUpdateEvent[]] = [[], []];
  const canvas = await emptyCanvas((made) => {
    made.live = true;
    made.src = served.url;
    made.addEventListener('trace-error', (event) => errors.push((event).code));
    made.addEventListener('trace-update', (event) => updates.push(event));
  });
  await until(() => canvas.trace !== undefined, 'the first version is shown');
  await drawn(canvas);
  const scope = scopeOf(canvas);
  const readText = (): string => new TextDecoder().decode(scope.source as Uint8Array);
  const write = async (version: string, shown = true): Promise<void> => {
    const count = (await served.reads()).length;
    await served.change({ file: version });
    await scope.request({ type: 'refresh' });
    if (shown) await until(() => readText() === version, 'the version is read');
    else for (let reads = count; reads === count; reads = (await served.reads()).length) await canvas.updateComplete;
    await drawn(canvas);
  };
  return { canvas, served, errors, updates, write };
}

/** Paths of nodes in the DOM that something was done to. */
function touched(records: readonly MutationRecord[]): Set<string> {
  const paths = new Set<string>();
  for (const { target } of records) {
    const node = (target instanceof Element ? target : target.parentElement)?.closest<HTMLElement>('[part=node]');
    if (node) paths.add(node.dataset.path!);
  }
  return paths;
}

describe('<trace-canvas live>', function (this: { timeout(ms: number): void }) {
  this.timeout(SERIES_MS);
  let versions: string[];
  before(async () => {
    versions = (await seriesOf('behaviors/ship-fix-success.series.ndjson')).filter((text, i, all) => text !== all[i - 1]);
  });

  it('follows an execution through its 84 documents: no error is seen, the view stays, only changed nodes are touched', async () => {
    const { canvas, errors, updates, write } = await watch(versions[0]!);
    canvas.zoomTo(0.7);
    canvas.selected = '3';
    await drawn(canvas);
    const { viewport } = canvas;
    const node = canvas.renderRoot.querySelector('[part=node][data-path="3.2.1"]')!;
    const seen = new MutationObserver(() => undefined);
    seen.observe(canvas.renderRoot.querySelector('.world')!, { subtree: true, childList: true, attributes: true, characterData: true });
    let problems = 0;
    const watching = new MutationObserver(() => (problems += parts(canvas, 'error').length));
    watching.observe(canvas.renderRoot, { subtree: true, childList: true });
    for (const [index, version] of versions.slice(1).entries()) {
      const before = canvas.trace!;
      seen.takeRecords();
      await write(version);
      await until(() => canvas.trace !== before, 'the version is shown');
      await drawn(canvas);
      const changed = canvas.trace!.nodes.filter((each, at) => each !== before.nodes[at]).map(({ path }) => path);
      // What is written in a node may say something of its children.
      const concerned = new Set(changed.flatMap((path) => [path, canvas.trace!.nodes.find((each) => each.path === path)!.parentPath]));
      for (const path of touched(seen.takeRecords())) expect(concerned.has(path), `version ${index + 1}: ${path}`).to.equal(true);
    }
    await until(() => updates.at(-1)?.trace === canvas.trace, 'the last version was told');
    expect([errors, problems]).to.deep.equal([[], 0]);
    expect([canvas.viewport, canvas.selected]).to.deep.equal([viewport, '3']);
    expect(canvas.renderRoot.querySelector('[part=node][data-path="3.2.1"]') === node, 'nodes stay the elements they are').to.equal(true);
    expect(canvas.trace!.status).to.equal('complete');
    expect(textOf(parts(canvas, 'diagnosis')[0])).to.contain('Complete');
  });

  it('stands still while sentences above and below it become longer and shorter', async () => {
    const { canvas, write } = await watch(versions[0]!);
    canvas.parentElement!.style.setProperty('width', '520px');
    await drawn(canvas);
    const places: string[] = [];
    const heights = new Set<number>();
    for (const version of versions.slice(1).filter((_, index) => index % 3 === 0)) {
      await write(version);
      const { x, y, width } = canvas.nodeBounds('3.2')!;
      places.push([x, y, width].map(Math.round).join());
      heights.add(parts(canvas, 'diagnosis')[0]!.offsetHeight);
    }
    expect(heights.size, 'sentences of several lengths').to.be.above(1);
    // Once it made room for the longest of them.
    const moves = places.filter((place, index) => index > 0 && place !== places[index - 1]);
    expect(moves.length, moves.join(' ')).to.be.at.most(1);
    const view = parts(canvas, 'viewport')[0]!.getBoundingClientRect();
    for (const { path } of canvas.trace!.nodes) {
      const { left, right, top, bottom } = canvas.nodeBounds(path)!;
      expect(left >= view.left && right <= view.right && top >= view.top && bottom <= view.bottom, `${path} is in view`).to.equal(true);
    }
    canvas.style.setProperty('block-size', '560px');
    await until(() => parts(canvas, 'viewport')[0]!.getBoundingClientRect().height < view.height, 'it is smaller');
    await drawn(canvas);
    expect(canvas.nodeBounds('5')!.bottom, 'fitted anew').to.be.below(parts(canvas, 'viewport')[0]!.getBoundingClientRect().bottom);
  });

  it('shows nothing of a torn document, and the whole one at once', async () => {
    const { canvas, errors, write } = await watch(versions[20]!);
    const before = canvas.trace!.entries.length;
    for (const share of [0, 0.1, 0.5, 0.99]) {
      await write(versions[40]!.slice(0, Math.floor(versions[40]!.length * share)), false);
      expect(canvas.trace!.entries).to.have.length(before);
      expect(parts(canvas, 'error')).to.have.length(0);
      await write(versions[20]!, false);
    }
    await write(versions[40]!);
    await until(() => canvas.trace!.entries.length > before, 'the whole one is shown');
    expect(errors).to.deep.equal([]);
  });

  it('says that it was reset, and keeps the view', async () => {
    const { canvas, errors, write } = await watch(versions.at(-1)!);
    canvas.zoomTo(0.7);
    const { viewport } = canvas;
    const fresh = { status: 'running', phase: 'idle', cursor: '[]', protocol_accepted: false, trace: [] };
    const runtime = { node_status: {}, step_index: {}, retry_count: {} };
    await write(JSON.stringify({ ...(JSON.parse(versions.at(-1)!) as object), ...fresh, runtime, updated_at: new Date().toISOString() }));
    await until(() => canvas.trace!.diagnosis.code === 'reset', 'the reset is noticed');
    await drawn(canvas);
    expect(canvas.trace!.nodes.every(({ status }) => status === 'not-reached')).to.equal(true);
    expect(canvas.viewport).to.deep.equal(viewport);
    expect(errors).to.deep.equal([]);
  });

  it('tells screen readers what became of it, once, and nothing of what was there', async () => {
    const { canvas, write } = await watch(versions[5]!);
    const region = canvas.renderRoot.querySelector<HTMLElement>('.sr[role=status]')!;
    // What speaks is loaded when the page is idle: until then there is nobody to miss anything.
    for (let at = 10; region.textContent === '' && at < 30; at++) {
      await write(versions[at]!);
      await until(() => canvas.trace!.diagnosis.text !== '', 'there is a diagnosis');
    }
    await until(() => region.textContent !== '', 'something is said', 20_000);
    await write(versions.at(-1)!);
    await until(() => region.textContent === canvas.trace!.diagnosis.text, 'the end is said', 20_000);
    expect(region.textContent).to.contain('Complete');
  });
});
