/** The pictures of the README, taken of the demo as it runs, light and dark at the same moment. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { ensureBrowser } from './browser.mjs';
import { buildIfStale } from '../build.mjs';
import { freePort } from './free-port.mjs';
import { fromRoot } from './paths.mjs';
import { startNode } from './run.mjs';

const FOLDER = 'docs/images';
const SIZE = { width: 1120, height: 760 };
const LIMIT_MS = 60_000;

/** @param {string} url */
async function untilItAnswers(url) {
  const deadline = Date.now() + LIMIT_MS;
  while (Date.now() < deadline) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await pause(100);
  }
  throw new Error(`${url} did not answer within ${LIMIT_MS / 1000} s.`);
}

/**
 * What is read here of the elements on the pages.
 *
 * @typedef {Element & { run?: { status: string; entries: { length: number } }; cancel(): Promise<unknown> }} Viewer
 * @typedef {Element & { trace?: { cursor: unknown; entries: { length: number } } }} Canvas
 */

/**
 * Takes the page as it stands, light and dark.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
async function take(page, name) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme });
    const path = `${FOLDER}/${name}-${colorScheme}.png`;
    await page.screenshot({ path: fromRoot(path) });
    console.log(path);
  }
}

/** @param {import('playwright-core').Page} page @param {string} origin */
async function takeRun(page, origin) {
  await page.goto(origin);
  const address = await page.waitForFunction(
    () => document.querySelector('a[href$="/live"]')?.getAttribute('href'),
    undefined,
    { timeout: LIMIT_MS },
  );
  await page.goto(new URL(String(await address.jsonValue()), origin).href);
  // Not before the log fills the picture: the run's own time decides, not a pause.
  await page.waitForFunction(
    () => {
      const viewer = /** @type {Viewer | null} */ (document.querySelector('live-run-viewer'));
      return (viewer?.run?.entries.length ?? 0) >= 14;
    },
    undefined,
    { timeout: LIMIT_MS },
  );
  await take(page, 'live');
  // The agent outlives its server: it has to end before its folder is removed.
  await page.evaluate(() => /** @type {Viewer | null} */ (document.querySelector('live-run-viewer'))?.cancel());
  await page.waitForFunction(
    () => {
      const viewer = /** @type {Viewer | null} */ (document.querySelector('live-run-viewer'));
      return ['cancelled', 'completed', 'failed'].includes(viewer?.run?.status ?? '');
    },
    undefined,
    { timeout: LIMIT_MS },
  );
}

/** @param {import('playwright-core').Page} page @param {string} origin */
async function takeExecution(page, origin) {
  await page.goto(`${origin}/executions`);
  await page.getByRole('button', { name: 'Start execution' }).click();
  await page.waitForFunction(
    () => {
      const trace = /** @type {Canvas | null} */ (document.querySelector('trace-canvas'))?.trace;
      return trace !== undefined && trace.cursor !== null && trace.entries.length >= 8;
    },
    undefined,
    { timeout: LIMIT_MS },
  );
  await take(page, 'execution');
  await page.evaluate(() =>
    fetch(`/api/runs/${location.pathname.split('/')[2]}/cancel`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ action: 'cancel', id: 'pictures' }),
    }),
  );
  await page.getByText('Cancelled').waitFor({ timeout: LIMIT_MS });
}

/** @param {string} origin */
async function takePictures(origin) {
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: SIZE, deviceScaleFactor: 2, reducedMotion: 'reduce' });
    await takeRun(page, origin);
    await takeExecution(page, origin);
  } finally {
    await browser.close();
  }
}

/** @returns {Promise<void>} */
export async function shootDemo() {
  await buildIfStale();
  mkdirSync(fromRoot(FOLDER), { recursive: true });
  const data = mkdtempSync(join(tmpdir(), 'run-elements-shots-'));
  const port = await freePort();
  const server = startNode(['--import', 'tsx', 'demo/server/main.ts'], { env: { PORT: `${port}`, RUN_ELEMENTS_DATA: data } });
  try {
    const origin = `http://localhost:${port}`;
    await untilItAnswers(origin);
    await takePictures(origin);
  } finally {
    server.stop();
    await server.ended;
    rmSync(data, { recursive: true, force: true });
  }
}
