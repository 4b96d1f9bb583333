/** The faults of the original viewer, each by its number: none of them may be ours. 13 to 24. */
import { expect } from '@open-wc/testing';
import { byRole, click, deepAll, parts, settle, textOf, until } from '../elements/support/dom.js';
import { serve } from '../streams/support/fault-server.js';
import { after, control, has, partText, row, runs, served, view, viewOf } from './support.js';

const note = (n: number): object => ({ id: `n${n}`, seq: n, type: 'notice', level: 'info', text: `note ${n}.` });
const notes = (from: number, to: number): object[] => Array.from({ length: to - from + 1 }, (_, i) => note(from + i));
const begin = { id: 'n1', seq: 1, type: 'run.started', run: { id: 'r', title: 'Long run' } };
const header = (viewer: HTMLElement): HTMLElement => viewer.shadowRoot!.querySelector('run-header')!;

describe('faults of the original viewer, 13–24', () => {
  it('13. events are shown in the order of seq, also when a later one comes first', async () => {
    const server = await serve({ events: [begin, note(2)], format: 'sse', replies: [{ end: 'hang' }] });
    const viewer = await view(server, 2);
    await server.emit(note(4), note(3), note(5));
    await until(() => viewer.run.eventCount === 5, 'all are read');
    const texts = (): string => viewer.run.entries.filter((entry) => entry.kind === 'notice').map(({ summary }) => summary).join(' ');
    await until(() => texts() === 'note 2. note 3. note 4. note 5.', `they are in order; ${texts()}`);
  });

  it('14. a seq that starts again in a new epoch drops nothing', async () => {
    const first = [begin, ...notes(2, 5)].map((event) => ({ ...event, epoch: 'one' }));
    const again = notes(1, 4).map((event, i) => ({ ...event, id: `again${i}`, epoch: 'two', text: `again ${i}.` }));
    const server = await serve({ events: first, format: 'sse', replies: [{ end: 'hang' }] });
    const viewer = await view(server, 5);
    await server.emit(...again);
    await until(() => viewer.run.eventCount === 9, 'both epochs are read');
    await row(viewer, 'again 3.');
  });

  it('15. a late answer for the old run does not reach the new one', async () => {
    const old = await serve({ events: [begin], format: 'sse', replies: [{ end: 'hang' }] });
    const viewer = await view(old, 1);
    const next = await served(runs.running);
    viewer.runUrl = next.url;
    await until(() => viewer.run.eventCount === runs.running.length, 'the new run is shown');
    await old.emit(note(2));
    await settle(viewer);
    expect(viewer.run.eventCount).to.equal(runs.running.length);
    expect(partText(viewer, 'title')).to.equal('Fix flaky login test');
  });

  it('16. a message the server took is not called applied before the run shows it', async () => {
    const server = await served(runs.running, { actions: [{ status: 202, body: '{"accepted":true}' }] });
    const viewer = await view(server, runs.running.length);
    const receipt = await viewer.steer('Try the cookie');
    expect(receipt!.status).to.equal('accepted');
    await until(() => partText(viewer, 'receipt').includes('accepted'), 'the receipt is shown');
    expect(partText(viewer, 'receipt')).to.not.contain('applied');
    const prompt = { type: 'prompt', role: 'user', content: 'Try the cookie', delivery: 'steer', actionId: receipt!.id };
    await server.emit({ id: 'p', seq: after, ...prompt });
    await until(() => partText(viewer, 'receipt').includes('applied'), 'the run has taken it up');
  });

  it('17. a run can be cancelled, it is asked once, and cancelled is not painted as failed', async () => {
    const server = await served(runs.running, { actions: [{ status: 202, body: '{}' }] });
    const viewer = await view(server, runs.running.length);
    await click(await control(viewer, 'Cancel run'));
    await settle(viewer);
    await click(byRole(byRole(header(viewer), 'alertdialog'), 'button', 'Cancel run'));
    await until(() => has(viewer, 'Cancelling…'), 'it shows that it was asked');
    await server.emit({ id: 'c', seq: after, type: 'run.finished', outcome: 'cancelled' });
    await until(() => partText(viewer, 'status') === 'Cancelled', 'the run says that it is cancelled');
    expect(parts(viewer, 'status')[0]).to.have.attribute('data-status', 'cancelled');
    expect(parts(viewer, 'error-panel')).to.have.length(0);
    expect((await server.seen()).filter(({ method }) => method === 'POST')).to.have.length(1);
  });

  it('18. a worker that was lost is not said to have recovered', async () => {
    const error = { type: 'error', message: 'Agent lost connection [recovered: server restarted]' };
    const events = [...runs.running, { id: 'f', seq: after, type: 'run.failed', error }];
    const viewer = await view(await served(events), events.length);
    await until(() => parts(viewer, 'error-panel').length === 1, 'the panel is there');
    expect(partText(viewer, 'error-panel')).to.contain('Worker lost').and.not.contain('continued');
    expect(partText(viewer, 'status')).to.equal('Failed');
  });

  it('19. a run stopped by its budget before it did anything says so, and waits for nothing', async () => {
    const viewer = await view(await served([begin, { id: 'n2', seq: 2, type: 'run.finished', outcome: 'max_budget' }]), 2);
    await until(() => parts(viewer, 'error-panel').length === 1, 'the panel is there');
    expect(partText(viewer, 'error-panel')).to.contain('Budget used up');
    expect(textOf(viewer.renderRoot.querySelector<HTMLElement>('.base')!)).to.not.contain('Waiting for the first event');
  });

  it('20. a view that is taken out leaves the connection of the others alone', async () => {
    const server = await served(runs.running);
    const one = await view(server, runs.running.length);
    const other = await view(server, runs.running.length);
    expect(await server.reads(), 'they share one').to.have.length(1);
    one.remove();
    await server.emit({ id: 'n', seq: after, type: 'notice', level: 'info', text: 'still here' });
    await row(other, 'still here');
    expect(await server.reads()).to.have.length(1);
  });

  it('21. a stream that breaks is taken up again where it broke', async () => {
    const server = await served(runs.running);
    const viewer = await view(server, runs.running.length);
    await server.end('break');
    await server.emit({ id: 'n', seq: after, type: 'notice', level: 'info', text: 'after the break' });
    await row(viewer, 'after the break');
    const reads = await server.reads();
    expect(reads.at(-1)!.headers['last-event-id']).to.equal(runs.running.at(-1)!.id);
  });

  it('22. what is drawn does not grow with the run, and its tokens are not read out', async () => {
    const server = await serve({ events: [begin, ...notes(2, 200)], format: 'sse', replies: [{ end: 'hang' }] });
    const viewer = await view(server, 200);
    await row(viewer, 'note 200.');
    const drawn = (): number => deepAll(viewer.shadowRoot!, '*').length;
    const before = drawn();
    await server.emit(...notes(201, 5000));
    await row(viewer, 'note 5000.');
    expect(drawn()).to.be.below(before + 200);
    expect(parts(viewer, 'entry').length).to.be.below(150);
    const regions = deepAll(viewer.shadowRoot!, '[aria-live], [role=status], [role=log]').map((region) => region.textContent);
    expect(regions.join()).to.not.contain('note 4');
  });

  it('23. Retrigger is there after a completed run too', async () => {
    const viewer = await viewOf('completed');
    expect(await control(viewer, 'Retrigger run')).to.have.attribute('aria-disabled', 'false');
    expect(parts(viewer, 'error-panel')).to.have.length(0);
  });

  it('24. a huge result is not put into the page whole', async () => {
    const events = [
      begin,
      { id: 'a', seq: 2, type: 'tool.started', toolCallId: 'h', name: 'cat', kind: 'read', args: { path: 'big.log' } },
      { id: 'b', seq: 3, type: 'tool.finished', toolCallId: 'h', status: 'ok', result: 'a line of a log\n'.repeat(60_000) },
    ];
    const viewer = await view(await served(events), 3, { expanded: 'all' });
    await until(() => parts(viewer, 'entry-details').length > 0, 'its details are open');
    await until(() => partText(viewer, 'entry-details').includes('a line of a log'), 'the result is shown');
    const shown = deepAll(viewer.shadowRoot!, '[part~=entry-details]').map((element) => element.textContent.length);
    expect(Math.max(...shown)).to.be.below(20_000);
  });
});
