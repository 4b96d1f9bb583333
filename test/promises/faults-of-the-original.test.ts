/** The faults of the original viewer, each by its number: none of them may be ours. 1 to 12. */
import { expect } from '@open-wc/testing';
import { click, parts, settle, textOf, until } from '../elements/support/dom.js';
import { serve } from '../streams/support/fault-server.js';
import { after, control, headerText, metric, partText, row, rows, runs, served, view } from './support.js';

const note = (n: number): object => ({ id: `n${n}`, seq: n, type: 'notice', level: 'info', text: `note ${n}.` });
const notes = (from: number, to: number): object[] => Array.from({ length: to - from + 1 }, (_, i) => note(from + i));
const begin = { id: 'n1', seq: 1, type: 'run.started', run: { id: 'r', title: 'Long run' } };

describe('faults of the original viewer, 1–12', () => {
  it('1. live events reach the page over a WebSocket: the first message says what the server reads', async () => {
    const server = await serve({ events: [begin], format: 'sse', replies: [{ end: 'hang' }] });
    const viewer = await view({ ...server, url: server.webSocketUrl }, 1);
    await server.emit(note(2));
    await until(() => viewer.run.eventCount === 2, 'the live event is there');
    const [seen] = await server.seen();
    expect((JSON.parse(seen!.body) as { type: string }).type).to.equal('resume');
  });

  it('2. a run longer than a page is read to its end, not only its first page', async () => {
    const end = { id: 'n181', seq: 181, type: 'run.finished', outcome: 'success' };
    const server = await serve({ events: [begin, ...notes(2, 180), end], format: 'pages', pageSize: 50 });
    const viewer = await view(server, 181);
    expect(viewer.run.status).to.equal('completed');
    await row(viewer, 'note 180.');
  });

  it('3. catching up takes as many pages as there are', async () => {
    const server = await serve({ events: [begin, ...notes(2, 10)], format: 'pages', pageSize: 20 });
    const viewer = await view(server, 10);
    await server.emit(...notes(11, 150));
    await until(() => viewer.run.eventCount === 150, 'all pages are read', 20_000);
    expect(viewer.run.gaps).to.be.empty;
  });

  it('4. what comes while the first answer is still read is not overwritten by it', async () => {
    const server = await serve({ events: [begin, ...notes(2, 300)], format: 'sse', replies: [{ sliceBytes: 64, end: 'hang' }] });
    const viewer = await view(server, 1);
    await until(() => viewer.run.eventCount === 300, 'the first answer is read');
    await server.emit(...notes(301, 320));
    await until(() => viewer.run.eventCount === 320, 'the rest too');
    expect(viewer.run.gaps).to.be.empty;
  });

  it('5. “Retry stream” never hangs, whatever the connection does', async () => {
    const server = await served(runs.running);
    const viewer = await view(server, runs.running.length);
    for (let i = 0; i < 3; i++) {
      await click(await control(viewer, 'Retry stream'));
      await until(() => viewer.connection.state === 'live', 'it is connected again');
    }
    expect(viewer.run.eventCount).to.equal(runs.running.length);
  });

  it('6. every failed attempt counts', async () => {
    const server = await served(runs.running);
    const viewer = await view(server, runs.running.length);
    await server.change({ replies: [{ status: 503 }] });
    await server.end('reset');
    for (let n = 1; n <= 3; n++) {
      await until(() => viewer.connection.state === 'reconnecting' && viewer.connection.attempt >= n, `attempt ${n} failed`);
      await click(await control(viewer, 'Retry stream'));
    }
  });

  it('7. never says Connected without a connection', async () => {
    const server = await served(runs.running, { replies: [{ hangBeforeHeaders: true }] });
    const viewer = await view(server, 0);
    await until(() => partText(viewer, 'connection') !== '', 'it says something');
    expect(partText(viewer, 'connection')).to.equal('Connecting…');
  });

  it('8. an error of the connection is never shown as a failed run', async () => {
    const server = await served(runs.running);
    const viewer = await view(server, runs.running.length);
    await server.change({ replies: [{ status: 404 }] });
    await server.end('reset');
    await until(() => viewer.connection.state === 'failed', 'the connection is given up', 20_000);
    await settle(viewer);
    expect(viewer.run.status).to.equal('running');
    expect(partText(viewer, 'status')).to.equal('Running');
    expect(parts(viewer, 'error-panel')).to.have.length(0);
    expect(await control(viewer, 'Retrigger run')).to.have.attribute('aria-disabled', 'true');
  });

  it('9. an error the agent recovers from does not end the run', async () => {
    const server = await served(runs.running);
    const viewer = await view(server, runs.running.length);
    await server.emit(
      { id: 'x1', seq: after, type: 'notice', level: 'error', text: 'the model hiccuped' },
      { id: 'x2', seq: after + 1, type: 'retry', attempt: 1, delayMs: 10, reason: 'overloaded' },
    );
    await row(viewer, 'the model hiccuped');
    expect(viewer.run.status).to.equal('running');
    expect(parts(viewer, 'error-panel')).to.have.length(0);
  });

  it('10. parts of a message are one growing text, not a row of zeros each', async () => {
    const server = await served(runs.running);
    const viewer = await view(server, runs.running.length);
    const entries = viewer.run.entries.length;
    const words = ['All ', 'tests ', 'pass ', 'now.'];
    await server.emit(...words.map((text, i) => ({ id: `d${i}`, seq: after + i, type: 'message.delta', messageId: 'd', text })));
    await row(viewer, 'All tests pass now.');
    expect(viewer.run.entries.length).to.equal(entries + 1);
    expect(rows(viewer).join()).to.not.match(/in: 0/);
  });

  it('11. arguments and results that are objects are readable in one line', async () => {
    const server = await served(runs.running);
    const viewer = await view(server, runs.running.length);
    const call = { type: 'tool.started', toolCallId: 'o', name: 'bash', kind: 'execute', args: { command: 'npm run lint' } };
    await server.emit({ id: 'o1', seq: after, ...call });
    expect(textOf(await row(viewer, 'npm run lint'))).to.not.contain('[object');
  });

  it('12. tokens of several calls add up, and turns are counted', async () => {
    const usage = (key: string): object => ({ inputTokens: 100, outputTokens: key.length });
    const calls = ['a', 'bb'].map((key, i) => ({ id: `u${i}`, seq: 3 + i, type: 'usage', scope: 'call', mode: 'final', key, usage: usage(key) }));
    const turns = [5, 6].map((seq) => ({ id: `t${seq}`, seq, type: 'turn.started', turnId: `t${seq}` }));
    const viewer = await view(await served([begin, note(2), ...calls, ...turns]), 6);
    expect(metric(viewer, 'input')).to.contain('200');
    expect(metric(viewer, 'output')).to.contain('3');
    expect(metric(viewer, 'turns')).to.equal('Turns 2');
    expect(headerText(viewer)).to.contain('Long run');
  });
});
