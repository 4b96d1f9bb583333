/** Documents as other writers of the format may have written them: what is said of them stays true, or is said not to be known. */
import { expect } from '@open-wc/testing';
import { activityOf } from '../../src/trace-model/ask/activity.js';
import { nodeAt } from '../../src/trace-model/ask/lookup.js';
import { parseTrace } from '../../src/trace-model/parse-trace.js';
import type { TraceDocument } from '../../src/trace-model/trace-document.js';
import { readBehaviorsText, statusesOf } from './documents.js';

interface Raw extends Record<string, unknown> {
  tree: RawTree;
  cursor: unknown;
  runtime: { node_status?: unknown; step_index?: unknown; retry_count?: unknown };
  trace: Record<string, unknown>[];
}
interface RawTree extends Record<string, unknown> {
  children?: RawTree[];
}

const NOW = Date.parse('2026-11-21T19:30:00Z');
const FAILED = 'ship-fix-failed-retries-exhausted';
const EVALUATING = 'ship-fix-inflight-evaluating';

/** A real document with something written otherwise. */
async function otherwise(name: string, change: (raw: Raw) => void): Promise<TraceDocument> {
  const raw = JSON.parse(await readBehaviorsText(name)) as Raw;
  change(raw);
  return parseTrace(JSON.stringify(raw), { now: NOW }).document;
}
const asWritten = (name: string): Promise<TraceDocument> => otherwise(name, () => undefined);
const codesOf = ({ warnings }: TraceDocument): readonly string[] => warnings.map(({ code }) => code);

function eachNode(root: RawTree, visit: (node: RawTree) => void): void {
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    visit(node);
    open.push(...(node.children ?? []));
  }
}

