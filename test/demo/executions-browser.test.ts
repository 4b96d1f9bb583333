/** The page of executions as a newcomer uses it: one is started, drawn while it goes on, and looked at again. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chromium, type Page } from 'playwright-core';
import { ensureBrowser } from '../../scripts/lib/browser.mjs';
import { atEnd, smallRepository, startDemo } from './support.js';
import type { TestContext } from 'node:test';

/** The parts of the element that the tests read. */
interface Canvas extends HTMLElement {
  readonly trace?: {
    readonly status: string;
    readonly cursor: unknown;
    readonly entries: { readonly length: number };
    readonly nodes: readonly { readonly path: string; readonly status: string }[];
    readonly warnings: readonly unknown[];
  };
}

const patience = { timeout: 60_000 };

async function openPage(t: TestContext, origin: string, path: string): Promise<{ page: Page; problems: string[] }> {
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  atEnd(t, () => browser.close());
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(origin + path);
  return { page, problems };
}

const statusIs = (page: Page, status: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.querySelector<Canvas>('trace-canvas')?.trace?.status === wanted, status, patience);

const WAITING_TEST = `import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
test('alpha', async () => {
  while (!existsSync(new URL('../seen', import.meta.url))) await setTimeout(50);
});
`;

describe('the page of executions', () => {
  it('draws an execution while it goes on, and again afterwards', async (t) => {
    // The test the agent runs goes on until the page was seen to draw it.
    const workspace = smallRepository(t, { 'test/alpha.test.js': WAITING_TEST });
    const demo = await startDemo(t, { workspace });
    const { page, problems } = await openPage(t, demo.origin, '/executions');
    await page.getByText('There are no executions yet.').waitFor(patience);
    await page.getByRole('button', { name: 'Start execution' }).click();
    await page.waitForURL('**/executions/r-*', patience);
    // Seen at work, not only when all was over.
    await page.waitForFunction(
      () => {
        const trace = document.querySelector<Canvas>('trace-canvas')?.trace;
        return trace?.status === 'running' && trace.cursor !== null;
      },
      undefined,
      patience,
    );
    writeFileSync(join(workspace, 'seen'), '');
    await statusIs(page, 'complete');
    const drawn = await page.locator('trace-canvas').evaluate((canvas: Canvas) => ({
      nodes: canvas.trace?.nodes.length,
      root: canvas.trace?.nodes[0]?.status,
      warnings: canvas.trace?.warnings.length,
    }));
    assert.deepEqual(drawn, { nodes: 21, root: 'success', warnings: 0 });
    await page.getByRole('navigation', { name: 'Executions' }).getByText('Completed').waitFor(patience);
    await page.reload();
    await statusIs(page, 'complete');
    await page.getByRole('link', { name: 'Open the log' }).click();
    await page.locator('live-run-viewer').waitFor(patience);
    assert.deepEqual(problems, []);
  });

  it('has an article with two executions in its text, under the strict policy', async (t) => {
    const demo = await startDemo(t);
    const { page, problems } = await openPage(t, demo.origin, '/article/');
    // Each is read once a reader comes near it.
    for (const [index, canvas] of (await page.locator('trace-canvas').all()).entries()) {
      await canvas.scrollIntoViewIfNeeded(patience);
      await page.waitForFunction((at) => document.querySelectorAll<Canvas>('trace-canvas')[at]?.trace !== undefined, index, patience);
    }
    const statuses = await page.locator('trace-canvas').evaluateAll((all) => all.map((canvas) => (canvas as Canvas).trace?.status));
    assert.deepEqual(statuses, ['complete', 'failed']);
    assert.deepEqual(problems, []);
  });
});
