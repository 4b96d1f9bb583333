import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { fromRoot } from '../../scripts/lib/paths.mjs';

const RUN = [
  { type: 'run.started', seq: 1, runId: 'r' },
  { type: 'run.finished', seq: 2, outcome: 'success' },
];

const TRACE = {
  uri: 'file:///run.json',
  schema_version: 1,
  status: 'complete',
  phase: 'idle',
  cursor: 'null',
  tree: { type: 'action', name: 'Greet', steps: [{ type: 'instruct', instruct: 'Say hello.' }] },
  runtime: { node_status: { '': 'success' } },
  trace: [],
};

/** A run that stays open, and a document. */
const server = createServer((request, response) => {
  if (request.url === '/run.json') return response.end(JSON.stringify(TRACE));
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of RUN.slice(0, request.url === '/ended' ? 2 : 1)) response.write(`data: ${JSON.stringify(event)}\n\n`);
});

/** What a program prints that ends by itself. */
async function printed(program: string, ...flags: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [...flags, '--input-type=module', '-e', program], { cwd: fromRoot(), stdio: ['ignore', 'pipe', 'inherit'] });
  const [out] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return out.trim();
}

describe('without a page', () => {
  let base = '';

  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const readRun = (path: string, until: string): Promise<string> =>
    printed(`
      import { createRunStore } from 'run-elements/streams';
      const store = createRunStore({ url: '${base}${path}' });
      store.state$.subscribe({ next: ({ status }) => {
        if (status !== '${until}') return;
        console.log(status);
        store.destroy();
      }, error: console.error });`);

  it('a run is read, and the program ends once the store is destroyed', async () => {
    assert.equal(await readRun('/ended', 'completed'), 'completed');
  });

  it('the same while the run goes on', async () => {
    assert.equal(await readRun('/open', 'running'), 'running');
  });

  it('so is a document', async () => {
    const out = await printed(`
      import { createTraceStore } from 'run-elements/streams';
      const store = createTraceStore({ url: '${base}/run.json', live: true });
      store.trace$.subscribe({ next: (trace) => {
        if (!trace) return;
        console.log(trace.status, trace.nodes[0].status);
        store.destroy();
      }, error: console.error });`);
    assert.equal(out, 'complete success');
  });

  it('and the one written down in docs/trace-format.md, which has nothing odd about it', async () => {
    const out = await printed(`
      import { readFileSync } from 'node:fs';
      import { parseTrace } from 'run-elements/trace-model';
      const [, written] = /\`\`\`json\\n([^]*?)\`\`\`/.exec(readFileSync('docs/trace-format.md', 'utf8'));
      const { document, warnings } = parseTrace(written);
      console.log(warnings.length, document.nodes.map(({ name, status }) => name + ' ' + status).join(', '), document.entries.length);`);
    assert.equal(out, '0 Publish on-path, Write_Draft active, Ask_For_Help not-reached 2');
  });

  it('a moment that was asked for beside another keeps none of those before it', async () => {
    const out = await printed(
      `
      import { readFileSync } from 'node:fs';
      import { atEntry, parseTrace } from 'run-elements/trace-model';
      const { document } = parseTrace(readFileSync('test/fixtures/traces/behaviors/ship-fix-success.json', 'utf8'));
      const moments = [];
      let near;
      for (let index = 0; index < 20; index++) {
        near = atEntry(document, index, { near }).document;
        moments.push(new WeakRef(near));
        await new Promise((resolve) => setTimeout(resolve));
      }
      gc();
      console.log(moments.length, moments.filter((moment) => moment.deref()).length, near.entries.length);`,
      '--expose-gc',
    );
    assert.equal(out, '20 1 20');
  });

  for (const entry of ['run-elements', 'run-elements/define', 'run-elements/live-run-viewer', 'run-elements/trace-viewer', 'run-elements/trace-model']) {
    it(`${entry} can be imported, as a server that renders pages does`, async () => {
      assert.equal(await printed(`await import('${entry}'); console.log('there');`), 'there');
    });
  }
});
