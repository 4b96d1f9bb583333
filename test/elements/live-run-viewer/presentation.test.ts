import { expect, fixture, html } from '@open-wc/testing';
import { Subject } from 'rxjs';
import '../../../src/elements/live-run-viewer/live-run-viewer.define.js';
import type { LiveRunViewer } from '../../../src/elements/live-run-viewer/live-run-viewer.js';
import type { RedactOption } from '../../../src/streams/index.js';
import type { RunEvent } from '../../../src/trace-model/index.js';
import { at } from '../../../stories/fixtures.js';
import { deepAll, settle, until } from '../support/dom.js';

const SECRET = 'hunter2-hunter2';

/** A run that says its secret everywhere a run can say something. */
const telling: readonly object[] = [
  { type: 'run.started', time: at(0), run: { id: 'r1', title: `Deploy with ${SECRET}`, agent: { name: `Agent ${SECRET}` }, model: 'sonnet-x' } },
  { type: 'turn.started', turnId: 't1', time: at(1) },
  { type: 'prompt', role: 'user', content: `The password is ${SECRET}`, time: at(1) },
  { type: 'tool.started', toolCallId: 'c1', name: 'bash', kind: 'execute', args: { command: `curl -u me:${SECRET} x`, [SECRET]: 1 }, time: at(2) },
  { type: 'tool.progress', toolCallId: 'c1', text: `sent ${SECRET}`, time: at(2) },
  { type: 'tool.finished', toolCallId: 'c1', status: 'error', error: { message: `${SECRET} refused` }, result: { output: SECRET, list: [SECRET] }, time: at(3) },
  { type: 'message.started', messageId: 'm1', time: at(4) },
  ...Array.from(SECRET, (text) => ({ type: 'message.delta', messageId: 'm1', text, time: at(4) })),
  { type: 'message.finished', messageId: 'm1', time: at(5) },
  { type: 'strange.thing', note: SECRET, time: at(6) },
  { type: 'run.failed', error: { type: 'auth', message: `${SECRET} was wrong`, remediation: [`Do not use ${SECRET}`] }, time: at(7) },
];

const numbered = (events: readonly object[]): RunEvent[] => events.map((event, i) => ({ id: `e${i + 1}`, seq: i + 1, ...event })) as RunEvent[];

async function open(events: readonly object[], more: Partial<LiveRunViewer> = {}): Promise<LiveRunViewer> {
  const viewer = await fixture<LiveRunViewer>(html`<live-run-viewer expanded="all"></live-run-viewer>`);
  Object.assign(viewer, { source: numbered(events), ...more });
  return viewer;
}

/** Everything a page could find in the element: its texts and attributes, in every shadow root. */
function everythingIn(viewer: LiveRunViewer): string {
  const elements = deepAll(viewer.shadowRoot!, '*');
  const attributes = elements.flatMap((element) => [...element.attributes].map(({ name, value }) => `${name}=${value}`));
  return [...elements.map(({ textContent }) => textContent), ...attributes].join('\n');
}

const read = (viewer: LiveRunViewer): Promise<void> => until(() => viewer.run.status === 'failed', 'the run is read');
const exported = async (viewer: LiveRunViewer, format: 'json' | 'text' | 'markdown'): Promise<string> =>
  (await viewer.exportRun({ format })).text();
const patterns: RedactOption = { patterns: [new RegExp(SECRET)] };