describe('documents of other writers', () => {
  for (const name of [FAILED, EVALUATING]) {
    const losses: Readonly<Record<string, (raw: Raw) => void>> = {
      'without its runtime maps': (raw) => Reflect.deleteProperty(raw, 'runtime'),
      'whose runtime maps are empty': (raw) => (raw.runtime = {}),
      'without node_status alone': (raw) => Reflect.deleteProperty(raw.runtime, 'node_status'),
      'whose node_status is null': (raw) => (raw.runtime.node_status = null),
      'whose node_status has words nobody knows': (raw) =>
        (raw.runtime.node_status = Object.fromEntries(Object.entries(raw.runtime.node_status as object).map(([path, word]) => [path, String(word).toUpperCase()]))),
      'whose node_status has no words': (raw) =>
        (raw.runtime.node_status = Object.fromEntries(Object.entries(raw.runtime.node_status as object).map(([path, word]) => [path, word === 'success']))),
    };
    for (const [what, lose] of Object.entries(losses)) {
      it(`${name} ${what}: the log says what became of the nodes`, async () => {
        const [trace, whole] = [await otherwise(name, lose), await asWritten(name)];
        expect(statusesOf(trace)).to.deep.equal(statusesOf(whole));
        expect(trace.diagnosis.text).to.equal(whole.diagnosis.text);
        expect(codesOf(trace)).to.include('states_from_log');
      });
    }
  }

  it('a step that is open somewhere is not “between steps”', async () => {
    for (const cursor of [undefined, null, 'here', '[{"toString":null}]', '{"path":[9,9],"step":0}', '[]']) {
      const trace = await otherwise(EVALUATING, (raw) => (raw.cursor = cursor));
      expect(trace.diagnosis.text, String(cursor)).to.equal('The agent evaluates a condition; the document does not say which.');
      expect(trace.diagnosis).to.include({ code: 'evaluating', stuck: false });
      expect(parseTrace(trace, { now: NOW }).document.nodes.some(({ status }) => status === 'active')).to.equal(false);
    }
    expect(codesOf(await otherwise(EVALUATING, (raw) => (raw.cursor = '{"path":[9,9],"step":0}')))).to.deep.equal(['odd_cursor']);
  });

  it('a cursor that is a dotted path stands at the step the runtime’s map says', async () => {
    const trace = await otherwise(EVALUATING, (raw) => (raw.cursor = '4.1.1'));
    expect(trace.diagnosis.text).to.equal('The agent evaluates Wait_For_Review, step 2 of 2.');
    expect(statusesOf(trace)).to.deep.equal(statusesOf(await asWritten(EVALUATING)));
  });

  it('entries with dotted paths answer one step after the other', async () => {
    const dotted = await otherwise(FAILED, (raw) => {
      for (const entry of raw.trace) {
        const place = JSON.parse(entry.cursor as string) as { path: number[] } | null;
        if (place) Object.assign(entry, { cursor: place.path.join('.'), submitted: `done ${String(entry.name)}` });
      }
    });
    const told = (trace: TraceDocument): unknown => trace.entries.map(({ path, step, attempt, verdict, prompt }) => ({ path, step, attempt, verdict, prompt }));
    expect(told(dotted)).to.deep.equal(told(await asWritten(FAILED)));
  });

  it('a step behind the last is not counted out of all', async () => {
    const trace = await otherwise(EVALUATING, (raw) => (raw.cursor = '{"path":[4,1,1],"step":99}'));
    expect(trace.diagnosis.text).to.equal('The agent evaluates Wait_For_Review.');
    expect(nodeAt(trace, '4.1.1')?.why).to.not.contain('100 of 2');
  });

  it('nodes without names are called by their paths, in every sentence', async () => {
    const nameless = (name: string): Promise<TraceDocument> => otherwise(name, ({ tree }) => { eachNode(tree, (node) => Reflect.deleteProperty(node, 'name')); });
    expect((await nameless(FAILED)).diagnosis.text).to.contain('Failed: the node at 2.1 found its condition false at step 2 of 2').and.to.contain('the node at 2 had used 2 of 2 retries');
    expect((await nameless(EVALUATING)).diagnosis.text).to.equal('The agent evaluates the node at 4.1.1, step 2 of 2.');
    expect((await nameless('root-is-action-failed')).diagnosis.text).to.contain('Failed: the root was reported as failed');
  });

  it('retries that were used and are not allowed are not counted out of none', async () => {
    const trace = await otherwise(FAILED, ({ tree }) => { eachNode(tree, (node) => Reflect.deleteProperty(node, 'retries')); });
    expect(trace.diagnosis.text).to.contain('Fix_Loop had used 2 retries');
    for (const { why } of trace.nodes) expect(why).to.not.contain('of 0');
  });

  it('an entry without a name has that of its node; null stands for what may be absent', async () => {
    const trace = await otherwise(FAILED, (raw) => { for (const entry of raw.trace) { Reflect.deleteProperty(entry, 'name'); entry.note ??= null; } });
    expect(activityOf(trace, '2.1').map(({ name }) => name)).to.include('Run_Tests').and.to.not.include('');
    expect(new Set(codesOf(trace))).to.deep.equal(new Set(['missing_field']));
  });

  it('says once what is wrong in every entry, with the number', async () => {
    const trace = await otherwise(EVALUATING, (raw) => { for (const entry of raw.trace) Reflect.deleteProperty(entry, 'ts'); });
    expect(trace.warnings.map(({ text }) => text)).to.deep.equal(['trace[0].ts is missing.', 'trace[1].ts is missing.', 'trace[2].ts is missing. The same in 30 more places.']);
  });

  it('says what an unknown status is taken for', async () => {
    const trace = await otherwise(FAILED, (raw) => (raw.status = 'SUCCESS'));
    expect(trace.warnings.map(({ text }) => text)).to.deep.equal(['This version does not know the status “SUCCESS”; the execution is taken for running.']);
    expect(trace.status).to.equal('SUCCESS');
  });

  it('takes versions in the ways they are written, and says what cannot be one', async () => {
    const said = async (version: unknown): Promise<unknown> => (await otherwise(FAILED, (raw) => (raw.schema_version = version))).warnings.map(({ code, text }) => [code, text]);
    for (const version of [1, '1', '1.0', '1.0.0']) expect(await said(version), String(version)).to.deep.equal([]);
    for (const version of [2, '2', '2.0.0']) expect(await said(version)).to.deep.equal([['newer_version', `The document is of version “${version}”; this viewer knows version 1 and shows what it understands.`]]);
    for (const version of [0, -1, 'one', 0.5]) expect(await said(version)).to.deep.equal([['odd_version', `schema_version cannot be “${version}”; the document is read as version 1.`]]);
    expect(await said(null)).to.deep.equal([['wrong_type', 'schema_version cannot be null; it is left out.']]);
  });

  it('times with an offset, without a zone, or finer than a millisecond are times', async () => {
    const first = async (change: (ts: string) => unknown): Promise<number | undefined> =>
      (await otherwise(FAILED, (raw) => { for (const entry of raw.trace) entry.ts = change(entry.ts as string); })).entries[0]?.time;
    const exact = (await asWritten(FAILED)).entries[0]?.time as number;
    expect(await first((ts) => ts.replace('Z', '+02:00'))).to.equal(exact - 7_200_000);
    expect(await first((ts) => ts.replace('Z', '123Z'))).to.equal(exact);
    expect(await first((ts) => ts.replace('T', ' '))).to.equal(exact);
    expect(await first((ts) => Date.parse(ts))).to.equal(undefined);
  });
});
