/** More of Lucide's icons, as in `icons.ts`, for code that is loaded later. Written by `scripts/icons.mjs`. */
import type { TemplateResult } from 'lit';
import { icon } from './icons.js';

/** Lucide `wrap-text` – wrap long lines. */
export const iconWrapText: TemplateResult = /* @__PURE__ */ icon('M16 16l-3 3 3 3M3 12h14.5a1 1 0 0 1 0 7H13M3 19h6M3 5h18');

/** Lucide `link` – address of an entry. */
export const iconLink: TemplateResult = /* @__PURE__ */ icon('M10 13a5 5 0 0 0 7.54.54l3-3a5 5 0 0 0-7.07-7.07l-1.72 1.71M14 11a5 5 0 0 0-7.54-.54l-3 3a5 5 0 0 0 7.07 7.07l1.71-1.71');

/** Lucide `braces` – as JSON. */
export const iconBraces: TemplateResult = /* @__PURE__ */ icon('M8 3H7a2 2 0 0 0-2 2v5a2 2 0 0 1-2 2 2 2 0 0 1 2 2v5c0 1.1.9 2 2 2h1M16 21h1a2 2 0 0 0 2-2v-5c0-1.1.9-2 2-2a2 2 0 0 1-2-2V5a2 2 0 0 0-2-2h-1');

/** Lucide `code` – as written. */
export const iconCode: TemplateResult = /* @__PURE__ */ icon('M16 18l6-6-6-6M8 6l-6 6 6 6');
