/** Task `types`: every TypeScript project of the repository. */
import { existsSync, readdirSync } from 'node:fs';
import { binOf, fromRoot } from './lib/paths.mjs';
import { runNode } from './lib/run.mjs';

/** Each with the folder it is about; trace-model and layout are checked once more without the DOM's types. */
const PROJECTS = {
  'tsconfig.json': 'src',
  'tsconfig.node.json': 'scripts',
  'test/tsconfig.json': 'test',
  'src/trace-model/tsconfig.json': 'src/trace-model',
  'src/layout/tsconfig.json': 'src/layout',
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
