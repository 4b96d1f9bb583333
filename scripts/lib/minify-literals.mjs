/** Rollup plugin: style sheets in `css` templates without their white space and comments. Markup stays as written. */
import { minifyHTMLLiterals } from 'minify-literals';

/** @returns {import('rollup').Plugin} */
export const minifyStyles = () => ({
  name: 'minify-styles',
  async transform(code, id) {
    // Sheets put together by code (the tokens) are left alone.
    if (!/\bcss`/.test(code) || code.includes('unsafeCSS') || !id.endsWith('.ts')) return null;
    const result = await minifyHTMLLiterals(code, { fileName: id, html: false });
    return result ? { code: result.code, map: result.map ?? null } : null;
  },
});
