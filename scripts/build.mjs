/** Task `build`: dist/ as it is published. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { exportedFiles } from './lib/exports.mjs';
import { needsBuild } from './lib/fresh.mjs';
import { binOf, fromRoot } from './lib/paths.mjs';
import { runNode } from './lib/run.mjs';

const SOURCES = ['src', 'rollup.config.mjs', 'tsconfig.json', 'package-lock.json'];

const rollup = (/** @type {string[]} */ ...args) => runNode([binOf('rollup'), '-c', '--silent', ...args]);

/** @returns {Promise<number>} */
export async function build() {
  rmSync(fromRoot('dist'), { recursive: true, force: true });
  const code = (await runNode([binOf('typescript', 'tsc'), '-p', 'tsconfig.build.json'])) || (await rollup());
  if (code !== 0) return code;
  const manifest = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));
  const missing = exportedFiles(manifest).filter((file) => !existsSync(fromRoot(file)));
  for (const file of missing) console.error(`package.json exports ${file}, which the build did not make.`);
  return missing.length > 0 ? 1 : 0;
}

/** Builds the JavaScript of dist/ (no declarations) when the sources are newer; throws when that fails. */
export async function buildIfStale() {
  if (!needsBuild('dist/bundle/run-elements.js', SOURCES) && existsSync(fromRoot('dist/index.js'))) return;
  console.log('Building dist/.');
  // Chunks have hashed names: those of the last build would stay.
  rmSync(fromRoot('dist/bundle'), { recursive: true, force: true });
  const code = await rollup();
  if (code !== 0) throw new Error(`The build ended with code ${code}; see its output above.`);
}
