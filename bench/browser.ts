/** The page the benchmarks run in: the library from its sources, in the Chromium found on this machine. */
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { ensureBrowser } from '../scripts/lib/browser.mjs';
import { fromRoot } from '../scripts/lib/paths.mjs';

export type { Browser, Page };

type PageApi = typeof import('./page/index.js');

/** Bundles `bench/page` with the library: path → script. */
export async function bundlePage(): Promise<Map<string, Uint8Array>> {
  const { outputFiles } = await build({
    absWorkingDir: fromRoot(),
    entryPoints: { 'page/index': 'bench/page/index.ts' },
    outdir: '/',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['es2015'],
    write: false,
    logLevel: 'warning',
  });
  return new Map(outputFiles.map((file) => [file.path, file.contents]));
}

export async function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: await ensureBrowser(), args: ['--no-sandbox', '--js-flags=--expose-gc'] });
}

/** A page of its own process; an error nobody caught in it fails the benchmark that uses it next. */
export async function openPage(browser: Browser, origin: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`In the page: ${error.message}`));
  await page.goto(origin);
  await page.waitForFunction('globalThis.bench !== undefined');
  return page;
}

/** Calls a function of `bench/page` in the page. */
export function call<K extends keyof PageApi>(
  page: Page,
  name: K,
  ...args: Parameters<PageApi[K]>
): Promise<Awaited<ReturnType<PageApi[K]>>> {
  return page.evaluate(`bench.${name}(...${JSON.stringify(args)})`);
}

/** CPU time of the page's main thread since it began, ms. */
export interface MainThread {
  readonly taskMs: number;
  readonly scriptMs: number;
  readonly layoutMs: number;
  readonly styleMs: number;
}

/** A meter of the main thread's CPU time: robust where wall time is not. */
export async function mainThreadMeter(page: Page): Promise<() => Promise<MainThread>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const ms = (name: string): number => 1000 * (metrics.find((metric) => metric.name === name)?.value ?? NaN);
    return {
      taskMs: ms('TaskDuration'),
      scriptMs: ms('ScriptDuration'),
      layoutMs: ms('LayoutDuration'),
      styleMs: ms('RecalcStyleDuration'),
    };
  };
}
