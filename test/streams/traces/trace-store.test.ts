/** A trace store: one reading for any number of elements, and what it keeps besides the newest document. */
import { expect } from '@open-wc/testing';
import type { Subscription } from 'rxjs';
import { createTraceStore, sharedTraceStore, type TraceStore } from '../../../src/streams/index.js';
import { changesBetween } from '../../../src/trace-model/ask/changes.js';
import { parseTrace } from '../../../src/trace-model/parse-trace.js';
import type { TraceDocument } from '../../../src/trace-model/trace-document.js';
import { FakeEnvironment } from '../support/fake-environment.js';
import { serve, type Script, type ServedRun } from '../support/fault-server.js';
import { TraceReading } from '../support/trace-reading.js';
import { grownTrace, seriesOf, smallTrace, traceText } from '../support/traces.js';
import { until } from '../support/watch.js';

const document = (script: Partial<Script> = {}): Promise<ServedRun> => serve({ format: 'document', file: smallTrace(), ...script });

const subscriptions: Subscription[] = [];
afterEach(() => {
  for (const subscription of subscriptions.splice(0)) subscription.unsubscribe();
});
function read(store: TraceStore): TraceDocument[] {
  const traces: TraceDocument[] = [];
  const error = (cause: unknown): void => {
    throw cause;
  };
  subscriptions.push(store.trace$.subscribe({ next: (trace) => traces.push(trace), error }));
  return traces;
}

describe('a trace store', () => {
  it('asks for nothing before somebody subscribes', async () => {
    const served = await document();
    const store = createTraceStore({ url: served.url, live: true, environment: new FakeEnvironment() });
    store.error$.subscribe({ error: reportError });
    expect(store.trace).to.equal(undefined);
    expect(await served.reads()).to.have.length(0);
  });

  it('gives the newest document at once to whoever comes later', async () => {
    const reading = new TraceReading({ url: (await document()).url });
    await reading.looked();
    expect(read(reading.store)).to.deep.equal([reading.trace]);
  });

  it('keeps the text byte for byte', async () => {
    const text = `\uFEFF  ${JSON.stringify(JSON.parse(grownTrace), null, 1).replaceAll('\n', '\r\n')}\n\n`;
    const reading = new TraceReading({ url: (await document({ file: text })).url });
    await reading.looked();
    expect(reading.store.source).to.deep.equal(new TextEncoder().encode(text));
  });

  it('opens a document in hand, as text, as an object or opened already, without a request', async () => {
    const opened = parseTrace(smallTrace()).document;
    for (const data of [smallTrace(), JSON.parse(smallTrace()) as object, opened]) {
      const reading = new TraceReading({ data, url: '/nowhere', live: true });
      await reading.looked();
      expect(reading.trace.root.name).to.equal('Say_Hello');
      expect(reading.connection.state).to.equal('finished');
      expect(reading.env.made).to.have.length(0);
      if (data === opened) expect(reading.trace).to.equal(opened);
    }
  });

  it('shares with the document before it what is equal', async () => {
    const previous = parseTrace(smallTrace({ var: { a: 1, b: 2 } })).document;
    const before = previous.scopes.variables;
    const reading = new TraceReading({ data: smallTrace({ var: { a: 1, b: 3 } }), previous });
    await reading.looked();
    for (const [i, node] of reading.trace.nodes.entries()) expect(node).to.equal(previous.nodes[i]);
    const after = reading.trace.scopes.variables;
    expect(after[0]).to.equal(before[0]);
    expect(after[1]).not.to.equal(before[1]);
    expect(reading.trace.written!.nodes).to.equal(previous.written!.nodes);
  });

  it('reads a tree that is a file of its own, once for all versions of the document', async () => {
    const text = await traceText('abtree/executions/own-evaluating__own-ship-fix__1.json');
    const { snapshot } = JSON.parse(text) as { snapshot: string };
    const tree = await document({ file: await traceText(`abtree/snapshots/${snapshot}.json`) });
    const served = await document({ file: text });
    const reading = new TraceReading({ url: served.url, treeUrl: tree.url, live: true });
    await reading.looked();
    expect(reading.problems).to.deep.equal([]);
    expect(reading.trace.format).to.equal('abtree');
    expect(reading.trace.nodes.length).to.be.greaterThan(5);
    const { id, created_at } = JSON.parse(text) as { id: string; created_at: string };
    const later = JSON.parse(await traceText('abtree/executions/own-success__own-ship-fix__1.json')) as object;
    await served.change({ file: JSON.stringify({ ...later, id, created_at }) });
    await reading.look();
    expect(reading.trace.status).to.equal('complete');
    expect(await tree.reads()).to.have.length(1);
  });

  it('reads the tree again when the address has another execution', async () => {
    const text = await traceText('abtree/executions/own-evaluating__own-ship-fix__1.json');
    const { snapshot } = JSON.parse(text) as { snapshot: string };
    const tree = await document({ file: await traceText(`abtree/snapshots/${snapshot}.json`) });
    const served = await document({ file: text });
    const reading = new TraceReading({ url: served.url, treeUrl: tree.url, live: true });
    await reading.looked();
    const before = reading.trace.nodes.length;
    const root = { type: 'action', name: 'Another_Tree', steps: [{ kind: 'instruct', instruction: 'Begin.' }] };
    await tree.change({ file: JSON.stringify({ local: {}, global: {}, root }) });
    const next = { ...(JSON.parse(text) as object), id: 'another__tree__1', created_at: '2026-06-01T00:00:00.000Z', cursor: 'null', trace: [], runtime: {} };
    await served.change({ file: JSON.stringify(next) });
    await reading.look();
    expect(reading.trace.uri).to.equal('another__tree__1');
    expect(before).to.be.above(1);
    expect(reading.trace.nodes.map(({ name }) => name)).to.deep.equal(['Another_Tree']);
    expect(await tree.reads()).to.have.length(2);
  });

  it('says which of the two files is missing, and goes on as soon as it is there', async () => {
    const text = await traceText('abtree/executions/own-evaluating__own-ship-fix__1.json');
    const { snapshot } = JSON.parse(text) as { snapshot: string };
    const tree = await document({ file: await traceText(`abtree/snapshots/${snapshot}.json`), replies: [{ status: 404 }] });
    const reading = new TraceReading({ url: (await document({ file: text })).url, treeUrl: tree.url, live: true });
    await reading.looked();
    expect(reading.problem?.error.facts).to.include({ url: tree.url, status: 404 });
    await tree.change({ replies: [{}] });
    await reading.look();
    expect(reading.problem).to.equal(undefined);
    expect(reading.traces).to.have.length(1);
  });

  it('opens a series of documents as a history', async () => {
    const text = await traceText('behaviors/ship-fix-success.series.ndjson');
    const reading = new TraceReading({ data: text });
    await reading.looked();
    expect(reading.store.history.length).to.equal(84);
    expect(reading.store.history.at(-1)).to.equal(reading.trace);
    expect(reading.store.history.at(0)!.entries).to.have.length(0);
  });
});

