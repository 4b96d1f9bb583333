/** The main job, as a newcomer does it: the demo in a real browser, steered, cut off, resumed, run again. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { ensureBrowser } from '../../scripts/lib/browser.mjs';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { patienceMs, until } from './support.js';

/** The parts of the element that the tests read. */
interface Viewer extends HTMLElement {
  readonly run: {
    readonly id?: string;
    readonly status: string;
    readonly eventCount: number;
    readonly gaps: readonly unknown[];
    readonly metrics: { readonly inputTokens?: number };
    readonly entries: { readonly length: number; map<T>(fn: (entry: { kind: string; summary: string; text?: string }) => T): T[] };
  };
  readonly connection: { readonly state: string };
}

const data = mkdtempSync(join(tmpdir(), 'run-elements-e2e-'));
let server: ChildProcess | undefined;
let origin = '';
let browser: Browser;
/** Page of the run the board greets with: always the same, though a server that starts after its end greets with another. */
let firstRun = '';

/** Starts the demo as `npm start` does, on a free port at first and on the same one again. */
async function startServer(): Promise<void> {
  const port = origin === '' ? '0' : new URL(origin).port;
  const child = spawn(process.execPath, ['--import', 'tsx', fromRoot('demo/server/main.ts')], {
    env: { ...process.env, PORT: port, RUN_ELEMENTS_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  server = child;
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\/\/localhost:\d+/.exec(line)?.[0];
    if (address === undefined) continue;
    origin = address;
    return;
  }
  throw new Error('the demo printed no address');
}

/** As a crash would: nothing is closed, nobody is told. */
async function killServer(): Promise<void> {
  if (server?.exitCode !== null || !server.kill('SIGKILL')) return;
  await once(server, 'exit');
}

const viewerOf = <T>(page: Page, read: (viewer: Viewer) => T): Promise<T> =>
  page.locator('live-run-viewer').evaluate<T, unknown, Viewer>(read);

const status = (page: Page): Promise<string> => viewerOf(page, (viewer) => viewer.run.status);

async function greetingRun(): Promise<string> {
  const board = (await (await fetch(`${origin}/api/board`)).json()) as { cards: { runs: { pageUrl: string }[] }[] };
  return new URL(board.cards[0]?.runs[0]?.pageUrl ?? '', origin).href;
}

async function open(url: string): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(patienceMs);
  await page.goto(url);
  return page;
}

const hasStatus = (page: Page, wanted: string): Promise<void> => until(async () => (await status(page)) === wanted, `a run that is ${wanted}`);

/** Events of a run as its process wrote them. */
const written = (runId: string): { type: string }[] =>
  readFileSync(join(data, 'runs', runId, 'events.ndjson'), 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as { type: string });

describe('The demo in a browser', { concurrency: false }, () => {
  before(async () => {
    await startServer();
    firstRun = await greetingRun();
    browser = await chromium.launch({ executablePath: await ensureBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  });
  after(async () => {
    await browser.close();
    await killServer();
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });

  test('the board holds a run that is being executed, and its text streams in', async () => {
    const page = await open(origin);
    await until(async () => (await page.locator('live-run-viewer').count()) === 1 && (await status(page)) === 'running');
    await page.getByText('Connected', { exact: true }).first().waitFor();
    const said = (): Promise<number> =>
      viewerOf(page, ({ run }) => run.entries.map(({ kind, text }) => (kind === 'message' ? (text?.length ?? 0) : 0)).reduce((a, b) => a + b, 0));
    const before = await said();
    await until(async () => (await said()) > before);
    await page.getByText(/no language model: this agent is a program/i).first().waitFor();
    assert.equal(await viewerOf(page, ({ run }) => run.metrics.inputTokens), undefined, 'tokens nobody reported are not 0');
    await page.close();
  });

  test('a steering message is sent, accepted and applied', async () => {
    const page = await open(firstRun);
    await page.getByRole('textbox', { name: 'Steering message' }).fill('search for lighthouse');
    await page.keyboard.press('Enter');
    await page.locator('[part~=receipt]', { hasText: 'applied' }).waitFor();
    const prompts = await viewerOf(page, ({ run }) => run.entries.map(({ kind, text }) => (kind === 'prompt' ? text : undefined)));
    assert.ok(prompts.includes('search for lighthouse'));
    await page.close();
  });

  test('the server is killed in the middle of a run; the run goes on, and the page resumes without loss', async () => {
    const page = await open(firstRun);
    await hasStatus(page, 'running');
    const runId = (await viewerOf(page, ({ run }) => run.id)) ?? '';
    await killServer();
    await page.getByText('Reconnecting…').first().waitFor();
    assert.equal(await status(page), 'running', 'a lost connection does not fail the run');
    const atTheCut = written(runId).length;
    await until(() => written(runId).length > atTheCut + 5, 'events while the server is gone');
    await startServer();
    await page.getByText(/^(Connected|Finished)$/).first().waitFor();
    await hasStatus(page, 'completed');
    await page.getByText('Finished', { exact: true }).first().waitFor();
    const events = written(runId).filter(({ type }) => type !== 'caught-up' && type !== 'closed');
    assert.equal(await viewerOf(page, ({ run }) => run.eventCount), events.length);
    assert.deepEqual(await viewerOf(page, ({ run }) => run.gaps), []);
    await page.reload();
    await hasStatus(page, 'completed');
    assert.equal(await viewerOf(page, ({ run }) => run.eventCount), events.length, 'a reload tells the same run');
    await page.close();
  });

  test('every link of the live view leads somewhere', async () => {
    const page = await open(firstRun);
    await hasStatus(page, 'completed');
    const links = await page.locator('run-header a').evaluateAll((anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href));
    assert.ok(links.length >= 3, links.join(' '));
    for (const link of links) assert.equal((await fetch(link)).status, 200, link);
    await page.close();
  });

  test('Retrigger asks once, opens the new run and changes the address; Close goes to the card', async () => {
    const page = await open(firstRun);
    await hasStatus(page, 'completed');
    const before = { url: page.url(), id: await viewerOf(page, ({ run }) => run.id) };
    await page.getByRole('button', { name: 'Retrigger run' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Retrigger run' }).click();
    await until(async () => (await viewerOf(page, ({ run }) => run.id)) !== before.id && (await status(page)) === 'running', 'the new run');
    assert.notEqual(page.url(), before.url);
    await page.getByRole('textbox', { name: 'Steering message' }).fill('stop early');
    await page.getByRole('button', { name: 'Send' }).click();
    await hasStatus(page, 'completed');
    await page.getByRole('button', { name: 'Close' }).click();
    await page.waitForURL(/\/projects\/[^/]+\/issues\/[^/]+$/);
    await page.close();
  });
});
