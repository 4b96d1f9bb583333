/** Task `types`: every TypeScript project of the repository. */
import { existsSync, readdirSync } from 'node:fs';
import { binOf, fromRoot } from './lib/paths.mjs';
import { runNode } from './lib/run.mjs';

/** Each with the folder it is about; trace-model and layout are checked once more without the DOM's types. */
const PROJECTS = {
  'tsconfig.json': 'src',
  '.storybook/tsconfig.json': '.storybook',
  'src/trace-model/tsconfig.json': 'src/trace-model',
  'src/layout/tsconfig.json': 'src/layout',
  'demo/tsconfig.json': 'demo',
  'bench/tsconfig.json': 'bench',
  'scripts/tsconfig.json': 'scripts',
  'test/tsconfig.json': 'test',
  'test/demo/tsconfig.json': 'test/demo',
  'test/scripts/tsconfig.json': 'test/scripts',
  'test/server/tsconfig.json': 'test/server',
};

/** @param {string} folder */
const hasSources = (folder) =>
  existsSync(fromRoot(folder)) &&
  readdirSync(fromRoot(folder), { recursive: true, encoding: 'utf8' }).some((file) => /\.[cm]?[jt]s$/.test(file));

/** @returns {Promise<number>} */
export async function types() {
  let failed = 0;
  for (const [project, folder] of Object.entries(PROJECTS)) {
    if (!hasSources(folder)) continue;
    const code = await runNode([binOf('typescript', 'tsc'), '--noEmit', '-p', project]);
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${project}`);
    if (code !== 0) failed += 1;
  }
  return failed > 0 ? 1 : 0;
}
