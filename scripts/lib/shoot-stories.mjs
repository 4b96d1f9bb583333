/** Every story as a picture at three widths in both colour schemes, and one page that shows them side by side. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { ensureBrowser } from './browser.mjs';
import { freePort } from './free-port.mjs';
import { binOf, fromRoot } from './paths.mjs';
import { runNode } from './run.mjs';

const FOLDER = 'shots';
const BUILT = 'storybook-static';
const WIDTHS = [360, 768, 1440];
const SCHEMES = /** @type {const} */ (['light', 'dark']);
/** Pieces are low, whole views are not. */
const HEIGHTS = [
  { title: /viewer|\/log$/i, height: 900 },
  { title: /canvas$/i, height: 700 },
  { title: /./, height: 480 },
];

/** @returns {Promise<{ id: string; title: string; name: string }[]>} */
async function buildStories() {
  const flags = ['build', '--disable-telemetry', '--quiet', '--output-dir', BUILT];
  const code = await runNode([binOf('storybook'), ...flags], { env: { STORYBOOK_DISABLE_TELEMETRY: '1' } });
  if (code !== 0) throw new Error('The stories could not be built.');
  const { entries } = JSON.parse(readFileSync(fromRoot(`${BUILT}/index.json`), 'utf8'));
  return Object.values(entries).filter(({ type }) => type === 'story');
}

/** How long nothing may be asked for before a page counts as drawn: parts are loaded when it is idle. */
const QUIET_MS = 600;
/** Where a story has come to once its steps are done. */
const OVER = ['completed', 'afterEach', 'finished', 'errored', 'aborted'];

/**
 * Resolves once a page has asked for nothing for a while.
 *
 * @param {import('playwright-core').Page} page
 */
function watchRequests(page) {
  let last = Date.now();
  const open = new Set();
  page.on('request', (request) => open.add(request));
  /** @param {import('playwright-core').Request} request */
  const ended = (request) => {
    open.delete(request);
    last = Date.now();
  };
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  return async () => {
    while (open.size > 0 || Date.now() - last < QUIET_MS) await page.waitForTimeout(50);
  };
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin
 * @param {{ id: string; title: string }} story
 */
async function shootStory(browser, origin, { id, title }) {
  const height = HEIGHTS.find((each) => each.title.test(title))?.height ?? 480;
  for (const width of WIDTHS) {
    const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
    const quiet = watchRequests(page);
    page.on('pageerror', (error) => console.error(`${id} at ${width} px: ${error.message}`));
    // For buttons that obey only a person.
    await page.exposeFunction('clickAt', (/** @type {number} */ x, /** @type {number} */ y) => page.mouse.click(x, y));
    await page.goto(`${origin}/iframe.html?id=${id}&viewMode=story`);
    await page.waitForFunction(
      (over) => {
        const { storyRenders } = /** @type {{ __STORYBOOK_PREVIEW__?: { storyRenders?: { phase: string }[] } }} */ (window).__STORYBOOK_PREVIEW__ ?? {};
        return storyRenders?.map((render) => render.phase).find((name) => over.includes(name));
      },
      OVER,
      { timeout: 60_000 },
    );
    await quiet();
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      await page.screenshot({ path: fromRoot(`${FOLDER}/${id}-${width}-${colorScheme}.png`) });
    }
    await page.close();
  }
}

/** @param {{ id: string; title: string; name: string }[]} stories */
function overview(stories) {
  const picture = (/** @type {string} */ id) =>
    SCHEMES.flatMap((scheme) => WIDTHS.map((width) => `<img loading="lazy" width="${width / 2}" src="${id}-${width}-${scheme}.png" alt="${width} px, ${scheme}">`));
  const sections = stories.map(({ id, title, name }) => `<h2>${title}: ${name}</h2>\n<p>${picture(id).join('\n')}</p>`);
  return `<!doctype html>\n<meta charset="utf-8">\n<title>Every state</title>\n${sections.join('\n')}\n`;
}

/** @param {readonly string[]} words Which stories: those whose id contains one of them; none: all. */
export async function shootStories(words) {
  const all = await buildStories();
  const stories = words.length === 0 ? all : all.filter(({ id }) => words.some((word) => id.includes(word)));
  if (words.length === 0) rmSync(fromRoot(FOLDER), { recursive: true, force: true });
  mkdirSync(fromRoot(FOLDER), { recursive: true });
  const server = await preview({ root: fromRoot(), logLevel: 'error', build: { outDir: BUILT }, preview: { port: await freePort() } });
  const origin = (server.resolvedUrls?.local[0] ?? '').replace(/\/$/, '');
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: ['--no-sandbox'] });
  try {
    for (const story of stories) {
      await shootStory(browser, origin, story);
      console.log(story.id);
    }
  } finally {
    await browser.close();
    await server.close();
  }
  writeFileSync(fromRoot(`${FOLDER}/index.html`), overview(all));
}
