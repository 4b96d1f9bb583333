/** An execution as a reader of its document sees it, from the first write to the last. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it, type TestContext } from 'node:test';
import type { ExecutionDocument } from '../../demo/agent/execution/document.js';
import { parseTrace } from '../../src/trace-model/parse-trace.js';
import { ofType, post, smallRepository, startDemo, startRun, steer, until, watchRun, writeRun, type Demo } from './support.js';

const changelog = '# Changelog\n\n## 1.2.0 (2026-05-22)\n\n- A lamp.\n- A horn.\n';
const ready = { 'package.json': '{"type":"module","version":"1.2.0"}\n', 'CHANGELOG.md': changelog };
/** A test that does not end by itself. */
const endless = { 'test/alpha.test.js': "import { test } from 'node:test';\ntest('alpha', () => new Promise((done) => setTimeout(done, 600_000)));\n" };

const documentUrl = ({ origin }: Demo, runId: string): string => `${origin}/api/runs/${runId}/execution.json`;

const read = async (url: string): Promise<ExecutionDocument> => (await (await fetch(url)).json()) as ExecutionDocument;

/** Every version of the document that a reader who never rests gets to see. */
async function watchDocument(demo: Demo, runId: string): Promise<ExecutionDocument[]> {
  const versions: ExecutionDocument[] = [];
  let tag = '';
  await until(async () => {
    const ended = demo.store.digest(runId).ended;
    const response = await fetch(documentUrl(demo, runId), { headers: { 'If-None-Match': tag } });
    if (response.status === 200) {
      tag = response.headers.get('etag') ?? '';
      versions.push((await response.json()) as ExecutionDocument);
    } else assert.ok(response.status === 304 || (response.status === 404 && versions.length === 0), String(response.status));
    return ended;
  });
  return versions;
}

async function check(t: TestContext, files: Readonly<Record<string, string>>) {
  const demo = await startDemo(t, { workspace: smallRepository(t, files) });
  const { runId, runUrl } = await startRun(demo, 'RE-4');
  return { demo, runId, runUrl };
}

const outcomes = ({ trace }: ExecutionDocument, name: string): string[] => trace.filter((line) => line.name === name).map(({ outcome }) => outcome);

