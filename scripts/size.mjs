/**
 * Task `size`: what an application pays for each entry point at first load, with everything it needs and without what
 * is loaded later: bundled from dist/ as an application's bundler would, minified, gzip level 9.
 */
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { build } from 'esbuild';
import { buildIfStale } from './build.mjs';
import { fromRoot } from './lib/paths.mjs';

/**
 * Parts of the live view that are loaded later, each by a module only it has, with the most its own file may weigh:
 * bytes, gzip. What it shares with others is not counted.
 *
 * @type {Readonly<Record<string, number>>}
 */
const LIVE_LATER = {
  'text/markdown/markdown.js': 23_500,
  'lowlight/lib/index.js': 10_500,
  'run-log/reading/reading.js': 14_000,
  'streams/replay/replay.js': 1_000,
  'json-tree/json-tree-view.js': 5_500,
};

/**
 * In bytes, gzip. An entry without a budget is only reported.
 *
 * @type {readonly { entry: string; budget?: number; later?: Readonly<Record<string, number>> }[]}
 */
const ENTRIES = [
  { entry: './live-run-viewer', budget: 60_000, later: LIVE_LATER },
  { entry: './trace-canvas', budget: 45_000 },
  { entry: './streams' },
  { entry: './trace-model' },
  { entry: './bundle' },
];

/** @param {string} entry A key of `exports`. @returns {string} Its file. */
function fileOf(entry) {
  const target = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')).exports[entry];
  return fromRoot(typeof target === 'string' ? target : target.default);
}

/**
 * The outputs a page loads with the first one: it and what it imports statically, and so on.
 *
 * @param {import('esbuild').Metafile['outputs']} outputs
 * @param {string} first
 * @returns {Set<string>}
 */
function firstLoad(outputs, first) {
  const loaded = new Set([first]);
  for (const path of loaded) {
    for (const { path: imported, kind } of outputs[path]?.imports ?? []) {
      if (kind === 'import-statement') loaded.add(imported);
    }
  }
  return loaded;
}

/** @param {string} path A source file. @returns {string} Its package, or its folder in dist/. */
const groupOf = (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path.split('/').slice(0, -1).join('/');

/**
 * @param {string} file
 * @param {Readonly<Record<string, number>>} parts Parts to be weighed by themselves.
 * @returns {Promise<{ raw: number; gzip: number; lazy: number; groups: Map<string, number>; later: Map<string, number> }>}
 *   Bytes at first load, the same gzipped, the gzipped bytes of all that is loaded later, which package or folder the
 *   first are from, and the gzipped bytes of each of `parts`.
 */
async function measure(file, parts) {
  const { metafile, outputFiles } = await build({
    entryPoints: { first: file },
    absWorkingDir: fromRoot(),
    outdir: 'out',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    conditions: ['es2015', 'production'],
    logLevel: 'error',
    metafile: true,
    write: false,
  });
  const names = [...firstLoad(metafile.outputs, 'out/first.js')];
  const groups = new Map();
  for (const [path, { bytesInOutput }] of names.flatMap((name) => Object.entries(metafile.outputs[name]?.inputs ?? {}))) {
    groups.set(groupOf(path), (groups.get(groupOf(path)) ?? 0) + bytesInOutput);
  }
  const loaded = names.map((name) => fromRoot(name));
  const sizes = { raw: 0, gzip: 0, lazy: 0, groups, later: new Map() };
  for (const { path, contents } of outputFiles) {
    const gzip = gzipSync(contents, { level: 9 }).length;
    const isFirst = loaded.includes(path);
    sizes.raw += isFirst ? contents.length : 0;
    sizes[isFirst ? 'gzip' : 'lazy'] += gzip;
    const inputs = Object.keys(metafile.outputs[relative(fromRoot(), path)]?.inputs ?? {});
    const part = isFirst ? undefined : Object.keys(parts).find((name) => inputs.some((input) => input.endsWith(name)));
    if (part) sizes.later.set(part, gzip);
  }
  return sizes;
}

const number = (/** @type {number} */ bytes) => bytes.toLocaleString('en-US').padStart(9);

/** @param {readonly string[]} args @returns {Promise<number>} */
export async function size(args) {
  await buildIfStale();
  let isOver = false;
  console.log(`${'entry point'.padEnd(32)}${['minified', 'gzip', 'later gz', 'budget'].map((head) => head.padStart(9)).join(' ')}`);
  for (const { entry, budget, later: parts = {} } of ENTRIES) {
    const { raw, gzip, lazy, groups, later } = await measure(fileOf(entry), parts);
    const verdict = budget === undefined ? '' : `${number(budget)} ${gzip > budget ? 'OVER' : 'ok'}`;
    console.log(`${entry.replace('.', 'run-elements').padEnd(32)}${number(raw)} ${number(gzip)} ${number(lazy)} ${verdict}`);
    if (args.includes('--why')) {
      const sorted = [...groups].sort(([, a], [, b]) => b - a);
      for (const [group, bytes] of sorted) console.log(`  ${group.padEnd(30)}${number(bytes)}`);
    }
    isOver ||= budget !== undefined && gzip > budget;
    for (const [part, most] of Object.entries(parts)) {
      const own = later.get(part);
      const isFine = own !== undefined && own <= most;
      console.log(`  later: ${part.padEnd(33)}${number(own ?? 0)} ${''.padStart(9)} ${number(most)} ${isFine ? 'ok' : 'OVER, or no file of its own'}`);
      isOver ||= !isFine;
    }
  }
  return isOver ? 1 : 0;
}
