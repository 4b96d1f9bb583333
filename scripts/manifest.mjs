/** Task `manifest`: custom-elements.json, which is committed so that editors and documentation find it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { fromRoot } from './lib/paths.mjs';

const FILE = 'custom-elements.json';

/**
 * The first line in which two texts differ.
 *
 * @param {string} committed
 * @param {string} current
 * @returns {string | undefined} What to show of it; undefined where they are the same.
 */
export function firstDifference(committed, current) {
  if (committed === current) return undefined;
  const before = committed.split('\n');
  const after = current.split('\n');
  const line = after.findIndex((text, index) => text !== before[index]);
  const at = line < 0 ? after.length : line;
  return `line ${at + 1}\n  - ${before[at] ?? '(end of file)'}\n  + ${after[at] ?? '(end of file)'}`;
}

/** @param {readonly string[]} args @returns {Promise<number>} */
export async function manifest(args) {
  const made = await cli({ argv: ['analyze', '--quiet'], cwd: fromRoot(), noWrite: true });
  const current = `${JSON.stringify(made, null, 2)}\n`;
  const elements = current.match(/"tagName"/g)?.length ?? 0;
  if (!args.includes('--check')) {
    writeFileSync(fromRoot(FILE), current);
    console.log(`${FILE}: written, ${elements} tags`);
    return 0;
  }
  const committed = existsSync(fromRoot(FILE)) ? readFileSync(fromRoot(FILE), 'utf8') : '';
  const difference = firstDifference(committed, current);
  if (difference === undefined) {
    console.log(`${FILE}: up to date, ${elements} tags`);
    return 0;
  }
  console.error(`${FILE} differs from the sources at ${difference}\nRun: node scripts/task.mjs manifest`);
  return 1;
}
