import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the package a module belongs to; undefined for the project's own. */
const packageFolder = (/** @type {string} */ id) => /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id)?.[1];

/** @param {string} folder A package's folder. @returns {string} Its name, version, licence and licence text. */
function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  return [`${name} ${version} (${license})`, ...(file ? [readFileSync(join(folder, file), 'utf8').trim()] : [])].join('\n\n');
}

/**
 * A Rollup plugin that writes the licences of every package whose code is in the output, as they ask to be shown.
 *
 * @param {string} fileName In the output folder.
 * @returns {import('rollup').Plugin}
 */
export const licences = (fileName) => ({
  name: 'licences',
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap((chunk) => (chunk.type === 'chunk' ? Object.entries(chunk.modules) : []));
    const included = modules.flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? (packageFolder(id) ?? []) : []));
    const texts = [...new Set(included)].filter(existsSync).map(licenceOf);
    this.emitFile({ type: 'asset', fileName, source: `${texts.sort().join(`\n\n${'-'.repeat(80)}\n\n`)}\n` });
  },
});
