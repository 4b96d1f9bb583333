import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { RunEvent } from '../../src/trace-model/index.js';
import { ofType, post, smallRepository, spoken, startDemo, startRun, steer, until, watchRun } from './support.js';

const finishedSteps = (events: readonly RunEvent[]) => new Map(ofType(events, 'step.finished').map(({ name, status }) => [name, status]));

/** Once for each run: does `act` when the first event fits. */
function when(fits: (event: RunEvent) => boolean, act: () => Promise<unknown>): (event: RunEvent) => Promise<void> {
  let done = false;
  return async (event) => {
    if (done || !fits(event)) return;
    done = true;
    await act();
  };
}

/** What the search tool found for a word, over all folders. */
const foundFor = (events: readonly RunEvent[], word: string): string[] => {
  const calls = new Set(
    ofType(events, 'tool.started')
      .filter(({ name, args }) => name === 'search' && (args as { for: string }).for === word)
      .map(({ toolCallId }) => toolCallId),
  );
  return ofType(events, 'tool.finished')
    .filter(({ toolCallId, result }) => calls.has(toolCallId) && result !== undefined)
    .flatMap(({ result }) => (result as { found: string[] }).found);
};

describe('the survey', () => {
  it('does real work and reports every step of it', async (t) => {
    const workspace = smallRepository(t, {
      'docs/put-here.md': 'A file put into the folder: signal!\n',
      'copy.md': 'A file put into the folder: signal!\n',
      'eslint.config.js': "export default [{ rules: { 'no-var': 'error' } }];\n",
      'src/golf.js': 'export function golf() {\n  var hole = 18;\n  var ball = 1;\n\n\n  return hole - ball;\n}\n',
    });
    const demo = await startDemo(t, { workspace });
    const { runId, runUrl } = await startRun(demo, 'RE-1');
    const events = await watchRun(runUrl);
    const first = events[0];
    const last = events.at(-1);
    assert.equal(first?.type, 'run.started');
    assert.deepEqual(
      [first.run.id, first.run.agent?.name, first.run.project?.name, first.run.workItem?.title, first.run.model],
      [runId, 'Surveyor', 'Run Elements', 'RE-1 Survey this repository', undefined],
    );
    for (const link of Object.values(first.run.links ?? {})) assert.ok(typeof link === 'string' && link.startsWith('/'));
    assert.equal(last?.type, 'run.finished');
    assert.equal(last.outcome, 'success');
    assert.ok(events.some((event) => event.type === 'notice' && event.text === 'No language model: this agent is a program.'));
    assert.equal(ofType(events, 'usage').length, 0, 'tokens stay unreported');

    assert.deepEqual(
      foundFor(events, 'signal').filter((match) => match.includes('put-here')),
      ['docs/put-here.md:1: A file put into the folder: signal!'],
    );
    const report = spoken(events);
    assert.match(report, /“signal” stands in 15 lines of 9 files/);
    assert.match(report, /`src\/golf\.js`: 2 problems/);
    assert.match(report, /`copy\.md` and `docs\/put-here\.md`/);
    assert.match(report, /`test\/alpha\.test\.js`: 1 test passed/);
    const written = ofType(events, 'tool.started').find(({ name }) => name === 'write_file')?.args as { path: string; content: string };
    assert.ok(report.endsWith(written.content), 'what is said is what is written');
    assert.equal(readFileSync(written.path, 'utf8'), written.content);

    const started = ofType(events, 'step.started').map(({ stepId }) => stepId);
    const finished = ofType(events, 'step.finished').map(({ stepId }) => stepId);
    assert.deepEqual(new Set(finished), new Set(started));
    assert.equal(new Set(started).size, started.length);
    assert.equal(ofType(events, 'turn.started').length, 4);
    for (const call of ofType(events, 'tool.finished')) {
      const begun = ofType(events, 'tool.started').find(({ toolCallId }) => toolCallId === call.toolCallId);
      const took = Date.parse(call.time ?? '') - Date.parse(begun?.time ?? '');
      assert.ok(Math.abs(took - (call.durationMs ?? Number.NaN)) <= 1000, `${call.name}: ${took} ms by the clock, ${call.durationMs} by its own`);
    }
  });

  it('searches for another word when it is told so before', async (t) => {
    const demo = await startDemo(t, { workspace: smallRepository(t) });
    const { runUrl } = await startRun(demo, 'RE-1');
    const actionId = await steer(runUrl, 'search for “harbour”');
    await steer(runUrl, 'skip check');
    const events = await watchRun(runUrl);
    const prompt = ofType(events, 'prompt').find((event) => event.actionId === actionId);
    assert.deepEqual([prompt?.role, prompt?.delivery, prompt?.content], ['user', 'steer', 'search for “harbour”']);
    assert.match(spoken(events), /I search for “harbour” from now on\./);
    assert.deepEqual(foundFor(events, 'harbour'), ['README.md:3: The lighthouse sends a signal. The harbour answers the signal.']);
    assert.deepEqual(foundFor(events, 'signal'), []);
    assert.match(spoken(events), /“harbour” stands in 1 line of 1 file/);
    assert.equal(finishedSteps(events).get('Check'), 'skipped');
    assert.equal(ofType(events, 'tool.started').filter(({ name }) => name === 'eslint').length, 0);
    assert.equal(ofType(events, 'run.finished')[0]?.outcome, 'success');
  });

  it('searches again when it is told so after the search', async (t) => {
    const demo = await startDemo(t, { workspace: smallRepository(t) });
    const { runUrl } = await startRun(demo, 'RE-1');
    const isLinting = (event: RunEvent) => event.type === 'tool.started' && event.name === 'eslint';
    const events = await watchRun(runUrl, when(isLinting, () => steer(runUrl, 'search for lighthouse')));
    assert.equal(foundFor(events, 'signal').length > 0, true);
    assert.deepEqual(
      foundFor(events, 'lighthouse').map((match) => match.split(':', 2).join(':')),
      ['README.md:1', 'README.md:3'],
    );
    assert.equal(finishedSteps(events).get('Search again'), 'success');
    assert.match(spoken(events), /“lighthouse” stands in 2 lines of 1 file/);
  });

  it('skips what is going on', async (t) => {
    const demo = await startDemo(t, { workspace: smallRepository(t) });
    const { runUrl } = await startRun(demo, 'RE-1');
    const isLinting = (event: RunEvent) => event.type === 'tool.started' && event.name === 'eslint';
    const events = await watchRun(runUrl, when(isLinting, () => steer(runUrl, 'skip lint')));
    assert.equal(finishedSteps(events).get('Lint'), 'skipped');
    assert.equal(finishedSteps(events).get('Test'), 'success');
    const linted = ofType(events, 'tool.finished').filter(({ name }) => name === 'eslint');
    assert.equal(linted.at(-1)?.status, 'cancelled');
    assert.equal(ofType(events, 'run.finished')[0]?.outcome, 'success');
  });

  it('stops early and reports what it has', async (t) => {
    const demo = await startDemo(t, { workspace: smallRepository(t) });
    const { runUrl } = await startRun(demo, 'RE-1');
    await steer(runUrl, 'stop early');
    const events = await watchRun(runUrl);
    assert.deepEqual(
      ofType(events, 'step.started').map(({ name }) => name),
      ['Survey', 'Report', 'Think about it', 'Write the report'],
    );
    assert.match(spoken(events), /I stop here.*“signal” was not searched for.*No test was run/s);
    assert.equal(ofType(events, 'run.finished')[0]?.outcome, 'success');
  });

  it('says what it understands when it does not understand', async (t) => {
    const demo = await startDemo(t, { workspace: smallRepository(t) });
    const { runUrl } = await startRun(demo, 'RE-1');
    await steer(runUrl, 'make me a sandwich');
    await steer(runUrl, 'skip the dishes');
    await steer(runUrl, 'stop early');
    const said = spoken(await watchRun(runUrl));
    assert.match(said, /I understand “search for WORD”, “skip STEP” and “stop early”/);
    assert.match(said, /I have no step “dishes”\. My steps are: Look around, List the files/);
  });

  it('ends with its child processes when it is cancelled', async (t) => {
    const workspace = smallRepository(t);
    const demo = await startDemo(t, { workspace });
    const { runUrl } = await startRun(demo, 'RE-1');
    const isLinting = (event: RunEvent) => event.type === 'tool.started' && event.name === 'eslint';
    const events = await watchRun(
      runUrl,
      when(isLinting, async () => {
        await until(() => !tellsProcesses || processesIn(workspace).length > 0);
        assert.equal((await post(`${runUrl}/cancel`, { action: 'cancel', id: 'c' })).status, 202);
      }),
    );
    assert.equal(ofType(events, 'run.finished')[0]?.outcome, 'cancelled');
    assert.equal(ofType(events, 'tool.finished').at(-1)?.status, 'cancelled');
    assert.deepEqual(processesIn(workspace), []);
  });
});

