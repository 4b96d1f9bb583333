/** The page the benchmarks run in: the library from its sources, bundled, and typed calls into it. */
import { build } from 'esbuild';
import { fromRoot } from '../scripts/lib/paths.mjs';
import type { Page } from './chromium.js';
import type * as api from './page/index.js';

type PageApi = typeof api;

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
    // What others are measured as is what they ship.
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.css': 'text' },
    write: false,
    logLevel: 'warning',
  });
  return new Map(outputFiles.map((file) => [file.path, file.contents]));
}

/** Calls a function of `bench/page` in the page. */
export async function call<K extends keyof PageApi>(
  page: Page,
  name: K,
  ...args: Parameters<PageApi[K]>
): Promise<Awaited<ReturnType<PageApi[K]>>> {
  const list = args.map((arg) => JSON.stringify(arg)).join(', ');
  return (await page.evaluate(`bench.${name}(${list})`)) as Awaited<ReturnType<PageApi[K]>>;
}

