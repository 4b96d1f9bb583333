import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher, defaultReporter } from '@web/test-runner';
import { findBrowser } from './scripts/lib/browser.mjs';
import { servedCommonJs } from './scripts/lib/commonjs.mjs';
import { countingReporter } from './scripts/lib/counts.mjs';
import { freePort } from './scripts/lib/free-port.mjs';

const path = (/** @type {string} */ relative) => fileURLToPath(new URL(relative, import.meta.url));

/** The folder of corpora beside the project, read in place. */
const SHARED = path('../shared');

/**
 * Serves that folder under `/shared/`, read-only: a file as it is, a folder (with a slash) as the JSON list of its files.
 * Where it is absent every request is a 404, which tests report as a skip.
 *
 * @type {import('@web/dev-server-core').Middleware}
 */
async function serveShared(ctx, next) {
  if (!ctx.path.startsWith('/shared/')) return next();
  const file = normalize(join(SHARED, decodeURIComponent(ctx.path.slice('/shared'.length))));
  if (!file.startsWith(SHARED + sep) || !existsSync(file)) {
    ctx.status = 404;
    return;
  }
  if (statSync(file).isDirectory()) {
    ctx.body = readdirSync(file).sort();
    return;
  }
  ctx.type = extname(file) || 'application/octet-stream';
  ctx.body = createReadStream(file);
}

/** The real server of the transports' tests, in the runner's own. */
const testServer = existsSync(path('test/server/middleware.mjs')) ? await import('./test/server/middleware.mjs') : undefined;

/** Chromium as it is started where it has no sandbox of its own (containers), and without calls to its maker. */
const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/**
 * Every test file gets a window of its own that believes it has the focus. As tabs of one window, all but one would be
 * hidden, and a hidden page draws no frames.
 *
 * @param {{ browser: import('puppeteer-core').Browser }} args
 */
async function createPage({ browser }) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.emulateFocusedPage(true);
  return page;
}

/** One per page: what is emulated lasts as long as it. */
const emulations = new WeakMap();

/**
 * Emulates forced colours, which the runner's own command does in other browsers only.
 *
 * @type {import('@web/test-runner-core').TestRunnerPlugin}
 */
const forcedColors = {
  name: 'forced-colors',
  async executeCommand({ command, payload, session }) {
    if (command !== 'forced-colors') return undefined;
    const page = /** @type {{ getPage(id: string): import('puppeteer-core').Page }} */ (/** @type {unknown} */ (session.browser)).getPage(session.id);
    const emulation = emulations.get(page) ?? (await page.createCDPSession());
    emulations.set(page, emulation);
    await emulation.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: payload }] });
    return true;
  },
};

/**
 * Makes the page one that is touched: `(pointer: coarse)`.
 *
 * @type {import('@web/test-runner-core').TestRunnerPlugin}
 */
const touch = {
  name: 'touch',
  async executeCommand({ command, payload, session }) {
    if (command !== 'touch') return undefined;
    const page = /** @type {{ getPage(id: string): import('puppeteer-core').Page }} */ (/** @type {unknown} */ (session.browser)).getPage(session.id);
    const emulation = emulations.get(page) ?? (await page.createCDPSession());
    emulations.set(page, emulation);
    await emulation.send('Emulation.setTouchEmulationEnabled', { enabled: payload });
    return true;
  },
};

/**
 * What the browser tells assistive technologies of the page: `role name` of every node.
 *
 * @type {import('@web/test-runner-core').TestRunnerPlugin}
 */
const accessibilityTree = {
  name: 'accessibility-tree',
  async executeCommand({ command, session }) {
    if (command !== 'accessibility-tree') return undefined;
    const page = /** @type {{ getPage(id: string): import('puppeteer-core').Page }} */ (/** @type {unknown} */ (session.browser)).getPage(session.id);
    const client = await page.createCDPSession();
    const { nodes } = await client.send('Accessibility.getFullAXTree');
    await client.detach();
    return nodes.filter(({ ignored }) => !ignored).map(({ role, name }) => `${role?.value} ${name?.value ?? ''}`);
  },
};

export default {
  files: ['test/**/*.test.ts', '!test/demo/**', '!test/scripts/**'],
  // The runner's own search starts at 8000, where two runs at once find the same one.
  port: await freePort(),
  // The production builds of the packages: what a host page gets.
  nodeResolve: { exportConditions: ['production', 'es2015'] },
  plugins: [
    servedCommonJs(),
    forcedColors,
    touch,
    accessibilityTree,
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: path('tsconfig.json') }),
    ...(testServer?.plugin ? [testServer.plugin] : []),
  ],
  middleware: [serveShared, ...(testServer?.default ? [testServer.default] : [])],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: findBrowser(), args: BROWSER_ARGS },
      createPage,
      concurrency: 2,
    }),
  ],
  concurrency: 2,
  // A limit for tests that hang, never for slow machines.
  testFramework: { config: { timeout: 60_000 } },
  testsFinishTimeout: 900_000,
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: Boolean(process.stdout.isTTY) }),
    countingReporter(),
  ],
};
