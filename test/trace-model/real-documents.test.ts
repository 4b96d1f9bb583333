import { expect } from '@open-wc/testing';
import { activityOf } from '../../src/trace-model/ask/activity.js';
import { firstCauseOf, nodeAt } from '../../src/trace-model/ask/lookup.js';
import { loopsOf } from '../../src/trace-model/derive/loops.js';
import type { TraceDocument } from '../../src/trace-model/trace-document.js';
import { readAbtree, readBehaviors, readSeries, statusesOf } from './documents.js';

/*
 * Ship_Fix, the tree of most of these documents. A letter a step: I instructs, E evaluates.
 *
 *   sequence Ship_Fix
 *   ├ 0      Read_Ticket I
 *   ├ 1      selector Reproduce
 *   │ ├ 1.0    Reproduce_With_Test EIE
 *   │ └ 1.1    Reproduce_By_Hand I
 *   ├ 2      sequence Fix_Loop, 2 retries
 *   │ ├ 2.0    Write_Patch I
 *   │ └ 2.1    Run_Tests IE
 *   ├ 3      parallel Checks
 *   │ ├ 3.0    Lint I
 *   │ ├ 3.1    Type_Check IE
 *   │ ├ 3.2    sequence Security_Scan
 *   │ │ ├ 3.2.0  Scan_Dependencies I
 *   │ │ └ 3.2.1  Scan_Secrets I
 *   │ └ 3.3    Bundle_Size IE, 1 retry
 *   ├ 4      selector Release
 *   │ ├ 4.0    Release_Now EI
 *   │ ├ 4.1    sequence Release_By_Review
 *   │ │ ├ 4.1.0  Open_Request I
 *   │ │ ├ 4.1.1  Wait_For_Review IE
 *   │ │ └ 4.1.2  Merge I
 *   │ └ 4.2    Hold_Release I
 *   └ 5      Announce I
 */
const SHIP_FIX = ['', '0', '1', '1.0', '1.1', '2', '2.0', '2.1', '3', '3.0', '3.1', '3.2', '3.2.0', '3.2.1', '3.3', '4', '4.0', '4.1', '4.1.0', '4.1.1', '4.1.2', '4.2', '5'];

/** Every node has the first status, but for the paths that are listed with another one. */
function shipFix(usual: string, others: Record<string, string> = {}): Record<string, string> {
  const exceptions = new Map(Object.entries(others).flatMap(([status, paths]) => paths.split(' ').map((path) => [path === 'root' ? '' : path, status] as const)));
  return Object.fromEntries(SHIP_FIX.map((path) => [path, exceptions.get(path) ?? usual]));
}

/** Number of entries at nodes that have any, pending ones included. */
const counts = (trace: TraceDocument, paths: readonly string[]): readonly number[] => paths.map((path) => activityOf(trace, path).length);
const why = (trace: TraceDocument, path: string): string | undefined => nodeAt(trace, path)?.why;
const recoveredIn = ({ nodes }: TraceDocument): readonly string[] => nodes.filter(({ recovered }) => recovered === true).map(({ path }) => path);

