/** One bad record does not stop a run, and none is lost (R13, guarantees 6). */
import { expect } from '@open-wc/testing';
import type { UnknownEntry } from '../../src/streams/index.js';
import { serve } from './support/fault-server.js';
import { notices, numbered, started, succeeded } from './support/runs.js';
import { watch } from './support/watch.js';

const [before, after] = numbered([started, succeeded]).map((event) => ({ ...event, seq: undefined }));

/** What stands between two good events, and the reason a reader sees for it. */
const bad: Record<string, [data: string, reason: RegExp]> = {
  'half an object': ['{"type":', /^not JSON: /],
  'a web page': ['<html>', /^not JSON: /],
  nothing: ['', /^not JSON: /],
  'a NUL': ['\\u0000', /^not JSON: /],
  'a list': ['[1,2]', /expected an object, found an array/],
  null: ['null', /found null/],
  'a number': ['1e400', /found a number/],
  'an unknown type': ['{"type":"wat"}', /unknown event type “wat”/],
  'a type that is a key of every object': ['{"type":"__proto__"}', /unknown event type “__proto__”/],
  'no type': ['{"id":"x"}', /has no type/],
  'a known type in the wrong shape': ['{"type":"tool.started","toolCallId":7}', /^tool\.started: toolCallId .*has the wrong shape/],
  'two documents in one': ['{"type":"turn.started"}{"type":"turn.finished"}', /^not JSON: /],
  'a lone surrogate and a bidi mark': ['{"type":"\\ud800\u202e"}', /unknown event type/],
};

describe('bad records', () => {
  for (const [name, [data, reason]] of Object.entries(bad)) {
    it(`over SSE, ${name}: shown raw with the reason, and the run goes on`, async () => {
      const run = await serve({ events: [before, `data: ${data}\n\n`, after] });
      const state = await watch({ url: run.url }).finished();
      expect(state).to.include({ status: 'completed', eventCount: 3, unknownCount: 1 });
      const unknown = state.entries.at(1) as UnknownEntry;
      expect(unknown).to.include({ kind: 'unknown', text: data });
      expect(unknown.reason).to.match(reason);
    });
  }

  it('over NDJSON and WebSocket alike', async () => {
    const lines = Object.values(bad).map(([data]) => data).filter((data) => data !== '');
    const ndjson = await serve({ format: 'ndjson', events: [before, ...lines.map((line) => `${line}\n`), after] });
    expect(await watch({ url: ndjson.url }).finished()).to.include({ status: 'completed', unknownCount: lines.length });
    const messages = lines.filter((line) => line !== '[1,2]');
    const socket = await serve({ events: [before, ...messages, after] });
    expect(await watch({ url: socket.webSocketUrl }).finished()).to.include({ status: 'completed', unknownCount: messages.length });
  });

  it('an event of 20 MB is left out by name, in 64 KB pieces too, and nothing else is', async function () {
    this.timeout(60_000);
    const huge = `"${'x'.repeat(20 * 1024 * 1024)}"`;
    for (const format of ['sse', 'ndjson'] as const) {
      const text = format === 'sse' ? `data: ${huge}\n\n` : `${huge}\n`;
      const run = await serve({ format, events: [before, text, after] });
      const state = await watch({ url: run.url }).finished();
      expect(state, format).to.include({ status: 'completed', eventCount: 3, unknownCount: 1 });
      expect((state.entries.at(1) as UnknownEntry).reason).to.equal('an event larger than 16 MiB was left out');
    }
  });

  it('an event of 5 MB arrives whole', async function () {
    this.timeout(60_000);
    const text = 'x'.repeat(5 * 1024 * 1024);
    const run = await serve({ events: [before, { type: 'notice', level: 'info', text, id: 'big' }, after] });
    const state = await watch({ url: run.url }).finished();
    expect(state.unknownCount).to.equal(0);
    expect((state.entries.at(1) as { text: string }).text.length).to.equal(text.length);
  });

  it('the limit is the host’s to set, over WebSocket too', async () => {
    const run = await serve({ events: [before, { type: 'notice', level: 'info', text: 'x'.repeat(5000), id: 'big' }, after] });
    const state = await watch({ url: run.webSocketUrl, limits: { recordBytes: 2000 } }).finished();
    expect((state.entries.at(1) as UnknownEntry).reason).to.contain('left out');
  });

  it('a document larger than the limit is refused with the figure named', async () => {
    const run = await serve({ format: 'array', events: numbered(notices(100)), replies: [{}, { announceLength: true }] });
    for (let i = 0; i < 2; i++) {
      const seen = watch({ url: run.url, limits: { documentBytes: 1000 } });
      await seen.untilConnection('failed');
      expect(seen.code).to.equal('too_large');
      expect(seen.failures[0]!.error.message).to.match(/at most 0\.001 MB are read/);
    }
  });

  it('values nested 100,000 deep are kept and harm nothing', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const run = await serve({ events: [before, `data: {"type":"tool.args","toolCallId":"t","args":${deep}}\n\n`, `data: {"type":"wat","x":${deep}}\n\n`, after] });
    const state = await watch({ url: run.url }).finished();
    expect(state).to.include({ status: 'completed', eventCount: 4, unknownCount: 1 });
  });

  it('repeats of bad records are dropped as any others', async () => {
    const wrong = { type: 'wat', id: 'w1', x: 1 };
    const run = await serve({ events: [before, wrong, after], replies: [{ upTo: 2 }, { from: 0 }] });
    expect(await watch({ url: run.url }).finished()).to.include({ eventCount: 3, unknownCount: 1 });
  });

  it('the same id with other content keeps the first and says so', async () => {
    const run = await serve({ events: [before, { ...notices(1)[0], id: 'n' }, { ...notices(1)[0], id: 'n', text: 'forged' }, after] });
    const texts = (await watch({ url: run.url }).finished()).entries.map((entry) => entry.summary);
    expect(texts[1]).to.equal('note 1');
    expect(texts[2]).to.contain('came again with other content');
  });
});