describe('<live-run-viewer redact>', () => {
  it('lets nothing of a secret into the page, from the first moment on', async () => {
    const viewer = await open(telling, { redact: patterns });
    const seen: string[] = [];
    const watch = new MutationObserver(() => seen.push(everythingIn(viewer)));
    for (const root of [viewer.shadowRoot!, ...deepAll(viewer.shadowRoot!, '*').flatMap(({ shadowRoot }) => shadowRoot ?? [])]) {
      watch.observe(root, { childList: true, subtree: true, characterData: true, attributes: true });
    }
    await read(viewer);
    await until(() => everythingIn(viewer).includes('[REDACTED:secret]'), 'the log is drawn');
    await until(() => everythingIn(viewer).includes('was wrong'), 'and what is open in it');
    watch.disconnect();
    expect(seen.length).to.be.above(0);
    for (const moment of [...seen, everythingIn(viewer)]) expect(moment.includes(SECRET)).to.equal(false);
    expect(JSON.stringify(viewer.run)).to.not.contain(SECRET);
  });

  it('shows nothing of a run before it is known how to redact it', async () => {
    const viewer = await open(telling, { redact: patterns });
    await viewer.updateComplete;
    expect(viewer.run.entries.length).to.equal(0);
    expect(everythingIn(viewer)).to.not.contain('curl');
    await read(viewer);
  });

  it('finds no secret, and what stands in its place', async () => {
    const viewer = await open(telling, { redact: patterns });
    await read(viewer);
    await until(() => viewer.search('[REDACTED:secret]').count > 3, 'the mark is found');
    const search = viewer.search(SECRET);
    await settle(viewer);
    expect([search.count, search.next()]).to.deep.equal([0, undefined]);
  });

  for (const format of ['json', 'text', 'markdown'] as const) {
    it(`exports none as ${format}`, async () => {
      const viewer = await open(telling, { redact: patterns });
      await read(viewer);
      const file = await exported(viewer, format);
      expect(file).to.contain('[REDACTED:secret]');
      expect(file).to.not.contain(SECRET);
    });
  }

  it('does the same when it is asked for later, and ends when it is taken back', async () => {
    const viewer = await open(telling);
    await read(viewer);
    await until(() => everythingIn(viewer).includes(SECRET), 'all is shown');
    viewer.redact = patterns;
    await until(() => viewer.run.entries.length > 0 && everythingIn(viewer).includes('[REDACTED:secret]') && !everythingIn(viewer).includes(SECRET), 'nothing of it is left');
    viewer.redact = undefined;
    await until(() => everythingIn(viewer).includes(SECRET), 'all is shown again');
  });

  it('is for the next run too', async () => {
    const viewer = await open(telling.slice(0, 4), { redact: patterns });
    await until(() => viewer.run.entries.length > 2, 'the first run is read');
    viewer.source = numbered(telling);
    await read(viewer);
    await settle(viewer);
    expect(JSON.stringify(viewer.run)).to.not.contain(SECRET);
    expect(everythingIn(viewer)).to.not.contain(SECRET);
  });

  it('hides what a redactor that throws could not judge', async () => {
    // What it throws is reported, which is not a failure of this test.
    const { onerror } = window;
    window.onerror = () => true;
    const redact = (): never => {
      throw new Error(`cannot judge ${SECRET}`);
    };
    const viewer = await open(telling, { redact });
    await read(viewer);
    await until(() => everythingIn(viewer).includes('[REDACTED:error]'), 'the log is drawn');
    expect(everythingIn(viewer)).to.not.contain(SECRET);
    expect(await exported(viewer, 'text')).to.not.contain(SECRET);
    window.onerror = onerror;
  });
});

describe('<live-run-viewer>, presented', () => {
  const slowRun = [1, 1, 1, 1, 1, 1, 9].flatMap((seconds, i) => [
    { type: 'tool.started', toolCallId: `c${i}`, name: 'bash', kind: 'execute', args: { n: i }, time: at(i * 10) },
    { type: 'tool.finished', toolCallId: `c${i}`, status: 'ok', result: 'ok', durationMs: seconds * 1000, time: at(i * 10 + seconds) },
  ]);

  it('marks what took far longer than usual', async () => {
    const viewer = await open([{ type: 'run.started', run: { id: 'r2' }, time: at(0) }, ...slowRun]);
    await until(() => deepAll(viewer.shadowRoot!, '.slow').length === 1, 'one entry is marked');
    expect([...viewer.run.entries].filter(({ slow }) => slow).map(({ id }) => id)).to.deep.equal(['tool:c6']);
  });

  it('works out a cost from prices, and says that it did', async () => {
    const usage = { type: 'usage', scope: 'turn', mode: 'final', key: 't', model: 'sonnet-x', usage: { inputTokens: 1_000_000, outputTokens: 100_000 }, time: at(2) };
    const viewer = await open([{ type: 'run.started', run: { id: 'r3', model: 'sonnet-x' }, time: at(0) }, usage]);
    await until(() => viewer.run.eventCount === 2, 'the run is read');
    expect(viewer.run.metrics.cost).to.equal(undefined);
    viewer.prices = new Map([['sonnet-x', { input: 3, output: 15 }]]);
    await until(() => viewer.run.metrics.cost !== undefined, 'there is a cost');
    expect(viewer.run.metrics.cost).to.deep.include({ amount: 4.5, basis: 'computed' });
  });

  it('exports a recording that opens again as the same run', async () => {
    const viewer = await open(telling);
    await read(viewer);
    const again = await open([]);
    again.source = (JSON.parse(await exported(viewer, 'json')) as { events: RunEvent[] }).events;
    await read(again);
    await until(() => again.run.eventCount === viewer.run.eventCount, 'as many events');
    const withoutMarks = (one: LiveRunViewer): unknown => JSON.parse(JSON.stringify([...one.run.entries]));
    expect(withoutMarks(again)).to.deep.equal(withoutMarks(viewer));
  });

  it('says at once what it says in other words', async () => {
    const viewer = await open([{ type: 'run.started', run: { id: 'r4', title: 'One' }, time: at(0) }], { source: new Subject<RunEvent>() as never });
    await settle(viewer);
    viewer.strings = { connection: { connecting: 'Verbinde…', live: 'Verbunden', 'catching-up': 'Lese…' }, log: { waiting: 'Noch nichts' } };
    await until(() => /Verb|Lese/.test(everythingIn(viewer)) && everythingIn(viewer).includes('Noch nichts'), 'every piece has the new words');
  });
});