describe('real documents: what became of every node', () => {
  it('a success: the alternatives that failed are recovered, the one nobody needed is skipped', async () => {
    const trace = await readBehaviors('ship-fix-success');
    // node_status has every node but the root (its outcome is the document's) and Hold_Release (Release was won before it).
    expect(statusesOf(trace)).to.deep.equal(shipFix('success', { failure: '1.0 4.0', skipped: '4.2' }));
    expect(recoveredIn(trace)).to.deep.equal(['1.0', '4.0']);
    expect(why(trace, '')).to.equal('Succeeded: all 6 children succeeded.');
    expect(why(trace, '1')).to.equal('Succeeded: Reproduce_By_Hand won.');
    // Its third step, step_index 2, was answered with false (entry 6).
    expect(why(trace, '1.0')).to.equal('Failed, but recovered: the selector Reproduce went on to Reproduce_By_Hand (the condition at step 3 of 3 was false).');
    expect(why(trace, '2')).to.equal('Succeeded on attempt 3: all 2 children succeeded.');
    expect(why(trace, '3.3')).to.equal('Succeeded on attempt 2: all 2 steps are done.');
    expect(why(trace, '4.2')).to.equal('Not reached: Release was won by Release_By_Review.');
    expect(nodeAt(trace, '2')?.retries).to.deep.equal({ used: 2, allowed: 2 });
    expect(nodeAt(trace, '3.3')?.retries).to.deep.equal({ used: 1, allowed: 1 });
    expect(nodeAt(trace, '1.0')?.step).to.deep.equal({ index: 2, count: 3 });
    expect(nodeAt(trace, '2.1')?.step).to.deep.equal({ index: 2, count: 2 });
    // 36 entries: 1 protocol, 5 at 1.0, 1 at 1.1, 3 at 2.0, 7 at 2.1, 3 at 3.1, 4 at 3.3, 5 below 4.
    expect(counts(trace, ['', '1', '1.0', '2', '2.0', '2.1', '3', '3.1', '3.2', '3.3', '4', '4.2', '5'])).to.deep.equal([36, 6, 5, 10, 3, 7, 10, 3, 2, 4, 7, 0, 1]);
    expect(trace.diagnosis).to.include({ code: 'complete', path: '', stuck: false, text: 'Complete: Ship_Fix succeeded.' });
    expect(trace.diagnosis.since).to.equal(Date.parse('2026-11-21T19:12:09.178Z'));
    expect(firstCauseOf(trace)).to.equal(undefined);
    // Times of a node span its subtree: Fix_Loop from entry 8 to entry 17.
    expect(nodeAt(trace, '2')).to.include({ startedAt: Date.parse('2026-11-21T19:12:05.257Z'), finishedAt: Date.parse('2026-11-21T19:12:06.550Z') });
  });

  it('a success without retries of Bundle_Size, driven in one process', async () => {
    const trace = await readBehaviors('ship-fix-success-inprocess');
    expect(statusesOf(trace)).to.deep.equal(shipFix('success', { failure: '1.0 4.0', skipped: '4.2' }));
    expect(why(trace, '2')).to.equal('Succeeded on attempt 2: all 2 children succeeded.');
    expect(nodeAt(trace, '3.3')?.retries).to.deep.equal({ used: 0, allowed: 1 });
    expect(counts(trace, ['', '2', '3'])).to.deep.equal([26, 6, 8]);
    expect(trace.diagnosis.code).to.equal('complete');
  });

  it('a failure: the retries of Fix_Loop used up, what comes after it cut off', async () => {
    const trace = await readBehaviors('ship-fix-failed-retries-exhausted');
    const after = '3 3.0 3.1 3.2 3.2.0 3.2.1 3.3 4 4.0 4.1 4.1.0 4.1.1 4.1.2 4.2 5';
    expect(statusesOf(trace)).to.deep.equal(shipFix('success', { failure: 'root 1.0 2 2.1', 'cut-off': after }));
    expect(recoveredIn(trace)).to.deep.equal(['1.0']);
    expect(why(trace, '')).to.equal('Failed: Fix_Loop failed.');
    expect(why(trace, '2')).to.equal('Fatal: it ended Ship_Fix (Run_Tests failed, its 2 retries used up).');
    expect(why(trace, '2.1')).to.equal('Fatal: it ended Fix_Loop (the condition at step 2 of 2 was false, Fix_Loop’s 2 retries used up).');
    expect(why(trace, '3.2.1')).to.equal('Not reached: Ship_Fix was ended by the failure of Fix_Loop.');
    expect(counts(trace, ['', '2', '2.1', '3'])).to.deep.equal([18, 10, 7, 0]);
    expect(trace.diagnosis).to.deep.equal({
      code: 'failed',
      text: 'Failed: Run_Tests found its condition false at step 2 of 2 (“Still red.”), and Fix_Loop had used 2 of 2 retries; 3 attempts went the same way.',
      path: '2.1',
      since: Date.parse('2026-11-21T19:12:10.688Z'),
      stuck: false,
      advice: ['reset_execution("file:///home/dev/executions/own-ship-fix-failed-retries-exhausted.json")'],
    });
    expect(firstCauseOf(trace)?.path).to.equal('2.1');
    // Run_Tests: entries 9–10, 12–13, 15–17; the last attempt has a thought before it.
    expect(activityOf(trace, '2.1').map(({ attempt }) => attempt)).to.deep.equal([1, 1, 2, 2, 3, 3, 3]);
    expect(loopsOf(trace.entries)).to.have.lengthOf(1);
    expect(loopsOf(trace.entries)[0]).to.include({ path: '2.1', from: 1, to: 3 });
  });

  it('between two steps: what is under way is partly done, nothing is at work', async () => {
    const trace = await readBehaviors('ship-fix-idle-between-steps');
    const later = '3.1 3.2 3.2.0 3.2.1 3.3 4 4.0 4.1 4.1.0 4.1.1 4.1.2 4.2 5';
    expect(statusesOf(trace)).to.deep.equal(shipFix('success', { partial: 'root 3', failure: '1.0', 'not-reached': later }));
    expect(why(trace, '')).to.equal('Running, between steps: 3 of 6 children done.');
    expect(why(trace, '3')).to.equal('Partly done: 1 of 4 children done.');
    expect(why(trace, '3.1')).to.equal('Not reached yet: it comes next.');
    expect(why(trace, '3.2')).to.equal('Not reached yet: it comes after Type_Check.');
    expect(why(trace, '4.1')).to.equal('Not reached yet: it is tried only if Release_Now fails.');
    expect(why(trace, '4.1.0')).to.equal('Not reached yet: Release_By_Review has not begun.');
    expect(counts(trace, ['', '3', '3.1'])).to.deep.equal([19, 1, 0]);
    expect(trace.diagnosis).to.deep.equal({
      code: 'healthy',
      text: 'Healthy, between steps: the agent should call next_step.',
      since: Date.parse('2026-11-21T19:12:16.893Z'),
      stuck: false,
      advice: ['next_step("file:///home/dev/executions/own-ship-fix-idle-between-steps.json")'],
    });
  });

  it('at work, deep in the tree: the way to the cursor is marked, the open step is pending', async () => {
    const trace = await readBehaviors('ship-fix-inflight-performing-nested');
    const later = '3.3 4 4.0 4.1 4.1.0 4.1.1 4.1.2 4.2 5';
    expect(statusesOf(trace)).to.deep.equal(shipFix('success', { 'on-path': 'root 3 3.2', active: '3.2.1', failure: '1.0', 'not-reached': later }));
    expect(why(trace, '')).to.equal('Running: the cursor is at Scan_Secrets, in child 4 of 6.');
    expect(why(trace, '3.2')).to.equal('In progress: the cursor is at Scan_Secrets, in child 2 of 2.');
    expect(why(trace, '3.2.1')).to.equal('The cursor is here: the agent works on its step.');
    // 24 written entries and the open step; the thought (entry 23) is at the same node.
    expect(counts(trace, ['', '3.2', '3.2.1', '3.3'])).to.deep.equal([25, 3, 2, 0]);
    expect(activityOf(trace, '3.2').at(-1)).to.deep.include({ index: 24, pending: true, kind: 'instruct', attempt: 1, step: 0, prompt: 'Search the diff for keys, tokens and passwords.', verdict: 'running' });
    expect(trace.diagnosis).to.include({ code: 'performing', path: '3.2.1', stuck: false, text: 'The agent works on Scan_Secrets.' });
    // It was open when the thought was written down.
    expect(trace.diagnosis.since).to.equal(Date.parse('2026-11-21T19:12:12.535Z'));
    expect(trace.diagnosis.advice[0]).to.equal('submit("file:///home/dev/executions/own-ship-fix-inflight-performing-nested.json", "success")');
    expect(trace.diagnosis.advice.at(-1)).to.contain('reset_execution(');
  });

  it('judging a condition, after two answers “still running”', async () => {
    const trace = await readBehaviors('ship-fix-inflight-evaluating');
    expect(statusesOf(trace)).to.deep.equal(
      shipFix('success', { 'on-path': 'root 4 4.1', active: '4.1.1', failure: '1.0 4.0', 'not-reached': '4.1.2 4.2 5' }),
    );
    expect(why(trace, '4.1.1')).to.equal('The cursor is here: the agent evaluates step 2 of 2.');
    expect(why(trace, '4.2')).to.equal('Not reached yet: it is tried only if Release_By_Review fails.');
    expect(nodeAt(trace, '4.1.1')?.step).to.deep.equal({ index: 1, count: 2 });
    expect(counts(trace, ['', '4', '4.1.1'])).to.deep.equal([34, 6, 4]);
    // Three answers to the first step are one attempt, and so is what is asked now.
    expect(activityOf(trace, '4.1.1').map(({ attempt, step, pending }) => [attempt, step, pending ?? false])).to.deep.equal([
      [1, 0, false],
      [1, 0, false],
      [1, 0, false],
      [1, 1, true],
    ]);
    expect(trace.diagnosis).to.include({ code: 'evaluating', path: '4.1.1', text: 'The agent evaluates Wait_For_Review, step 2 of 2.' });
  });

  it('red nodes in a running execution: a selector goes on', async () => {
    const trace = await readBehaviors('ship-fix-running-with-red-nodes');
    const usual = shipFix('not-reached', { 'on-path': 'root 1', success: '0', failure: '1.0', active: '1.1' });
    expect(statusesOf(trace)).to.deep.equal(usual);
    expect(recoveredIn(trace)).to.deep.equal(['1.0']);
    expect(counts(trace, ['', '1', '1.0', '1.1'])).to.deep.equal([8, 6, 5, 1]);
    expect(trace.diagnosis).to.include({
      code: 'recovering',
      path: '1.1',
      text: 'Reproduce_With_Test failed, but the execution goes on: the agent works on Reproduce_By_Hand.',
    });
    expect(firstCauseOf(trace)).to.equal(undefined);
  });

  it('the gate: created, waiting, “still running”, rejected', async () => {
    const fresh = await readBehaviors('protocol-gate-fresh');
    expect(statusesOf(fresh)).to.deep.equal(shipFix('not-reached'));
    expect(fresh.diagnosis).to.include({ code: 'healthy', stuck: false, text: 'Created: nothing has happened yet; the agent should call next_step.' });

    const waiting = await readBehaviors('protocol-gate-waiting');
    expect(statusesOf(waiting)).to.deep.equal(shipFix('not-reached', { waiting: 'root' }));
    expect(why(waiting, '')).to.equal('Waiting at the gate: the agent has not accepted the protocol yet.');
    expect(why(waiting, '0')).to.equal('Not reached yet: the agent has not accepted the protocol.');
    expect(activityOf(waiting, '')).to.have.lengthOf(0);
    expect(waiting.diagnosis).to.include({ code: 'gate-waiting', path: '', since: Date.parse('2026-11-21T19:12:18.185Z') });

    const yielded = await readBehaviors('protocol-gate-yielded');
    expect(statusesOf(yielded)).to.deep.equal(shipFix('not-reached', { waiting: 'root' }));
    expect(activityOf(yielded, '')).to.have.lengthOf(1);
    expect(nodeAt(yielded, '')?.entryCount).to.equal(1);
    expect(yielded.diagnosis.text).to.equal('Waiting at the gate: the agent has not accepted the protocol yet (“Reading the contract.”).');

    const rejected = await readBehaviors('protocol-gate-rejected');
    expect(statusesOf(rejected)).to.deep.equal(shipFix('not-reached', { failure: 'root' }));
    expect(why(rejected, '')).to.equal('Failed: the agent rejected the protocol.');
    expect(rejected.diagnosis).to.include({ code: 'gate-rejected', path: '', text: 'The agent rejected the protocol at the gate (“This host may not write files.”).' });
    expect(firstCauseOf(rejected)?.path).to.equal('');
  });

  it('after a reset: as if created, but it says so', async () => {
    const trace = await readBehaviors('after-reset');
    expect(statusesOf(trace)).to.deep.equal(shipFix('not-reached'));
    expect(trace.diagnosis).to.include({ code: 'reset', path: '', since: Date.parse('2026-11-21T19:12:18.678Z') });
  });

  it('an action at the root takes its outcome from the document', async () => {
    const complete = await readBehaviors('root-is-action-complete');
    // node_status is empty: the last step was a judgement, and nothing was asked for after it.
    expect(statusesOf(complete)).to.deep.equal({ '': 'success' });
    expect(why(complete, '')).to.equal('Succeeded: all 2 steps are done.');
    expect(counts(complete, [''])).to.deep.equal([3]);
    const failed = await readBehaviors('root-is-action-failed');
    expect(statusesOf(failed)).to.deep.equal({ '': 'failure' });
    expect(why(failed, '')).to.equal('Failed: the agent reported failure at step 1 of 2.');
    expect(failed.diagnosis).to.include({ code: 'failed', path: '', text: 'Failed: Single_Step was reported as failed at step 1 of 2 (“stdout is closed”).' });
  });

  it('a root that was retried: attempts go on counting', async () => {
    const trace = await readBehaviors('root-retry-success');
    expect(statusesOf(trace)).to.deep.equal({ '': 'success', 0: 'success', 1: 'success', 2: 'success' });
    expect(why(trace, '')).to.equal('Succeeded on attempt 2: all 3 children succeeded.');
    // Once more by its own retry, and once more by the root's.
    expect(why(trace, '1')).to.equal('Succeeded on attempt 3: its step is done.');
    expect(activityOf(trace, '1').map(({ attempt }) => attempt)).to.deep.equal([1, 2, 3]);
    expect(activityOf(trace, '0').map(({ attempt }) => attempt)).to.deep.equal([1, 2]);
    expect(trace.diagnosis.text).to.equal('Complete: Whole_Run succeeded after 1 of 1 retry.');
  });

  it('a parallel that failed leaves its later children alone', async () => {
    const trace = await readBehaviors('parallel-failure');
    expect(statusesOf(trace)).to.deep.equal({ '': 'failure', 0: 'failure', '0.0': 'success', '0.1': 'failure', '0.2': 'cut-off', 1: 'cut-off' });
    expect(why(trace, '0.1')).to.equal('Fatal: it ended Fetch_All (the condition at step 2 of 2 was false).');
    expect(why(trace, '0.2')).to.equal('Not reached: Fetch_All was ended by the failure of Fetch_B.');
    expect(why(trace, '1')).to.equal('Not reached: Gather was ended by the failure of Fetch_All.');
    expect(trace.diagnosis).to.include({ path: '0.1', text: 'Failed: Fetch_B found its condition false at step 2 of 2 (“B answered 503.”).' });
  });

  it('426 nodes: 263 have an outcome, the rest lost to a sibling', async () => {
    const trace = await readBehaviors('big-426-nodes-success');
    const histogram = new Map<string, number>();
    for (const { status } of trace.nodes) histogram.set(status, (histogram.get(status) ?? 0) + 1);
    // 263 in node_status, all success, and the root; no selector tried a second alternative, so 426 − 264 were skipped.
    expect(Object.fromEntries(histogram)).to.deep.equal({ success: 264, skipped: 162 });
    expect(why(trace, '0.1.1.2')).to.equal('Not reached: Selector_23 was won by Sequence_24.');
    expect(activityOf(trace, '')).to.have.lengthOf(371);
    expect(activityOf(trace, '0.0.0.0')).to.have.lengthOf(2);
  });

  it('the older form means the same', async () => {
    expect(statusesOf(await readAbtree('success'))).to.deep.equal(statusesOf(await readBehaviors('ship-fix-success')));
    expect(statusesOf(await readAbtree('failed-retries-exhausted'))).to.deep.equal(statusesOf(await readBehaviors('ship-fix-failed-retries-exhausted')));
    const evaluating = await readAbtree('evaluating');
    expect(statusesOf(evaluating)).to.deep.equal(statusesOf(await readBehaviors('ship-fix-inflight-evaluating')));
    expect(activityOf(evaluating, '4.1.1')).to.have.lengthOf(3);
    expect(evaluating.diagnosis.advice.map((line) => line.split(' ').slice(0, 2).join(' '))).to.deep.equal(['abtree eval', 'abtree eval', 'abtree execution']);
    expect((await readAbtree('gate-rejected')).diagnosis.code).to.equal('gate-rejected');
    expect((await readAbtree('gate-waiting')).root.status).to.equal('waiting');
  });

  it('no document is opened with a warning', async () => {
    const names = ['after-reset', 'big-426-nodes-success', 'parallel-failure', 'protocol-gate-yielded', 'root-retry-success', 'ship-fix-success', 'ship-fix-inflight-evaluating'];
    for (const name of names) expect((await readBehaviors(name)).warnings, name).to.deep.equal([]);
  });
});

