/** The source page’s promises: the event stream. */
import { expect } from '@open-wc/testing';
import { parts, textOf, until } from '../elements/support/dom.js';
import { after, row, rows, runs, served, view, viewOf } from './support.js';

/** What entries of a run open to: those that failed unless the attributes say more. */
async function opened(name: keyof typeof runs, text: string, attributes = {}): Promise<string> {
  const viewer = await viewOf(name, attributes);
  const details = (): string => parts(viewer, 'entry-details').map(textOf).join(' ');
  await until(() => details().includes(text), `details say “${text}”`);
  return details();
}

describe('the source page: event stream', () => {
  it('is in the order things happened', async () => {
    const viewer = await viewOf('running', { 'no-follow': '' });
    await row(viewer, 'read_file');
    const all = rows(viewer).join('|');
    const places = ['You mend tests.', 'The login test fails', 'A race, probably', 'I will read the test', 'read_file'].map(
      (text) => all.indexOf(text),
    );
    expect(places).to.deep.equal([...places].sort((a, b) => a - b));
    expect(places[0]).to.be.at.least(0);
  });

  it('“Agent started: run initialized”', async () => expect(await row(await viewOf('running', { 'no-follow': '' }), 'tarted')).to.exist);
  it('“Prompt sent: full system prompt + user message”', async () => {
    const viewer = await viewOf('running', { 'no-follow': '' });
    await row(viewer, 'You mend tests.');
    await row(viewer, 'The login test fails one time in five.');
  });

  it('“Model response: streamed, shows as it arrives”', async () => {
    const server = await served(runs.running);
    const viewer = await view(server, runs.running.length);
    await server.emit(
      { id: 's1', seq: after, type: 'message.started', messageId: 'live', role: 'assistant' },
      { id: 's2', seq: after + 1, type: 'message.delta', messageId: 'live', text: 'The cookie is ' },
    );
    await row(viewer, 'The cookie is');
    await server.emit({ id: 's3', seq: after + 2, type: 'message.delta', messageId: 'live', text: 'set too late.' });
    await row(viewer, 'The cookie is set too late.');
  });

  it('“Tool invocation: name, input params shown”', async () => {
    const text = textOf(await row(await viewOf('running'), 'read_file'));
    expect(text).to.contain('test/login.spec.ts');
  });

  it('“Tool result: output returned to agent”, in the same entry', async () =>
    expect(await opened('completed', 'logs in', { 'no-follow': '', expanded: 'all' })).to.contain('test/login.spec.ts'));

  it('“Agent thinking: optional reasoning”', async () => expect(await row(await viewOf('running'), 'A race, probably.')).to.exist);
  it('“Run completed: success with final output”', async () => expect(await row(await viewOf('completed'), 'ompleted')).to.exist);
  it('“Run failed: error occurred; reason shown”', async () => expect(await row(await viewOf('failed'), 'No tool named “bahs”')).to.exist);

  it('each event shows timestamp, event type and short description', async () => {
    const viewer = await viewOf('running');
    const entry = await row(viewer, 'read_file');
    expect(textOf(entry)).to.match(/\d+:\d\d/);
    expect(entry.querySelector('svg'), 'an icon').to.not.equal(null);
  });

  it('full details expand, “exactly what parameters were passed and what was returned”', async () => {
    const details = await opened('running', '4 of 20 failed');
    expect(details).to.contain('npm test -- --repeat 20').and.contain('4 of 20 failed');
  });

  it('“Scroll to end of event log to see latest events”: the end is in view by itself', async () => {
    const server = await served(runs.running);
    const viewer = await view(server, runs.running.length);
    const more = Array.from({ length: 300 }, (_, i) => ({
      id: `n${i}`,
      seq: after + i,
      type: 'notice',
      level: 'info',
      text: `note ${i}.`,
    }));
    await server.emit(...more);
    await row(viewer, 'note 299.');
  });
});