describe('an execution', () => {
  it('tells all of its work in one document, replaced whole at every change', async (t) => {
    const { demo, runId } = await check(t, ready);
    const versions = await watchDocument(demo, runId);
    const last = versions.at(-1);
    assert.ok(last);
    assert.deepEqual(
      Object.keys(last),
      ['uri', 'tree_uri', 'tree', 'status', 'phase', 'cursor', 'protocol_accepted', 'created_at', 'updated_at', 'schema_version', 'var', 'const', 'runtime', 'trace'],
    );
    assert.deepEqual([last.status, last.phase, last.cursor, last.protocol_accepted, last.schema_version], ['complete', 'idle', 'null', true, 1]);
    assert.equal(last.var.Release_Check__version, '1.2.0');
    assert.deepEqual(last.var.Release_Check__changes, ['A lamp.', 'A horn.']);
    assert.equal(last.var.Release_Check__verdict, 'ready');
    // Selectors end with their first success: the others were never asked.
    assert.deepEqual([last.runtime.node_status['1.0'], last.runtime.node_status['1.1'], last.runtime.node_status['1']], ['success', undefined, 'success']);
    assert.ok(versions.length > 3, 'it could be followed while it went on');
    for (const [index, version] of versions.entries()) {
      const { document, warnings } = parseTrace(version);
      assert.deepEqual(warnings, []);
      assert.equal(document.nodes.length, 21);
      const before = versions[index - 1];
      if (!before) continue;
      assert.deepEqual(version.tree, before.tree);
      assert.deepEqual(version.trace.slice(0, before.trace.length), before.trace);
      assert.ok(version.updated_at >= before.updated_at);
    }
  });

  it('reports the same work as events, every node with its path', async (t) => {
    const { runUrl } = await check(t, ready);
    const events = await watchRun(runUrl);
    assert.equal(ofType(events, 'run.finished')[0]?.outcome, 'success');
    const steps = new Map(ofType(events, 'step.finished').map(({ nodePath, name, status }) => [nodePath, `${name} ${status}`]));
    assert.equal(steps.get(''), 'Release_Check success');
    assert.equal(steps.get('1.0'), 'Version_From_Manifest success');
    assert.equal(steps.get('3.2.1'), 'Find_Copies success');
    assert.equal(ofType(events, 'step.started').length, ofType(events, 'step.finished').length);
    const prompts = ofType(events, 'prompt').map(({ content }) => content);
    assert.ok(prompts.includes('package.json states a version'));
  });

  it('goes on after a failure that a selector recovers from', async (t) => {
    const { demo, runId, runUrl } = await check(t, {});
    await watchRun(runUrl);
    const last = await read(documentUrl(demo, runId));
    assert.equal(last.status, 'complete');
    assert.deepEqual([last.runtime.node_status['1.0'], last.runtime.node_status['1.2'], last.var.Release_Check__version], ['failure', 'success', '0.1.0']);
    assert.match(String(last.var.Release_Check__verdict), /no dated section/);
  });

  it('fails with the first thing that does not hold', async (t) => {
    const { demo, runId, runUrl } = await check(t, { ...ready, 'docs/guide.md': 'See [the chart](chart.md#depth).\n' });
    const failed = ofType(await watchRun(runUrl), 'run.failed')[0];
    assert.equal(failed?.error.message, 'docs/guide.md: chart.md');
    const last = await read(documentUrl(demo, runId));
    assert.deepEqual([last.status, last.cursor], ['failed', 'null']);
    assert.deepEqual([last.runtime.node_status['3.0'], last.runtime.node_status['3'], last.runtime.node_status['4']], ['failure', 'failure', undefined]);
  });

  it('tries a test again as often as the tree allows, then gives up', async (t) => {
    const { demo, runId, runUrl } = await check(t, {
      ...ready,
      'test/alpha.test.js': "import { test } from 'node:test';\ntest('alpha', () => { throw new Error('sunk'); });\n",
    });
    await watchRun(runUrl);
    const last = await read(documentUrl(demo, runId));
    assert.deepEqual(outcomes(last, 'Run_Tests'), ['action_failed', 'recorded', 'action_failed', 'recorded', 'action_failed']);
    assert.deepEqual([last.status, last.runtime.retry_count['4'], last.var.Release_Check__test_seconds], ['failed', 2, 32]);
  });

  it('answers a step that a person skips with a failure; what follows is up to the tree', async (t) => {
    const { demo, runId, runUrl } = await check(t, { ...ready, ...endless });
    let asked = 0;
    await watchRun(runUrl, async (event) => {
      if (event.type !== 'tool.started' || event.name !== 'node_test') return;
      // The first attempt is over by itself after half a second.
      if (++asked === 2) await steer(runUrl, 'skip Run_Tests');
    });
    const last = await read(documentUrl(demo, runId));
    assert.equal(last.status, 'failed');
    assert.equal(last.trace.at(-1)?.note, 'A person asked to go on without it.');
    assert.equal(asked, 2, 'the third attempt was not begun');
  });

  it('leaves the document as it stands when the run is cancelled: its step stays open', async (t) => {
    const { demo, runId, runUrl } = await check(t, { ...ready, ...endless });
    const events = await watchRun(runUrl, async (event) => {
      if (event.type === 'tool.started' && event.name === 'node_test') await post(`${runUrl}/cancel`, { action: 'cancel', id: 'cancel' });
    });
    assert.equal(ofType(events, 'run.finished')[0]?.outcome, 'cancelled');
    const last = await read(documentUrl(demo, runId));
    assert.deepEqual([last.status, last.phase, last.cursor], ['running', 'performing', '{"path":[4],"step":0}']);
  });
});

describe('the pages of executions', () => {
  it('says which runs have an execution, and where its document is', async (t) => {
    const { demo, runId, runUrl } = await check(t, ready);
    writeRun(demo.store, 'r-000000', [{ type: 'run.started', run: { id: 'x' } }, { type: 'run.finished', outcome: 'success' }]);
    await watchRun(runUrl);
    const board = (await (await fetch(`${demo.origin}/api/board`)).json()) as { runs: { id: string; execution: { url: string; pageUrl: string } | null }[] };
    const executionOf = (id: string) => board.runs.find((run) => run.id === id)?.execution;
    assert.deepEqual(executionOf(runId), { url: `/api/runs/${runId}/execution.json`, pageUrl: `/executions/${runId}` });
    assert.equal(executionOf('r-000000'), null);
    for (const path of ['/executions', `/executions/${runId}`]) assert.equal((await fetch(demo.origin + path)).status, 200);
    assert.equal((await fetch(`${demo.origin}/executions/r-ffffff`)).status, 404);
    assert.equal((await fetch(documentUrl(demo, 'r-000000'))).status, 404);
    assert.ok(!existsSync(`${demo.store.files(runId).execution}.tmp`));
  });

  it('serves an article with its documents, under the same strict policy as every page', async (t) => {
    const { origin } = await startDemo(t);
    const article = await fetch(`${origin}/article/`);
    assert.match(article.headers.get('content-type') ?? '', /text\/html/);
    assert.match(article.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    const sources = [...(await article.text()).matchAll(/<trace-canvas\s[^>]*src="([^"]+)"/g)].map(([, source = '']) => source);
    assert.deepEqual(sources, ['run.json', 'broken-link.json']);
    for (const source of sources) {
      const served = await fetch(new URL(source, article.url));
      const file = readFileSync(new URL(`../../demo/article/${source}`, import.meta.url), 'utf8');
      assert.deepEqual(await served.json(), JSON.parse(file));
      assert.deepEqual(parseTrace(file).warnings, []);
      assert.doesNotMatch(file, /\/(?:tmp|root)\//);
    }
  });
});
