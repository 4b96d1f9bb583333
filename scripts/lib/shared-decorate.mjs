/** esbuild writes its helper for decorators into every file that has one. */
const HELPER = /var __defProp = [^\n]*\n(?:var __getOwnPropDesc = [^\n]*\n)?var __decorateClass = [^]*?\n\};\n/;
const SHARED = '\0decorate-class';

/** For Rollup, behind esbuild: one helper for all files. @returns {import('rollup').Plugin} */
export const sharedDecorate = () => {
  let helper = '';
  return {
    name: 'shared-decorate',
    resolveId: (id) => (id === SHARED ? id : null),
    load: (id) => (id === SHARED ? `${helper}export { __decorateClass };\n` : null),
    transform(code, id) {
      if (id === SHARED || !code.includes('var __decorateClass =')) return null;
      const found = HELPER.exec(code)?.[0];
      if (found === undefined) return this.error('esbuild writes its helper for decorators otherwise now: correct HELPER');
      helper ||= found;
      // On one line with what follows, and its own lines left empty, so that source maps stay true.
      const lines = '\n'.repeat(found.split('\n').length - 1);
      return { code: code.replace(found, `import { __decorateClass } from '${SHARED}';${lines}`), map: null };
    },
  };
};
