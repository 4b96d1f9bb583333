import assert from 'node:assert/strict';
import { appendFileSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { startDemo, temporaryFolder, writeFiles } from './support.js';

const text = '{"type":"notice","level":"info","text":"ünö"}\n'.repeat(5);

async function serve(t: TestContext, name: string, content = text): Promise<{ file: string; url: string; origin: string }> {
  const folder = temporaryFolder(t);
  writeFiles(folder, { [name]: content });
  const file = join(folder, name);
  const { origin } = await startDemo(t, { recording: file });
  return { file, origin, url: `${origin}/recording/${encodeURIComponent(name)}` };
}

const ranged = (url: string, range: string, more: Readonly<Record<string, string>> = {}) => fetch(url, { headers: { Range: range, ...more } });

describe('a recording', () => {
  it('is shown at / and at /open', async (t) => {
    const { origin } = await serve(t, 'a "run" & more.ndjson');
    for (const path of ['/', '/open']) {
      const page = await (await fetch(`${origin}${path}`)).text();
      assert.match(page, /data-run-url="\/recording\/a%20%22run%22%20%26%20more\.ndjson"/);
      assert.match(page, /data-name="a &quot;run&quot; &amp; more\.ndjson"/);
      assert.match(page, /recording\.js/);
    }
  });

  it('has the type of its name and says that ranges can be had', async (t) => {
    for (const [name, type] of [
      ['x.json', 'application/json; charset=utf-8'],
      ['x.ndjson', 'application/x-ndjson'],
      ['x.JSONL', 'application/x-ndjson'],
      ['x.bin', 'application/octet-stream'],
    ] as const) {
      const { url } = await serve(t, name);
      const answer = await fetch(url);
      assert.equal(answer.headers.get('content-type'), type);
      assert.equal(answer.headers.get('accept-ranges'), 'bytes');
      assert.equal(Number(answer.headers.get('content-length')), Buffer.byteLength(text));
      assert.equal(await answer.text(), text);
    }
  });

  it('is given in any range of bytes', async (t) => {
    const { file, url } = await serve(t, 'x.ndjson');
    const bytes = readFileSync(file);
    const { length } = bytes;
    const cases: readonly [string, number, number][] = [
      ['bytes=0-0', 0, 1],
      ['bytes=10-19', 10, 20],
      [`bytes=${length - 1}-`, length - 1, length],
      ['bytes=5-', 5, length],
      [`bytes=0-${length + 100}`, 0, length],
      ['bytes=-7', length - 7, length],
      [`bytes=-${length + 100}`, 0, length],
    ];
    for (const [range, start, end] of cases) {
      const answer = await ranged(url, range);
      assert.equal(answer.status, 206, range);
      assert.equal(answer.headers.get('content-range'), `bytes ${start}-${end - 1}/${length}`);
      assert.deepEqual(Buffer.from(await answer.arrayBuffer()), bytes.subarray(start, end), range);
    }
  });

  it('answers 416 with its length to what lies behind its end, until it has grown', async (t) => {
    const { file, url } = await serve(t, 'x.ndjson');
    const { length } = readFileSync(file);
    for (const range of [`bytes=${length}-`, `bytes=${length + 5}-${length + 9}`, 'bytes=-0']) {
      const answer = await ranged(url, range);
      assert.equal(answer.status, 416, range);
      assert.equal(answer.headers.get('content-range'), `bytes */${length}`);
    }
    appendFileSync(file, 'more\n');
    const grown = await ranged(url, `bytes=${length}-`);
    assert.equal(grown.status, 206);
    assert.equal(await grown.text(), 'more\n');
  });

  it('is sent whole for a range it does not understand and for another version', async (t) => {
    const { file, url } = await serve(t, 'x.ndjson');
    const etag = (await fetch(url)).headers.get('etag') ?? '';
    assert.equal((await ranged(url, 'bytes=0-3', { 'If-Range': etag })).status, 206);
    appendFileSync(file, 'more\n');
    const answers = [
      await ranged(url, 'bytes=0-3', { 'If-Range': etag }),
      await ranged(url, 'bytes=9-3'),
      await ranged(url, 'bytes=0-1,4-5'),
      await ranged(url, 'lines=0-3'),
    ];
    for (const answer of answers) assert.equal(answer.status, 200);
  });

  it('is not sent again to who has it', async (t) => {
    const { url } = await serve(t, 'x.json', '[]');
    const etag = (await fetch(url)).headers.get('etag') ?? '';
    assert.equal((await fetch(url, { headers: { 'If-None-Match': etag } })).status, 304);
  });

  it('may be empty', async (t) => {
    const { url } = await serve(t, 'x.ndjson', '');
    assert.equal(await (await fetch(url)).text(), '');
    assert.equal((await ranged(url, 'bytes=0-')).status, 416);
  });

  it('opens no other file', async (t) => {
    const { origin } = await serve(t, 'x.ndjson');
    for (const path of ['/recording/y.ndjson', '/recording/..%2fx.ndjson', '/recording/%00']) {
      assert.equal((await fetch(`${origin}${path}`)).status, 404, path);
    }
  });
});

/** As it is written: `fetch` would tidy the path up first. */
const rawStatus = (origin: string, path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    request({ hostname, port, path }, (response) => resolve(response.resume().statusCode)).on('error', reject).end();
  });

describe('files and pages', () => {
  it('never leave their folder', async (t) => {
    const { origin } = await startDemo(t);
    for (const path of [
      '/pages/../server/main.ts',
      '/pages/..%2fserver%2fmain.ts',
      '/pages/%2e%2e%2fserver%2fmain.ts',
      '/run-elements/../../package.json',
      '/run-elements/..%2f..%2fpackage.json',
      '/run-elements//etc/passwd',
      '/run-elements/%2fetc%2fpasswd',
      '/pages/.',
      '/pages/%00',
    ]) {
      assert.equal(await rawStatus(origin, path), 404, path);
    }
    assert.equal(await rawStatus(origin, '/pages/%E0%A4%A'), 400);
    assert.equal(await rawStatus(origin, '/pages/site.css'), 200);
  });

  it('are all there, under a strict policy, and a missing one says so', async (t) => {
    const { origin } = await startDemo(t);
    const found = ['/', '/board', '/dashboard', '/costs', '/agents/surveyor', '/projects/run-elements', '/projects/run-elements/issues/RE-1'];
    for (const path of found) {
      const answer = await fetch(`${origin}${path}`);
      assert.equal(answer.status, 200, path);
      assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'.*require-trusted-types-for 'script'/);
      const scripts = [...(await answer.text()).matchAll(/src="(\/pages\/[^"]+)"/g)].map(([, src]) => src ?? '');
      assert.ok(scripts.length >= 2);
      for (const src of scripts) assert.equal((await fetch(`${origin}${src}`)).status, 200, src);
    }
    const missing = ['/nowhere', '/projects/other', '/projects/run-elements/issues/RE-9', '/projects/run-elements/issues/RE-1/runs/r-000000000000/live', '/open'];
    for (const path of missing) {
      const answer = await fetch(`${origin}${path}`, { headers: { Accept: 'text/html' } });
      assert.equal(answer.status, 404, path);
      assert.match(await answer.text(), /missing\.js/);
    }
  });
});
