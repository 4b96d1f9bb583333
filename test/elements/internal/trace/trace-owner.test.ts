/** What an owner of a trace shows when what it is to show changes, goes away, or was wrong. */
import { expect, fixture, html } from '@open-wc/testing';
import type { TraceCanvas } from '../../../../src/elements/trace-canvas/trace-canvas.js';
import '../../../../src/elements/trace-inspector/trace-inspector.define.js';
import type { TraceInspector } from '../../../../src/elements/trace-inspector/trace-inspector.js';
import { serve } from '../../../streams/support/fault-server.js';
import { grownTrace, smallTrace } from '../../../streams/support/traces.js';
import { parts, until } from '../../support/dom.js';
import { drawn, emptyCanvas } from '../../trace-canvas/canvas-page.js';

const shown = async (file: string): Promise<TraceCanvas> => {
  const { url } = await serve({ format: 'document', file });
  const canvas = await emptyCanvas((made) => (made.src = url));
  await until(() => canvas.trace !== undefined, 'the document is shown');
  await drawn(canvas);
  return canvas;
};

describe('an element that owns a trace', () => {
  it('shows nothing once it has no address any more, and no moment of what was there', async () => {
    const canvas = await shown(smallTrace());
    canvas.src = undefined;
    await canvas.updateComplete;
    expect(canvas.trace).to.equal(undefined);
    await canvas.seek(0);
    await canvas.seek(null);
    expect(canvas.trace).to.equal(undefined);
    expect(canvas.activity('')).to.deep.equal([]);
  });

  it('says nothing of what was wrong once it has no address any more', async () => {
    const canvas = await emptyCanvas((made) => (made.src = '/nowhere.json'));
    await until(() => parts(canvas, 'error').length > 0, 'the error is said');
    canvas.src = undefined;
    await canvas.updateComplete;
    await drawn(canvas);
    expect(parts(canvas, 'error').length).to.equal(0);
    expect(parts(canvas, 'empty').length).to.equal(1);
  });

  it('shows the last of what it was given in quick succession', async () => {
    const canvas = await emptyCanvas();
    const loads: unknown[] = [];
    canvas.addEventListener('trace-load', ({ trace }) => loads.push(trace));
    for (const data of [smallTrace(), '{"broken', 'not json', grownTrace, smallTrace({ uri: 'memory://other' })]) {
      canvas.data = data;
      await canvas.updateComplete;
    }
    await until(() => loads.length > 0, 'it is told');
    await drawn(canvas);
    expect(canvas.trace?.uri).to.equal('memory://other');
    expect(loads.at(-1) === canvas.trace).to.equal(true);
    expect(parts(canvas, 'error').length).to.equal(0);
  });

  it('notices what was changed inside an object it was given before', async () => {
    const given = JSON.parse(grownTrace) as { var: Record<string, unknown>; trace: Record<string, unknown>[] };
    const list: unknown[] = [1];
    given.var = { list };
    const canvas = await emptyCanvas((made) => (made.data = given));
    await until(() => canvas.trace !== undefined, 'the document is shown');
    const before = canvas.trace!;
    list.push(2);
    given.trace.push({ ...given.trace[0], name: 'Leave', cursor: '{"path":[1],"step":0}' });
    canvas.data = { ...given };
    await until(() => canvas.trace !== before, 'the change is shown');
    expect(canvas.trace!.entries.length).to.equal(2);
    expect(canvas.trace!.scopes.variables.find(({ name }) => name === 'list')!.value).to.deep.equal([1, 2]);
  });

  it('keeps its document and its moment while it is moved, and when it is put back later', async () => {
    const canvas = await shown(grownTrace);
    await canvas.seek(-1);
    const other = await fixture<HTMLElement>(html`<section></section>`);
    other.append(canvas);
    await drawn(canvas);
    expect(canvas.position).to.equal(-1);
    canvas.remove();
    await new Promise((resolve) => setTimeout(resolve, 120));
    other.append(canvas);
    await drawn(canvas);
    expect(canvas.position).to.equal(-1);
    expect(canvas.trace?.root.name).to.equal('Say_Hello');
    expect(parts(canvas, 'error').length).to.equal(0);
  });

  it('lets go of whoever waits for a document when nothing is to be read any more', async () => {
    const { url } = await serve({ format: 'document', file: smallTrace(), replies: [{ hangBeforeHeaders: true }] });
    const canvas = await emptyCanvas((made) => (made.src = url));
    const sought = canvas.seek(0);
    const refusal = canvas.toSVG().catch((error: unknown) => String(error));
    canvas.src = undefined;
    await sought;
    expect(await refusal).to.include('no trace was opened');
    expect(canvas.trace).to.equal(undefined);
  });

  it('tells of a document that is given again after it was taken away', async () => {
    const canvas = await emptyCanvas();
    let loads = 0;
    canvas.addEventListener('trace-load', () => loads++);
    for (const count of [1, 2]) {
      canvas.data = smallTrace();
      await until(() => loads === count, `it is told of load ${count}`);
      canvas.data = undefined;
      await canvas.updateComplete;
      expect(canvas.trace).to.equal(undefined);
    }
  });

  it('is found by an inspector that named it before it was there, and anew when another takes its name', async () => {
    const inspector = await fixture<HTMLElement>(html`<trace-inspector for="the-canvas" tab="state"></trace-inspector>`);
    const said = (): string => (inspector as TraceInspector).renderRoot.textContent;
    const first = await emptyCanvas((made) => {
      made.id = 'the-canvas';
      made.data = smallTrace({ var: { first_one: 1 } });
    });
    await until(() => said().includes('first_one'), 'the first is shown');
    first.remove();
    await emptyCanvas((made) => {
      made.id = 'the-canvas';
      made.data = smallTrace({ uri: 'memory://second', var: { second_one: 1 } });
    });
    await until(() => said().includes('second_one'), 'the second is shown');
    expect(said()).not.to.include('first_one');
  });
});
