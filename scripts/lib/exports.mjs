/**
 * @typedef {string | { [condition: string]: ExportTarget }} ExportTarget
 */

/** @param {ExportTarget} target @returns {string[]} */
const leaves = (target) => (typeof target === 'string' ? [target] : Object.values(target).flatMap(leaves));

/**
 * The files an export map promises.
 *
 * @param {{ exports: Record<string, ExportTarget> }} manifest package.json
 * @returns {string[]} Relative to the package, each once.
 */
export const exportedFiles = (manifest) => [...new Set(Object.values(manifest.exports).flatMap(leaves))];
