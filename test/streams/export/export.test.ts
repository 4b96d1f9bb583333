import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { exportWords } from '../../../src/elements/words/export-words.js';
import { exportRun, type ExportFormat } from '../../../src/streams/export/index.js';
import { recordOf, reduceRun, type RunRecord, type RunState } from '../../../src/streams/index.js';
import { redactorOf } from '../../../src/streams/redact/index.js';
import { parseDocument } from '../../../src/streams/transports/json.js';
import { judge } from '../../../src/streams/run-record.js';
import { secrets } from '../redact/secrets.js';
import { hold } from '../support/property.js';
import { anyRun, identify } from '../support/random-runs.js';
import { numbered, plain, started, succeeded, type WireEvent } from '../support/runs.js';
import { runs } from '../../../stories/fixtures.js';

const recordsOf = (events: readonly unknown[]): RunRecord[] => events.map((event) => recordOf(event));
const write = (records: readonly RunRecord[], format: ExportFormat, more: object = {}): Promise<Blob> =>
  exportRun({ run: {}, records }, reduceRun(records), { format, words: exportWords, locale: 'en', ...more });
const textOf = async (events: readonly unknown[], format: ExportFormat, more: object = {}): Promise<string> =>
  (await write(recordsOf(events), format, more)).text();
const reopened = (json: string): RunState => reduceRun(parseDocument(json, 'x').events.map((raw) => judge(raw)));

describe('export of a run whose stream ended without an end', () => {
  it('shows nothing as going on', async () => {
    const records = recordsOf(numbered([started, { type: 'tool.started', toolCallId: 'c1', name: 'grep', args: {} }]));
    const exported = async (state: RunState, format: ExportFormat): Promise<string> =>
      (await exportRun({ run: {}, records }, state, { format, words: { ...exportWords, entryStatus: { ...exportWords.entryStatus, running: 'GOES ON' } }, locale: 'en' })).text();
    const state = reduceRun(records);
    for (const format of ['text', 'markdown'] as const) {
      expect(await exported(state, format)).to.include('GOES ON');
      expect(await exported({ ...state, incomplete: true }, format)).to.not.include('GOES ON');
    }
  });
});

describe('export of what is to be read', () => {
  it('groups the numbers of a compaction as the reader does, and nobody else’s', async () => {
    const events = numbered([started, { type: 'compaction', before: 31_900, after: 9300 }, { type: 'notice', level: 'info', text: 'id 31900' }]);
    expect(await textOf(events, 'text', { locale: 'de' })).to.include('31.900 → 9.300 tokens').and.include('id 31900');
    expect(await textOf(events, 'json', { locale: 'de' })).to.include('31900');
  });
});

describe('export as JSON', () => {
  it('opens again as the same run, whatever is in it', async () => {
    const run = fc
      .tuple(anyRun({ ended: false }), fc.constantFrom('both' as const, 'id' as const, 'seq' as const, 'none' as const))
      .map(([events, how]) => identify(events, how));
    await hold(
      fc.asyncProperty(run, async (events) => {
        expect(plain(reopened(await textOf(events, 'json')))).to.deep.equal(plain(reduceRun(recordsOf(events))));
      }),
      { numRuns: 60 },
    );
  });

  it('is a recording, with what was said about the run', async () => {
    const records = recordsOf(numbered([started, succeeded]));
    const state = reduceRun(records);
    const options = { format: 'json', words: exportWords, locale: 'en' } as const;
    const blob = await exportRun({ run: { id: 'r9', title: 'A' }, records }, state, options);
    expect(blob.type).to.equal('application/json');
    expect(JSON.parse(await blob.text())).to.deep.equal({ run: { id: 'r9', title: 'A' }, events: records.map(({ event }) => event) });
    expect(JSON.parse(await (await exportRun({ run: {}, records }, state, options)).text())).to.have.all.keys('events');
  });

  it('leaves out marks made here, and keeps what never was an event as it came', async () => {
    const own: RunRecord = { event: { type: 'gap', id: 'lost:0', reason: 'x' }, own: true };
    const torn = judge({ text: '{"type":', reason: 'no JSON' });
    const odd = JSON.parse('{"type":"wat","__proto__":{"a":1},"more":[1]}') as unknown;
    const json = await (await write([own, torn, recordOf(odd)], 'json')).text();
    const { events } = JSON.parse(json) as { events: unknown[] };
    expect(events).to.have.length(2);
    expect(events[0]).to.equal('{"type":');
    expect(JSON.stringify(events[1])).to.equal(JSON.stringify(odd));
  });

  it('carries no secret once the run is redacted', async () => {
    const token = secrets.github!;
    const events = numbered([
      started,
      { type: 'message.delta', messageId: 'm', text: `a ${token.slice(0, 10)}` },
      { type: 'message.delta', messageId: 'm', text: token.slice(10) },
      { type: 'tool.finished', toolCallId: 't', status: 'ok', result: { token } },
    ]);
    const json = await textOf(events, 'json', { redact: redactorOf() });
    expect(json).to.not.contain(token.slice(4, 9)).and.not.contain(token.slice(-12));
    expect(plain(reopened(json))).to.have.nested.property('entries[1].text', 'a [REDACTED:github]');
  });

  it('says so where an event cannot be written: one a page made may contain itself', async () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    const { events } = JSON.parse(await textOf(numbered([{ type: 'state', snapshot: circle }]), 'json')) as { events: WireEvent[] };
    expect(events[0]).to.include({ type: 'notice', id: 'e1', level: 'warning' });
  });

  it('writes 100,000 events in short tasks', async () => {
    const records = recordsOf(numbered(Array.from({ length: 100_000 }, (_, n) => ({ type: 'notice', level: 'info', text: `note ${n}` }))));
    const state = reduceRun(records);
    // What made them was a long task itself.
    await new Promise((resolve) => setTimeout(resolve, 100));
    for (const format of ['json', 'text', 'markdown'] as const) {
      const tasks: number[] = [];
      const observer = new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => tasks.push(duration)));
      observer.observe({ type: 'longtask' });
      await new Promise((resolve) => setTimeout(resolve));
      const start = performance.now();
      const blob = await exportRun({ run: {}, records }, state, { format, words: exportWords, locale: 'en' });
      const whole = performance.now() - start;
      await new Promise((resolve) => setTimeout(resolve, 50));
      observer.disconnect();
      expect(blob.size).to.be.above(format === 'markdown' ? 400 : 1_000_000);
      // Slices are 8 ms. What a busy machine makes of one is far from the whole, which takes as much longer.
      expect(Math.max(0, ...tasks), format).to.be.below(Math.max(150, whole / 3));
    }
  });
});

