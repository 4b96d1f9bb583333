/**
 * Task `size`: what an application pays for each entry point at first load, with everything it needs and without what
 * is loaded later: bundled from dist/ as an application's bundler would, minified, gzip level 9. Where an entry loads
 * parts by itself before anything is to be seen, what it takes until then is weighed too.
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
 * Parts `<trace-canvas>` loads for every document before it has painted it.
 *
 * @type {readonly string[]}
 */
const CANVAS_PAINTS_WITH = ['trace-model/open/open-later.js', 'trace-canvas/drawing-parts.js'];

/**
 * In bytes, gzip. An entry without a budget is only reported. `painted`: what the entry and the parts that `paintsWith`
 * names, with all that they import, may weigh together.
 *
 * @type {readonly { entry: string; budget?: number; later?: Readonly<Record<string, number>>; paintsWith?: readonly string[]; painted?: number }[]}
 */
const ENTRIES = [
  { entry: './live-run-viewer', budget: 60_000, later: LIVE_LATER },
  { entry: './trace-canvas', budget: 38_700, paintsWith: CANVAS_PAINTS_WITH, painted: 71_700 },
  { entry: './trace-inspector', budget: 21_300, paintsWith: ['trace-inspector/activity/activity-panel.js'], painted: 46_400 },
  { entry: './trace-viewer', budget: 52_700, paintsWith: CANVAS_PAINTS_WITH, painted: 85_000 },
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
 * The outputs a page loads with these: them and what they import statically, and so on.
 *
 * @param {import('esbuild').Metafile['outputs']} outputs
 * @param {readonly string[]} first
 * @returns {Set<string>}
 */
function loadOf(outputs, first) {
  const loaded = new Set(first);
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
 * @param {readonly string[]} paintsWith Ends of the names of modules that are loaded until the first paint.
 * @returns {Promise<{ raw: number; gzip: number; painted: number; lazy: number; groups: Map<string, number>; later: Map<string, number> }>}
 *   Bytes at first load, the same gzipped, and with what is loaded until the first paint; the gzipped bytes of all that is
 *   loaded later, which package or folder the first are from, and the gzipped bytes of each of `parts`.
 */
async function measure(file, parts, paintsWith) {
  const { metafile, outputFiles, warnings } = await build({
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
    // A package compares with -0, and its code stands in the bundle.
    logOverride: { 'equals-negative-zero': 'silent' },
    metafile: true,
    write: false,
  });
  if (warnings.length > 0) throw new Error(`An application's bundler warns of ${file}: ${warnings.map(({ text }) => text).join(' ')}`);
  const names = [...loadOf(metafile.outputs, ['out/first.js'])];
  const painting = paintsWith.map((end) => {
    const found = Object.keys(metafile.outputs).find((path) => metafile.outputs[path]?.entryPoint?.endsWith(end));
    if (!found) throw new Error(`${end} is not loaded by an import of its own; correct the list in this file`);
    return found;
  });
  const untilPainted = loadOf(metafile.outputs, [...names, ...painting]);
  const groups = new Map();
  for (const [path, { bytesInOutput }] of names.flatMap((name) => Object.entries(metafile.outputs[name]?.inputs ?? {}))) {
    groups.set(groupOf(path), (groups.get(groupOf(path)) ?? 0) + bytesInOutput);
  }
  const loaded = names.map((name) => fromRoot(name));
  const sizes = { raw: 0, gzip: 0, painted: 0, lazy: 0, groups, later: new Map() };
  for (const { path, contents } of outputFiles) {
    const gzip = gzipSync(contents, { level: 9 }).length;
    const isFirst = loaded.includes(path);
    sizes.raw += isFirst ? contents.length : 0;
    sizes[isFirst ? 'gzip' : 'lazy'] += gzip;
    if (untilPainted.has(relative(fromRoot(), path))) sizes.painted += gzip;
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
  for (const { entry, budget, later: parts = {}, paintsWith = [], painted: mostPainted = Infinity } of ENTRIES) {
    const { raw, gzip, painted, lazy, groups, later } = await measure(fileOf(entry), parts, paintsWith);
    const verdict = budget === undefined ? '' : `${number(budget)} ${gzip > budget ? 'OVER' : 'ok'}`;
    console.log(`${entry.replace('.', 'run-elements').padEnd(32)}${number(raw)} ${number(gzip)} ${number(lazy)} ${verdict}`);
    if (args.includes('--why')) {
      const sorted = [...groups].sort(([, a], [, b]) => b - a);
      for (const [group, bytes] of sorted) console.log(`  ${group.padEnd(30)}${number(bytes)}`);
    }
    isOver ||= (budget !== undefined && gzip > budget) || painted > mostPainted;
    if (paintsWith.length > 0) {
      console.log(`  until the first paint${''.padEnd(20)}${number(painted)} ${''.padStart(9)} ${number(mostPainted)} ${painted > mostPainted ? 'OVER' : 'ok'}`);
    }
    for (const [part, most] of Object.entries(parts)) {
      const own = later.get(part);
      const isFine = own !== undefined && own <= most;
      console.log(`  later: ${part.padEnd(33)}${number(own ?? 0)} ${''.padStart(9)} ${number(most)} ${isFine ? 'ok' : 'OVER, or no file of its own'}`);
      isOver ||= !isFine;
    }
  }
  return isOver ? 1 : 0;
}
