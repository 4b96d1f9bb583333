import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * Packages that are CommonJS in one file that requires nothing: wrapped so that they are modules, without a parser.
 *
 * @type {readonly RegExp[]}
 */
const FILES = [/[\\/]highlight\.js[\\/]lib[\\/]core\.js$/, /[\\/]elkjs[\\/]lib[\\/]elk-(api|worker\.min)\.js$/];

/** @param {string} id A module's path. */
export const isCommonJs = (id) => FILES.some((file) => file.test(id.split('?')[0] ?? ''));

/** @param {string} source Of such a file. @returns {string} The same as a module with a default export. */
export const asModule = (source) =>
  `const module = { exports: {} };\n((module, exports) => {\n${source}\n})(module, module.exports);\nexport default module.exports;\n`;

/** For Rollup. @returns {import('rollup').Plugin} */
export const commonJs = () => ({
  name: 'commonjs',
  transform: (code, id) => (isCommonJs(id) ? { code: asModule(code), map: null } : null),
});

/** For the test runner. @returns {import('@web/dev-server-core').Plugin} */
export const servedCommonJs = () => ({
  name: 'commonjs',
  transform: ({ path, body }) => (isCommonJs(path) && typeof body === 'string' ? { body: asModule(body) } : undefined),
});

/** elkjs's worker: 1.6 MB that no parser should read twice. */
const ELK = /^elkjs\/lib\/elk-worker\.min\.js$/;

/** For Rollup: ELK lies beside the bundle as a file of its own. @returns {import('rollup').Plugin} */
export const elkBeside = () => ({
  name: 'elk-beside',
  resolveId: (id) => (ELK.test(id) ? { id: './elk-worker.js', external: true } : null),
  generateBundle() {
    const file = createRequire(import.meta.url).resolve('elkjs/lib/elk-worker.min.js');
    this.emitFile({ type: 'asset', fileName: 'elk-worker.js', source: asModule(readFileSync(file, 'utf8')) });
  },
});