const tellsProcesses = existsSync('/proc/self/cwd');

/** The processes that work in a folder, where the system tells. */
function processesIn(folder: string): string[] {
  if (!tellsProcesses) return [];
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
      // It ended while it was looked at, or is somebody else's.
      return false;
    }
  });
}

describe('the spelling job', () => {
  it('fails for the reason there is, and says what to do', async (t) => {
    const demo = await startDemo(t, { workspace: smallRepository(t) });
    const { runUrl } = await startRun(demo, 'RE-2');
    const events = await watchRun(runUrl);
    const last = events.at(-1);
    assert.equal(last?.type, 'run.failed');
    assert.deepEqual([last.error.type, last.error.code], ['tool_not_found', 'ENOENT']);
    assert.match(last.error.message, /docs-spellcheck.*ENOENT/);
    assert.match(last.error.remediation?.[0] ?? '', /Install a command named docs-spellcheck/);
    assert.equal(ofType(events, 'tool.finished').at(-1)?.error?.type, 'tool_not_found');
  });
});

describe('the glossary job', () => {
  const run = async (t: Parameters<typeof startDemo>[0], answer: (runUrl: string, requestId: string) => Promise<unknown>) => {
    const demo = await startDemo(t, { workspace: smallRepository(t) });
    const { runId, runUrl } = await startRun(demo, 'RE-3');
    const events = await watchRun(runUrl, async (event) => {
      if (event.type !== 'input.requested') return;
      assert.equal(demo.store.digest(runId).status, 'waiting');
      assert.equal(existsSync(`${demo.store.files(runId).work}/glossary.md`), false, 'nothing is written before the answer');
      await answer(runUrl, event.requestId);
    });
    return { events, file: `${demo.store.files(runId).work}/glossary.md` };
  };

  it('writes the file when that is approved', async (t) => {
    const { events, file } = await run(t, (runUrl, requestId) => post(`${runUrl}/answer`, { action: 'answer', id: 'yes', requestId, status: 'approved' }));
    assert.match(readFileSync(file, 'utf8'), /\*\*lighthouse\*\*: 2 times/);
    const [resolved] = ofType(events, 'input.resolved');
    assert.deepEqual([resolved?.status, resolved?.by, resolved?.actionId], ['approved', 'person', 'yes']);
    assert.equal(ofType(events, 'tool.finished').at(-1)?.status, 'ok');
  });

  it('goes on without it when that is denied', async (t) => {
    const { events, file } = await run(t, (runUrl, requestId) => post(`${runUrl}/answer`, { action: 'answer', id: 'no', requestId, status: 'denied' }));
    assert.equal(existsSync(file), false);
    assert.equal(ofType(events, 'tool.finished').at(-1)?.status, 'denied');
    assert.match(spoken(events), /I have written nothing/);
    assert.equal(ofType(events, 'run.finished')[0]?.outcome, 'success');
  });

  it('can be stopped while it waits', async (t) => {
    const { events, file } = await run(t, (runUrl) => steer(runUrl, 'stop early'));
    assert.equal(existsSync(file), false);
    assert.equal(ofType(events, 'input.resolved')[0]?.status, 'cancelled');
    assert.equal(ofType(events, 'run.finished')[0]?.outcome, 'success');
  });
});