describe('export as text', () => {
  it('tells everything in order, with times, durations and whole texts', async () => {
    const text = await textOf(runs.completed, 'text');
    expect(text).to.match(/^Fix flaky login test\n/);
    for (const line of ['Status: completed', 'Agent: Mender 2.1', 'Total tokens: 1,600', 'Cost: 0.0125 USD (reported)', 'Elapsed: 42.0 s']) {
      expect(text).to.contain(`${line}\n`);
    }
    expect(text).to.contain('\n0:04  bash  failed, 5.0 s\n  Arguments:\n    {\n      "command": "npm test -- --repeat 20"\n    }\n  Error:\n    4 of 20 failed\n');
    expect(text.indexOf('You mend tests.')).to.be.below(text.indexOf('A race, probably.'));
    expect(text.endsWith('The login test passes 20 of 20 times.\n')).to.equal(true);
  });

  it('says what nobody reported, never 0', async () => {
    const text = await textOf(runs.unreported, 'text');
    expect(text).to.contain('Input tokens: not reported\n').and.contain('Cost: not reported\n');
  });

  it('holds nothing that a terminal obeys', async () => {
    const text = await textOf([{ type: 'notice', level: 'info', text: 'a\u001b[31mb\u0007\u009bc\r\n' }], 'text');
    expect(text).to.not.match(/(?![\n\t])\p{Cc}/u);
    expect(text).to.contain('a␛[31mb');
  });
});

describe('export as markdown', () => {
  it('sums the run up: what it was, its numbers, what failed and what to try, what happened, what came of it', async () => {
    const markdown = await textOf(runs.failed, 'markdown');
    expect(markdown).to.match(/^# Fix flaky login test\n/);
    expect(markdown).to.contain('| Input tokens | 1,500 |').and.contain('| Cached input tokens | 1,005 |');
    expect(markdown).to.contain('What to try:\n\n- Check the tool config of Mender');
    expect(markdown).to.match(/\| 0:04 \| bash \| npm test .* \| failed \| 5\.0 s \|/);
    const done = await textOf(runs.completed, 'markdown');
    expect(done).to.contain('## Answer\n\n```text\nThe login test passes 20 of 20 times.\n```\n');
  });

  it('fences what agents wrote with more ticks than they did', async () => {
    const hostile = 'a\n````\n# not a heading\n```';
    const markdown = await textOf(numbered([started, { ...succeeded, result: hostile }]), 'markdown');
    expect(markdown).to.contain(`\`\`\`\`\`text\n${hostile}\n\`\`\`\`\`\n`);
  });

  it('lets nothing an agent wrote become markup', async () => {
    const hostile = '| x <img src=a onerror=b> [a](javascript:b) ![i](https://evil.example/p) **b** https://evil.example\n# h';
    const events = numbered([
      { type: 'run.started', run: { id: 'r', title: hostile, agent: { name: hostile } } },
      { type: 'tool.finished', toolCallId: 't', name: hostile, status: 'error', error: { message: hostile } },
    ]);
    const markdown = await textOf(events, 'markdown');
    expect(markdown).to.not.match(/<img|(?<!\\)\]\(|https?:\/\/evil|\*\*b|\n# h/);
    const [row] = markdown.split('\n').filter((line) => line.includes('javascript') && line.startsWith('|'));
    expect(row!.match(/(?<!\\)\|/g), 'still five cells').to.have.length(6);
  });
});
