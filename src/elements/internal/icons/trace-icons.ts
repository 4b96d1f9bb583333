/** More of Lucide's icons, as in `icons.ts`, for the trace elements. Written by `scripts/icons.mjs`. */
import type { TemplateResult } from 'lit';
import { icon } from './icons.js';

/** Lucide `minus` – zoom out. */
export const iconMinus: TemplateResult = /* @__PURE__ */ icon('M5 12h14');

/** Lucide `plus` – zoom in. */
export const iconPlus: TemplateResult = /* @__PURE__ */ icon('M5 12h14M12 5v14');

/** Lucide `maximize` – fit to view. */
export const iconMaximize: TemplateResult = /* @__PURE__ */ icon('M8 3H5a2 2 0 0 0-2 2v3M21 8V5a2 2 0 0 0-2-2h-3M3 16v3a2 2 0 0 0 2 2h3M16 21h3a2 2 0 0 0 2-2v-3');

/** Lucide `locate-fixed` – follow the cursor. */
export const iconLocateFixed: TemplateResult = /* @__PURE__ */ icon('M2 12L5 12M19 12L22 12M12 2L12 5M12 19L12 22M5 12a7 7 0 1 0 14 0a7 7 0 1 0 -14 0M9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0');
