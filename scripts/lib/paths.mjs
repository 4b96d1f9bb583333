import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../../', import.meta.url);

/** The absolute path of a path relative to the project's root; without an argument, the root itself. */
export const fromRoot = (relative = '.') => fileURLToPath(new URL(relative, ROOT));

/**
 * The script behind a package's command, to be run by this same Node: no shell, no `.cmd` file, no download.
 *
 * @param {string} packageName
 * @param {string} [command] Needed where the package brings several commands.
 */
export function binOf(packageName, command = packageName) {
  const folder = `node_modules/${packageName}`;
  const { bin } = JSON.parse(readFileSync(fromRoot(`${folder}/package.json`), 'utf8'));
  return fromRoot(`${folder}/${typeof bin === 'string' ? bin : bin[command]}`);
}
