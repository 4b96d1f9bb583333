/** More of Lucide's icons, as in `icons.ts`, for the viewer of traces. Written by `scripts/icons.mjs`. */
import type { TemplateResult } from 'lit';
import { icon } from './icons.js';

/** Lucide `workflow` – an opened trace. */
export const iconWorkflow: TemplateResult = /* @__PURE__ */ icon('M5 3h4a2 2 0 0 1 2 2v4a2 2 0 0 1 -2 2h-4a2 2 0 0 1 -2 -2v-4a2 2 0 0 1 2 -2zM7 11v4a2 2 0 0 0 2 2h4M15 13h4a2 2 0 0 1 2 2v4a2 2 0 0 1 -2 2h-4a2 2 0 0 1 -2 -2v-4a2 2 0 0 1 2 -2z');

/** Lucide `folder-open` – open a file. */
export const iconFolderOpen: TemplateResult = /* @__PURE__ */ icon('M6 14l1.5-2.9A2 2 0 0 1 9.24 10H20a2 2 0 0 1 1.94 2.5l-1.54 6a2 2 0 0 1-1.95 1.5H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h3.9a2 2 0 0 1 1.69.9l.81 1.2a2 2 0 0 0 1.67.9H18a2 2 0 0 1 2 2v2');

/** Lucide `git-compare` – compare. */
export const iconGitCompare: TemplateResult = /* @__PURE__ */ icon('M15 18a3 3 0 1 0 6 0a3 3 0 1 0 -6 0M3 6a3 3 0 1 0 6 0a3 3 0 1 0 -6 0M13 6h3a2 2 0 0 1 2 2v7M11 18H8a2 2 0 0 1-2-2V9');

/** Lucide `panel-right` – toggle the inspector. */
export const iconPanelRight: TemplateResult = /* @__PURE__ */ icon('M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2zM15 3v18');

/** Lucide `eye` – watched. */
export const iconEye: TemplateResult = /* @__PURE__ */ icon('M2.062 12.348a1 1 0 0 1 0-.696 10.75 10.75 0 0 1 19.876 0 1 1 0 0 1 0 .696 10.75 10.75 0 0 1-19.876 0M9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0');
