/** The source page’s promises: connection status, “Retry stream”, and its troubleshooting. */
import { expect } from '@open-wc/testing';
import { click, deepAll, isShown, parts, textOf, until } from '../elements/support/dom.js';
import { after, control, has, partText, row, runs, served, view, viewOf } from './support.js';

const indicator = (element: Element): string => getComputedStyle(element.querySelector('.dot')!).backgroundColor;

describe('the source page: connection status', () => {
  it('green indicator: “Connected”, and events stream in', async () => {
    const server = await served(runs.running);
    const viewer = await view(server, runs.running.length);
    await until(() => partText(viewer, 'connection') === 'Connected', 'it is connected');
    expect(indicator(parts(viewer, 'connection')[0]!)).to.equal('rgb(5, 150, 105)');
    await server.emit({ id: 'n', seq: after, type: 'notice', level: 'info', text: 'came over the wire' });
    await row(viewer, 'came over the wire');
  });

  it('yellow indicator: “Reconnecting…”, which retries by itself', async () => {
    const server = await served(runs.running);
    const viewer = await view(server, runs.running.length);
    await server.change({ replies: [{ status: 503 }] });
    await server.end('reset');
    await until(() => partText(viewer, 'connection').startsWith('Reconnecting…'), 'it reconnects');
    expect(indicator(parts(viewer, 'connection')[0]!)).to.equal('rgb(200, 107, 6)');
    await server.change({ replies: [{ end: 'hang' }] });
    await until(() => partText(viewer, 'connection') === 'Connected', 'it is back', 20_000);
  });

  it('grey indicator: “Finished”', async () => {
    for (const name of ['completed', 'failed'] as const) {
      const viewer = await viewOf(name);
      await until(() => partText(viewer, 'connection') === 'Finished', 'it is finished');
      expect(indicator(parts(viewer, 'connection')[0]!)).to.equal('rgb(89, 99, 110)');
      expect(has(viewer, 'Retry stream')).to.be.false;
    }
  });

  it('“Click Retry stream to reconnect”: it acts at once, with the connection open', async () => {
    const server = await served(runs.running);
    const viewer = await view(server, runs.running.length);
    await until(() => partText(viewer, 'connection') === 'Connected', 'it is connected');
    const before = (await server.reads()).length;
    await click(await control(viewer, 'Retry stream'));
    for (let reads = before; reads === before; ) reads = (await server.reads()).length;
    await until(() => partText(viewer, 'connection') === 'Connected', 'it is connected again');
    expect(viewer.run.eventCount).to.equal(runs.running.length);
  });

  it('“Reconnecting… banner is stuck”: Retry stream ends the wait', async () => {
    const server = await served(runs.running);
    const viewer = await view(server, runs.running.length);
    await server.change({ replies: [{ status: 503, headers: { 'Retry-After': '600' } }] });
    await server.end('reset');
    await until(() => partText(viewer, 'connection').includes('in 10 min'), 'a long pause is announced');
    await server.change({ replies: [{ end: 'hang' }] });
    await click(await control(viewer, 'Retry stream'));
    await until(() => partText(viewer, 'connection') === 'Connected', 'it is connected');
  });

  it('the strip says why and what to do', async () => {
    const server = await served(runs.running, { replies: [{ status: 404 }] });
    const viewer = await view(server, 0);
    const strip = (): string => parts(viewer, 'connection').map(textOf).join(' ');
    await until(() => strip().includes('The server knows no such run (404). Check run-url'), 'it says why');
    expect(deepAll(viewer.shadowRoot!, '[part~=error-panel]').some(isShown), 'a refusal is no failed run').to.be.false;
  });

  it('“Events seem incomplete”: what was lost in a drop is fetched without a reload', async () => {
    const server = await served(runs.running);
    const viewer = await view(server, runs.running.length);
    await server.end('reset');
    await server.emit({ id: 'later', seq: after, type: 'notice', level: 'info', text: 'while you were away' });
    await row(viewer, 'while you were away');
  });
});
