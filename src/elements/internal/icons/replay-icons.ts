/** More of Lucide's icons, as in `icons.ts`, for replay. Written by `scripts/icons.mjs`. */
import type { TemplateResult } from 'lit';
import { icon } from './icons.js';

/** Lucide `pause` – pause a replay. */
export const iconPause: TemplateResult = /* @__PURE__ */ icon('M15 3h3a1 1 0 0 1 1 1v16a1 1 0 0 1 -1 1h-3a1 1 0 0 1 -1 -1v-16a1 1 0 0 1 1 -1zM6 3h3a1 1 0 0 1 1 1v16a1 1 0 0 1 -1 1h-3a1 1 0 0 1 -1 -1v-16a1 1 0 0 1 1 -1z');

/** Lucide `step-back` – one step back. */
export const iconStepBack: TemplateResult = /* @__PURE__ */ icon('M13.971 4.285A2 2 0 0 1 17 6v12a2 2 0 0 1-3.029 1.715l-9.997-5.998a2 2 0 0 1-.003-3.432zM21 20V4');

/** Lucide `step-forward` – one step on. */
export const iconStepForward: TemplateResult = /* @__PURE__ */ icon('M10.029 4.285A2 2 0 0 0 7 6v12a2 2 0 0 0 3.029 1.715l9.997-5.998a2 2 0 0 0 .003-3.432zM3 4v16');

/** Lucide `history` – rewind. */
export const iconHistory: TemplateResult = /* @__PURE__ */ icon('M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8M3 3v5h5M12 7v5l4 2');

/** Lucide `fast-forward` – skip idle time. */
export const iconFastForward: TemplateResult = /* @__PURE__ */ icon('M12 6a2 2 0 0 1 3.414-1.414l6 6a2 2 0 0 1 0 2.828l-6 6A2 2 0 0 1 12 18zM2 6a2 2 0 0 1 3.414-1.414l6 6a2 2 0 0 1 0 2.828l-6 6A2 2 0 0 1 2 18z');

/** Lucide `skip-forward` – to the end of a replay. */
export const iconSkipForward: TemplateResult = /* @__PURE__ */ icon('M21 4v16M6.029 4.285A2 2 0 0 0 3 6v12a2 2 0 0 0 3.029 1.715l9.997-5.998a2 2 0 0 0 .003-3.432z');
