/** More of Lucide's icons, as in `icons.ts`, for the inspector of traces. Written by `scripts/icons.mjs`. */
import type { TemplateResult } from 'lit';
import { icon } from './icons.js';

/** Lucide `shield` – kind: protocol. */
export const iconShield: TemplateResult = /* @__PURE__ */ icon('M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1z');

/** Lucide `list-filter` – filters. */
export const iconListFilter: TemplateResult = /* @__PURE__ */ icon('M2 5h20M6 12h12M9 19h6');

/** Lucide `arrow-down-narrow-wide` – oldest first. */
export const iconArrowDownNarrowWide: TemplateResult = /* @__PURE__ */ icon('M3 16l4 4 4-4M7 20V4M11 4h4M11 8h7M11 12h10');

/** Lucide `arrow-down-wide-narrow` – newest first. */
export const iconArrowDownWideNarrow: TemplateResult = /* @__PURE__ */ icon('M3 16l4 4 4-4M7 20V4M11 4h10M11 8h7M11 12h4');

/** Lucide `waypoints` – the data flow. */
export const iconWaypoints: TemplateResult = /* @__PURE__ */ icon('M10.586 5.414l-5.172 5.172M18.586 13.414l-5.172 5.172M6 12h12M10 20a2 2 0 1 0 4 0a2 2 0 1 0 -4 0M10 4a2 2 0 1 0 4 0a2 2 0 1 0 -4 0M18 12a2 2 0 1 0 4 0a2 2 0 1 0 -4 0M2 12a2 2 0 1 0 4 0a2 2 0 1 0 -4 0');
