/**
 * Two builds:
 *
 * - `modules`: one file in dist/ per file of src/, for applications that have a bundler of their own. Packages stay
 *   imports. Because dist/ mirrors src/, the declarations tsc writes lie beside the code they describe.
 * - `bundle`: dist/bundle/run-elements.js for a plain `<script type="module">`: everything inlined, what opens later
 *   in chunks beside it.
 *
 * `rollup -c --configOnly=bundle` makes just that one.
 */
import { existsSync, readdirSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import esbuild from 'rollup-plugin-esbuild';
import { commonJs, elkBeside } from './scripts/lib/commonjs.mjs';
import { licences } from './scripts/lib/licences.mjs';
import { minifyStyles } from './scripts/lib/minify-literals.mjs';
import { sharedDecorate } from './scripts/lib/shared-decorate.mjs';

const TARGET = 'es2022';

/** Every entry point of package.json's `exports`. */
const entries = () => [
  ...['src/index.ts', 'src/define.ts', 'src/streams/index.ts', 'src/trace-model/index.ts'].filter(existsSync),
  ...readdirSync('src/elements', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.define.ts'))
    .map((file) => `src/elements/${file}`)
    .sort(),
];

/** Imports of packages stay imports; a package is whatever is neither relative nor absolute. */
const isPackage = (/** @type {string} */ id) => /^(@?[a-z0-9])/i.test(id) && !/^[a-z]:[\\/]/i.test(id);

const resolve = () =>
  nodeResolve({
    browser: true,
    extensions: ['.ts', '.js', '.mjs'],
    // RxJS in modern syntax: a quarter smaller than its default.
    exportConditions: ['es2015'],
  });

/** Templates are made where a module is loaded; unused ones (icons, mostly) may be dropped. */
const treeshake = { manualPureFunctions: ['html', 'svg', 'css', 'icon'] };

/** An entry that only imports others (define.ts), and imports of what was dropped as unused. */
const HARMLESS = ['EMPTY_BUNDLE', 'UNUSED_EXTERNAL_IMPORT'];

/**
 * A warning about the project's own code stops the build; packages are not ours to mend.
 *
 * @type {import('rollup').LogHandlerWithDefault}
 */
function onLog(level, log, report) {
  const ids = [log.id, ...(log.ids ?? [])].filter((id) => id !== undefined);
  if (HARMLESS.includes(log.code ?? '') || ids.some((id) => id.includes('node_modules'))) return;
  report(level === 'warn' ? 'error' : level, log);
}

/** @type {Record<string, () => import('rollup').RollupOptions>} */
const builds = {
  modules: () => ({
    input: entries(),
    external: isPackage,
    treeshake,
    plugins: [resolve(), minifyStyles(), esbuild({ target: TARGET }), sharedDecorate()],
    output: {
      dir: 'dist',
      format: 'es',
      sourcemap: true,
      preserveModules: true,
      preserveModulesRoot: 'src',
    },
  }),
  bundle: () => ({
    input: { 'run-elements': 'src/bundle.ts' },
    treeshake,
    plugins: [elkBeside(), resolve(), commonJs(), minifyStyles(), esbuild({ target: TARGET, minify: true, legalComments: 'none' }), sharedDecorate(), licences('LICENSES.txt')],
    output: {
      dir: 'dist/bundle',
      format: 'es',
      sourcemap: true,
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-[hash].js',
    },
  }),
};

/** @param {{ configOnly?: string }} args */
export default ({ configOnly }) =>
  Object.entries(builds)
    .filter(([name]) => configOnly === undefined || name === configOnly)
    .map(([, build]) => ({ ...build(), onLog }));