describe('real documents: one execution as it was written, 84 versions', () => {
  let versions: readonly TraceDocument[] = [];
  before(async () => {
    versions = await readSeries();
  });
  const at = (index: number): TraceDocument => versions[index] as TraceDocument;

  it('says of each moment what it is', () => {
    const codes = versions.map(({ diagnosis }) => diagnosis.code);
    expect(codes[0]).to.equal('healthy');
    expect(codes[1]).to.equal('gate-waiting');
    expect(codes[83]).to.equal('complete');
    // After a failure, until something succeeds: 1.0 (14–16), the first and second round of 2.1 (25, 33), 3.3 (60), 4.0 (67–69).
    expect(codes.flatMap((code, index) => (code === 'recovering' ? [index] : []))).to.deep.equal([14, 15, 16, 25, 33, 60, 67, 68, 69]);
    expect(codes.includes('failed') || codes.includes('reset')).to.equal(false);
  });

  it('never shows an execution that goes on as one that failed for good', () => {
    for (const { nodes } of versions) {
      for (const node of nodes) if (node.status === 'failure') expect(node.recovered, node.why).to.equal(true);
    }
  });

  it('tells a second attempt from a first', () => {
    // 26: Fix_Loop was retried once, Write_Patch is asked again, Run_Tests waits with two answers behind it.
    expect(nodeAt(at(26), '2.0')).to.include({ status: 'retrying', why: 'The cursor is here again, attempt 2 (Fix_Loop has 1 of 2 retries used): the agent works on its step.' });
    expect(nodeAt(at(26), '2.1')).to.include({ status: 'not-reached', entryCount: 2, why: 'Not reached yet: it comes after Write_Patch, but it ran once before.' });
    expect(nodeAt(at(41), '2.1')).to.include({ status: 'retrying' });
    expect(nodeAt(at(61), '3.3')).to.include({ status: 'retrying', why: 'The cursor is here again, attempt 2 (1 of 1 retry used): the agent works on step 1 of 2.' });
    expect(nodeAt(at(68), '4.1.0')).to.include({ status: 'active' });
  });

  it('knows what must follow before the runtime has written it down', () => {
    // 17: Reproduce_By_Hand succeeded; Reproduce has no entry in node_status before the next step.
    expect(at(17).written?.nodeStatus.has('1')).to.equal(false);
    expect(nodeAt(at(17), '1')).to.include({ status: 'success', why: 'Succeeded: Reproduce_By_Hand won; the runtime writes it down with the next step.' });
    // 42: the last step of Run_Tests was judged true; step_index 2 of 2, no node_status.
    expect(nodeAt(at(42), '2.1')).to.include({ status: 'success' });
    // 25: Run_Tests failed, Fix_Loop has retries left.
    expect(nodeAt(at(25), '2')).to.include({ status: 'partial', why: 'Partly done: Run_Tests failed, and the next step begins attempt 2.' });
  });

  it('changes only what changed: equal nodes, entries and slots are the same objects', () => {
    // 10 adds a thought at 1.0 and nothing else.
    const changed = at(10).nodes.filter((node, index) => node !== at(9).nodes[index]);
    expect(changed.map(({ path }) => path)).to.deep.equal(['1.0']);
    expect(at(10).entries.slice(0, -1).every((entry, index) => entry === at(9).entries[index])).to.equal(true);
    expect(at(10).scopes.variables).to.equal(at(9).scopes.variables);
    expect(at(10).engine).to.equal(at(9).engine);
    // 9 wrote a variable: the nodes are as they were.
    expect(at(9).nodes).to.equal(at(8).nodes);
    expect(at(9).scopes.variables.filter((slot, index) => slot !== at(8).scopes.variables[index]).map(({ key }) => key)).to.deep.equal(['Ship_Fix__failing_test']);
  });

  it('keeps since when a step is open while thoughts come in', () => {
    const since = at(8).diagnosis.since;
    expect([9, 10, 11].map((index) => at(index).diagnosis.since)).to.deep.equal([since, since, since]);
    expect(at(13).diagnosis.since).to.be.greaterThan(since ?? Infinity);
  });
});
