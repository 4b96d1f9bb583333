/** `npm start -- run.json`: an execution, or a folder of them, opened in the viewer. */
import assert from 'node:assert/strict';
import { cpSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { ensureBrowser } from '../../scripts/lib/browser.mjs';
import { atEnd, startDemo, temporaryFolder, writeFiles } from './support.js';

const recorded = (name: string): string => fileURLToPath(new URL(`../fixtures/traces/behaviors/${name}.json`, import.meta.url));

/** The parts of the element that the tests read. */
interface Viewer extends HTMLElement {
  readonly trace?: { readonly status: string; readonly root: { readonly name: string } };
  readonly traces: readonly { readonly name: string; readonly shown: boolean }[];
}

const patience = { timeout: 60_000 };

/** A folder with two executions, the second written last, and files that are none. */
function folder(t: TestContext): string {
  const path = temporaryFolder(t);
  cpSync(recorded('ship-fix-success'), join(path, 'good.json'));
  cpSync(recorded('ship-fix-failed-retries-exhausted'), join(path, 'bad & last.json'));
  writeFiles(path, { 'package.json': '{"tree":1}\n', 'events.ndjson': '{"type":"notice"}\n', 'notes.txt': 'tree', 'torn.json': '{"tree":' });
  utimesSync(join(path, 'good.json'), new Date(1e12), new Date(1e12));
  utimesSync(join(path, 'bad & last.json'), new Date(1e12 + 1000), new Date(1e12 + 1000));
  return path;
}

async function openPage(t: TestContext, origin: string): Promise<{ page: Page; problems: string[] }> {
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  atEnd(t, () => browser.close());
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(origin);
  return { page, problems };
}

const statusIs = (page: Page, status: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.querySelector<Viewer>('trace-viewer')?.trace?.status === wanted, status, patience);

describe('the demo, started with executions', () => {
  it('opens one file in the viewer, under the strict policy, and follows it as it is rewritten', async (t) => {
    const file = join(folder(t), 'good.json');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('"status": "complete"', '"status": "running"'));
    const { origin } = await startDemo(t, { recording: file });
    const { page, problems } = await openPage(t, origin);
    await statusIs(page, 'running');
    writeFileSync(file, text);
    await statusIs(page, 'complete');
    await page.getByRole('tab', { name: 'Activity' }).waitFor(patience);
    assert.deepEqual(problems, []);
  });

  it('lists the executions of a folder, the newest shown', async (t) => {
    const { origin } = await startDemo(t, { recording: folder(t) });
    const { page, problems } = await openPage(t, origin);
    await statusIs(page, 'failed');
    const traces = await page.locator('trace-viewer').evaluate((viewer: Viewer) => viewer.traces.map(({ name, shown }) => [name, shown]));
    assert.deepEqual(traces, [['bad & last.json', true], ['good.json', false]]);
    const marked = page.getByRole('navigation', { name: 'Pages' }).locator('[aria-current]');
    assert.equal(await marked.count(), 0, 'no other page is marked as this one');
    await page.getByRole('list', { name: 'Opened traces' }).getByText('good.json').click();
    await statusIs(page, 'complete');
    await page.getByRole('link', { name: 'Board', exact: true }).click();
    assert.equal(await marked.textContent(), 'Board');
    await page.getByRole('link', { name: 'Run Elements', exact: true }).first().click();
    await statusIs(page, 'failed');
    assert.deepEqual(problems, []);
  });

  it('opens an execution that is cut off, and a JSON file that is none, in the viewer, which says what is wrong', async (t) => {
    const path = temporaryFolder(t);
    writeFiles(path, { 'cut.json': readFileSync(recorded('ship-fix-success'), 'utf8').slice(0, 12_000), 'broken.json': 'not JSON' });
    const shownIn = async (name: string): Promise<Page> => {
      const { origin } = await startDemo(t, { recording: join(path, name) });
      return (await openPage(t, origin)).page;
    };
    await (await shownIn('broken.json')).getByText('The trace could not be read').waitFor(patience);
    const cut = await shownIn('cut.json');
    await cut.waitForFunction(() => document.querySelector<Viewer>('trace-viewer')?.trace?.root.name === 'Ship_Fix', undefined, patience);
  });

  it('finds the tree of an older execution where its runtime keeps trees', async (t) => {
    const folder = temporaryFolder(t);
    cpSync(fileURLToPath(new URL('../fixtures/traces/abtree', import.meta.url)), folder, { recursive: true });
    const { origin } = await startDemo(t, { recording: join(folder, 'executions') });
    const { page, problems } = await openPage(t, origin);
    await page.getByRole('list', { name: 'Opened traces' }).getByText('own-success').click();
    await statusIs(page, 'complete');
    assert.deepEqual(problems, []);
  });

  it('serves nothing of that folder but executions', async (t) => {
    const { origin } = await startDemo(t, { recording: folder(t) });
    const statusOf = async (name: string): Promise<number> => (await fetch(`${origin}/recording/${encodeURIComponent(name)}`)).status;
    assert.equal(await statusOf('good.json'), 200);
    for (const name of ['package.json', 'events.ndjson', 'notes.txt', 'torn.json', '../good.json', 'none.json']) {
      assert.equal(await statusOf(name), 404, name);
    }
  });

  it('still opens the events of a run in the live view', async (t) => {
    const { origin } = await startDemo(t, { recording: join(folder(t), 'events.ndjson') });
    assert.match(await (await fetch(origin)).text(), /recording\.js/);
  });
});
