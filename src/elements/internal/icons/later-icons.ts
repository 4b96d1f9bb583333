/** More of Lucide's icons, as in `icons.ts`, for code that is loaded later. Written by `scripts/icons.mjs`. */
import type { TemplateResult } from 'lit';
import { icon } from './icons.js';

/** Lucide `hourglass` – slow. */
export const iconHourglass: TemplateResult = /* @__PURE__ */ icon('M5 22h14M5 2h14M17 22v-4.172a2 2 0 0 0-.586-1.414L12 12l-4.414 4.414A2 2 0 0 0 7 17.828V22M7 2v4.172a2 2 0 0 0 .586 1.414L12 12l4.414-4.414A2 2 0 0 0 17 6.172V2');

/** Lucide `download` – export. */
export const iconDownload: TemplateResult = /* @__PURE__ */ icon('M12 15V3M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4M7 10l5 5 5-5');

/** Lucide `send` – send. */
export const iconSend: TemplateResult = /* @__PURE__ */ icon('M14.536 21.686a.5.5 0 0 0 .937-.024l6.5-19a.496.496 0 0 0-.635-.635l-19 6.5a.5.5 0 0 0-.024.937l7.93 3.18a2 2 0 0 1 1.112 1.11zM21.854 2.147l-10.94 10.939');

/** Lucide `rotate-ccw` – retrigger. */
export const iconRotateCcw: TemplateResult = /* @__PURE__ */ icon('M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8M3 3v5h5');

/** Lucide `square` – cancel the run. */
export const iconSquare: TemplateResult = /* @__PURE__ */ icon('M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2z');

/** Lucide `wrap-text` – wrap long lines. */
export const iconWrapText: TemplateResult = /* @__PURE__ */ icon('M16 16l-3 3 3 3M3 12h14.5a1 1 0 0 1 0 7H13M3 19h6M3 5h18');

/** Lucide `link` – address of an entry. */
export const iconLink: TemplateResult = /* @__PURE__ */ icon('M10 13a5 5 0 0 0 7.54.54l3-3a5 5 0 0 0-7.07-7.07l-1.72 1.71M14 11a5 5 0 0 0-7.54-.54l-3 3a5 5 0 0 0 7.07 7.07l1.71-1.71');

/** Lucide `braces` – as JSON. */
export const iconBraces: TemplateResult = /* @__PURE__ */ icon('M8 3H7a2 2 0 0 0-2 2v5a2 2 0 0 1-2 2 2 2 0 0 1 2 2v5c0 1.1.9 2 2 2h1M16 21h1a2 2 0 0 0 2-2v-5c0-1.1.9-2 2-2a2 2 0 0 1-2-2V5a2 2 0 0 0-2-2h-1');

/** Lucide `code` – as written. */
export const iconCode: TemplateResult = /* @__PURE__ */ icon('M16 18l6-6-6-6M8 6l-6 6 6 6');

/** Lucide `chevron-up` – previous hit of a search. */
export const iconChevronUp: TemplateResult = /* @__PURE__ */ icon('M18 15l-6-6-6 6');

/** Lucide `keyboard` – list of keys. */
export const iconKeyboard: TemplateResult = /* @__PURE__ */ icon('M10 8h.01M12 12h.01M14 8h.01M16 12h.01M18 8h.01M6 8h.01M7 16h10M8 12h.01M4 4h16a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-16a2 2 0 0 1 -2 -2v-12a2 2 0 0 1 2 -2z');

/** Lucide `chevrons-down-up` – collapse all. */
export const iconChevronsDownUp: TemplateResult = /* @__PURE__ */ icon('M7 20l5-5 5 5M7 4l5 5 5-5');

/** Lucide `chevrons-up-down` – expand all. */
export const iconChevronsUpDown: TemplateResult = /* @__PURE__ */ icon('M7 15l5 5 5-5M7 9l5-5 5 5');

/** Lucide `ellipsis` – more actions. */
export const iconEllipsis: TemplateResult = /* @__PURE__ */ icon('M11 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0M18 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0M4 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0');

/** Lucide `loader-circle` – status: running. */
export const iconLoaderCircle: TemplateResult = /* @__PURE__ */ icon('M21 12a9 9 0 1 1-6.219-8.56');

/** Lucide `corner-down-right` – belongs to the row above. */
export const iconCornerDownRight: TemplateResult = /* @__PURE__ */ icon('M15 10l5 5-5 5M4 4v7a4 4 0 0 0 4 4h12');

/** Lucide `copy` – copy. */
export const iconCopy: TemplateResult = /* @__PURE__ */ icon('M10 8h10a2 2 0 0 1 2 2v10a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-10a2 2 0 0 1 2 -2zM4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2');

/** Lucide `clock` – time. */
export const iconClock: TemplateResult = /* @__PURE__ */ icon('M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0M12 6v6l4 2');

/** Lucide `circle-check` – status: succeeded. */
export const iconCircleCheck: TemplateResult = /* @__PURE__ */ icon('M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0M16 9l-5.5 5.5L8 12');

/** Lucide `chevron-down` – unfolded. */
export const iconChevronDown: TemplateResult = /* @__PURE__ */ icon('M6 9l6 6 6-6');
