/** The mark of a status by itself, for the legend and the tooltip. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { NodeStatus } from '../../trace-model/trace-document.js';
import { GLYPH_GRID, GLYPH_WIDTH, statusGlyphs, type Glyph } from './drawing/glyphs.js';

/** A node nothing happened to has no mark: its empty outline stands for it. */
const NONE: Glyph = { line: 'M3 5.5h10v5h-10z' };

export function statusGlyph(status: NodeStatus): TemplateResult {
  const { line, fill } = statusGlyphs[status] ?? NONE;
  return html`<svg class="status-mark" viewBox="0 0 ${GLYPH_GRID} ${GLYPH_GRID}" width="12" height="12" aria-hidden="true"
    >${fill === undefined ? nothing : svg`<path d=${fill} fill="currentColor"></path>`}${line === undefined
      ? nothing
      : svg`<path d=${line} fill="none" stroke="currentColor" stroke-width=${GLYPH_WIDTH} stroke-linecap="round" stroke-linejoin="round"></path>`}</svg
  >`;
}