describe('elements on one document', () => {
  it('share one request, whoever comes first', async () => {
    const served = await document();
    const [first, second] = [read(sharedTraceStore({ url: served.url })), read(sharedTraceStore({ url: served.url }))];
    await until(() => first.length > 0 && second.length > 0, 'both have it');
    expect(first[0]).to.equal(second[0]);
    expect(await served.reads()).to.have.length(1);
  });

  it('do not share where they read it differently', async () => {
    const served = await document();
    const store = sharedTraceStore({ url: served.url });
    expect(sharedTraceStore({ url: served.url })).to.equal(store);
    expect(sharedTraceStore({ url: served.url, live: true })).not.to.equal(store);
    expect(sharedTraceStore({ url: served.url, requestInit: {} })).not.to.equal(store);
    expect(sharedTraceStore({ url: served.url, treeUrl: served.url })).not.to.equal(store);
  });

  it('have it read anew once all had left', async () => {
    const served = await document();
    const store = sharedTraceStore({ url: served.url });
    const traces = read(store);
    await until(() => traces.length > 0, 'it is there');
    subscriptions.pop()!.unsubscribe();
    await until(() => sharedTraceStore({ url: served.url }) !== store, 'it is forgotten');
  });
});

describe('an execution that is watched while it is written (84 documents)', () => {
  let versions: string[];
  before(async () => {
    // Three of the writes changed nothing.
    versions = (await seriesOf('behaviors/ship-fix-success.series.ndjson')).filter((text, i, all) => text !== all[i - 1]);
    expect(versions).to.have.length(81);
  });

  it('never shows an error, and every version is shown', async () => {
    const served = await document({ file: versions[0]! });
    const reading = new TraceReading({ url: served.url, live: true });
    await reading.looked();
    for (const version of versions.slice(1)) {
      await served.change({ file: version });
      expect(await reading.look()).to.equal(500);
    }
    expect(reading.problems).to.deep.equal([]);
    expect(reading.words).to.deep.equal(['connecting', 'live']);
    expect(reading.traces).to.have.length(81);
    expect(reading.store.history.length).to.equal(81);
    expect(reading.trace.status).to.equal('complete');
    expect(reading.trace.entries).to.deep.equal(parseTrace(versions.at(-1)!).document.entries);
  });

  it('changes only the nodes that changed, and never the tree', async () => {
    const served = await document({ file: versions[0]! });
    const reading = new TraceReading({ url: served.url, live: true });
    await reading.looked();
    for (const version of versions.slice(1)) {
      const before = reading.trace;
      await served.change({ file: version });
      await reading.look();
      const { trace } = reading;
      const changes = changesBetween(before, trace);
      expect(changes.treeChanged || changes.reset).to.equal(false);
      expect(trace.written!.nodes).to.equal(before.written!.nodes);
      for (const [i, node] of trace.nodes.entries()) {
        if (!changes.paths.includes(node.path)) expect(node).to.equal(before.nodes[i]);
      }
      expect(changes.paths.length).to.be.at.most(trace.nodes.length);
      expect(trace.entries.slice(0, before.entries.length)).to.deep.equal([...before.entries]);
    }
  });

  it('survives every version being torn once before it is whole', async () => {
    const served = await document({ file: versions[0]! });
    const reading = new TraceReading({ url: served.url, live: true });
    await reading.looked();
    for (const [i, version] of versions.slice(1).entries()) {
      await served.change({ file: version.slice(0, (version.length * (i + 1)) / versions.length) });
      await reading.look();
      await served.change({ file: version });
      await reading.look();
    }
    expect(reading.problems).to.deep.equal([]);
    expect(reading.words).to.deep.equal(['connecting', 'live']);
    expect(reading.traces).to.have.length(81);
  });

  it('notices that it was reset, at whatever moment', async () => {
    for (const text of [versions[40]!, versions.at(-1)!]) {
      const served = await document({ file: text });
      const reading = new TraceReading({ url: served.url, live: true });
      await reading.looked();
      const before = reading.trace;
      await served.change({ file: await traceText('behaviors/after-reset.json') });
      await reading.look();
      expect(changesBetween(before, reading.trace).reset).to.equal(true);
      expect(reading.trace.diagnosis.code).to.equal('reset');
      expect(reading.problems).to.deep.equal([]);
      expect(reading.trace.entries).to.have.length(0);
    }
  });
});
