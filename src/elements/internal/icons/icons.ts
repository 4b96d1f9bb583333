/**
 * Icons. Written by `scripts/icons.mjs`; change the list there, not this file.
 *
 * The shapes are Lucide's (https://lucide.dev), under the ISC License:
 *
 * Copyright (c) Lucide Icons and Contributors. Some shapes derive from Feather, Copyright (c) Cole Bemis (MIT).
 *
 * Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
 * granted, provided that the above copyright notice and this permission notice appear in all copies.
 *
 * THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
 * INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN
 * AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR
 * PERFORMANCE OF THIS SOFTWARE.
 */
import { html, type TemplateResult } from 'lit';

/** One path: 16 px, about 1.5 px stroke, in the text colour, silent to screen readers. */
export const icon = (d: string): TemplateResult =>
  html`<svg
    viewBox="0 0 24 24"
    width="16"
    height="16"
    fill="none"
    stroke="currentColor"
    stroke-width="2.25"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    ><path d=${d}></path></svg
  >`;

/** Lucide `play` – start, replay. */
export const iconPlay: TemplateResult = /* @__PURE__ */ icon('M5 5a2 2 0 0 1 3.008-1.728l11.997 6.998a2 2 0 0 1 .003 3.458l-12 7A2 2 0 0 1 5 19z');

/** Lucide `scroll-text` – kind: prompt. */
export const iconScrollText: TemplateResult = /* @__PURE__ */ icon('M15 12h-5M15 8h-5M19 17V5a2 2 0 0 0-2-2H4M8 21h12a2 2 0 0 0 2-2v-1a1 1 0 0 0-1-1H11a1 1 0 0 0-1 1v1a2 2 0 1 1-4 0V5a2 2 0 1 0-4 0v2a1 1 0 0 0 1 1h3');

/** Lucide `sparkles` – kind: thinking. */
export const iconSparkles: TemplateResult = /* @__PURE__ */ icon('M11.017 2.814a1 1 0 0 1 1.966 0l1.051 5.558a2 2 0 0 0 1.594 1.594l5.558 1.051a1 1 0 0 1 0 1.966l-5.558 1.051a2 2 0 0 0-1.594 1.594l-1.051 5.558a1 1 0 0 1-1.966 0l-1.051-5.558a2 2 0 0 0-1.594-1.594l-5.558-1.051a1 1 0 0 1 0-1.966l5.558-1.051a2 2 0 0 0 1.594-1.594zM20 2v4M22 4h-4M2 20a2 2 0 1 0 4 0a2 2 0 1 0 -4 0');

/** Lucide `message-square` – kind: message. */
export const iconMessageSquare: TemplateResult = /* @__PURE__ */ icon('M22 17a2 2 0 0 1-2 2H6.828a2 2 0 0 0-1.414.586l-2.202 2.202A.71.71 0 0 1 2 21.286V5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2z');

/** Lucide `terminal` – tool kind: execute. */
export const iconTerminal: TemplateResult = /* @__PURE__ */ icon('M12 19h8M4 17l6-6-6-6');

/** Lucide `file-text` – tool kind: read. */
export const iconFileText: TemplateResult = /* @__PURE__ */ icon('M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2zM14 2v5a1 1 0 0 0 1 1h5M10 9H8M16 13H8M16 17H8');

/** Lucide `pencil` – tool kind: edit. */
export const iconPencil: TemplateResult = /* @__PURE__ */ icon('M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497zM15 5l4 4');

/** Lucide `trash-2` – tool kind: delete. */
export const iconTrash2: TemplateResult = /* @__PURE__ */ icon('M10 11v6M14 11v6M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6M3 6h18M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2');

/** Lucide `folder-input` – tool kind: move. */
export const iconFolderInput: TemplateResult = /* @__PURE__ */ icon('M2 9V5a2 2 0 0 1 2-2h3.9a2 2 0 0 1 1.69.9l.81 1.2a2 2 0 0 0 1.67.9H20a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2v-1M2 13h10M9 16l3-3-3-3');

/** Lucide `search` – tool kind: search. */
export const iconSearch: TemplateResult = /* @__PURE__ */ icon('M21 21l-4.34-4.34M3 11a8 8 0 1 0 16 0a8 8 0 1 0 -16 0');

/** Lucide `globe` – tool kind: fetch. */
export const iconGlobe: TemplateResult = /* @__PURE__ */ icon('M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0M12 2a14.5 14.5 0 0 0 0 20 14.5 14.5 0 0 0 0-20M2 12h20');

/** Lucide `wrench` – tool kind: other. */
export const iconWrench: TemplateResult = /* @__PURE__ */ icon('M14.7 6.3a1 1 0 0 0 0 1.4l1.6 1.6a1 1 0 0 0 1.4 0l3.106-3.105c.32-.322.863-.22.983.218a6 6 0 0 1-8.259 7.057l-7.91 7.91a1 1 0 0 1-2.999-3l7.91-7.91a6 6 0 0 1 7.057-8.259c.438.12.54.662.219.984z');

/** Lucide `brain` – tool kind: think. */
export const iconBrain: TemplateResult = /* @__PURE__ */ icon('M12 18V5M15 13a4.17 4.17 0 01-3-4 4.17 4.17 0 01-3 4M17.707 6.294A3 3 0 1012 5a3 3 0 10-5.707 1.294M17.996 5.125a4 4 0 012.526 5.77M18 18a4 4 0 002-7.465M19.967 17.482a4 4 0 11-7.967.517 4 4 0 11-7.967-.517M6 18a4 4 0 01-2-7.465M6.004 5.125a4 4 0 00-2.526 5.77');

/** Lucide `bot` – kind: agent. */
export const iconBot: TemplateResult = /* @__PURE__ */ icon('M12 8V4H8M6 8h12a2 2 0 0 1 2 2v8a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2v-8a2 2 0 0 1 2 -2zM2 14h2M20 14h2M15 13v2M9 13v2');

/** Lucide `git-fork` – kind: sub-agent. */
export const iconGitFork: TemplateResult = /* @__PURE__ */ icon('M9 18a3 3 0 1 0 6 0a3 3 0 1 0 -6 0M3 6a3 3 0 1 0 6 0a3 3 0 1 0 -6 0M15 6a3 3 0 1 0 6 0a3 3 0 1 0 -6 0M18 9v2c0 .6-.4 1-1 1H7c-.6 0-1-.4-1-1V9M12 12v3');

/** Lucide `list-checks` – kind: step. */
export const iconListChecks: TemplateResult = /* @__PURE__ */ icon('M13 5h8M13 12h8M13 19h8M3 17l2 2 4-4M3 7l2 2 4-4');

/** Lucide `hand` – kind: input or approval requested. */
export const iconHand: TemplateResult = /* @__PURE__ */ icon('M18 11V6a2 2 0 0 0-2-2a2 2 0 0 0-2 2M14 10V4a2 2 0 0 0-2-2a2 2 0 0 0-2 2v2M10 10.5V6a2 2 0 0 0-2-2a2 2 0 0 0-2 2v8M18 8a2 2 0 1 1 4 0v6a8 8 0 0 1-8 8h-2c-2.8 0-4.5-.86-5.99-2.34l-3.6-3.6a2 2 0 0 1 2.83-2.82L7 15');

/** Lucide `info` – kind: notice. */
export const iconInfo: TemplateResult = /* @__PURE__ */ icon('M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0M12 16v-4M12 8h.01');

/** Lucide `triangle-alert` – kind: warning. */
export const iconTriangleAlert: TemplateResult = /* @__PURE__ */ icon('M21.73 18l-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01');

/** Lucide `unplug` – kind: gap in the stream. */
export const iconUnplug: TemplateResult = /* @__PURE__ */ icon('M19 5l3-3M2 22l3-3M6.3 20.3a2.4 2.4 0 0 0 3.4 0L12 18l-6-6-2.3 2.3a2.4 2.4 0 0 0 0 3.4ZM7.5 13.5 10 11M10.5 16.5 13 14M12 6l6 6 2.3-2.3a2.4 2.4 0 0 0 0-3.4l-2.6-2.6a2.4 2.4 0 0 0-3.4 0Z');

/** Lucide `circle-help` – kind: unknown. */
export const iconCircleHelp: TemplateResult = /* @__PURE__ */ icon('M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3M12 17h.01');

/** Lucide `check` – done. */
export const iconCheck: TemplateResult = /* @__PURE__ */ icon('M20 6 9 17l-5-5');

/** Lucide `x` – close. */
export const iconX: TemplateResult = /* @__PURE__ */ icon('M18 6 6 18M6 6l12 12');

/** Lucide `circle-x` – status: failed. */
export const iconCircleX: TemplateResult = /* @__PURE__ */ icon('M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0M15 9l-6 6M9 9l6 6');

/** Lucide `ban` – status: cancelled or denied. */
export const iconBan: TemplateResult = /* @__PURE__ */ icon('M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0M4.929 4.929 19.07 19.071');

/** Lucide `flag` – run completed. */
export const iconFlag: TemplateResult = /* @__PURE__ */ icon('M4 22V4a1 1 0 0 1 .4-.8A6 6 0 0 1 8 2c3 0 5 2 7.333 2q2 0 3.067-.8A1 1 0 0 1 20 4v10a1 1 0 0 1-.4.8A6 6 0 0 1 16 16c-3 0-5-2-8-2a6 6 0 0 0-4 1.528');

/** Lucide `chevron-right` – folded. */
export const iconChevronRight: TemplateResult = /* @__PURE__ */ icon('M9 18l6-6-6-6');

/** Lucide `external-link` – opens elsewhere. */
export const iconExternalLink: TemplateResult = /* @__PURE__ */ icon('M15 3h6v6M10 14 21 3M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6');

/** Lucide `arrow-down` – jump to latest. */
export const iconArrowDown: TemplateResult = /* @__PURE__ */ icon('M12 5v14M19 12l-7 7-7-7');

/** Lucide `arrow-down-to-line` – follow. */
export const iconArrowDownToLine: TemplateResult = /* @__PURE__ */ icon('M12 17V3M6 11l6 6 6-6M19 21H5');

/** Lucide `refresh-cw` – retry the stream. */
export const iconRefreshCw: TemplateResult = /* @__PURE__ */ icon('M3 12a9 9 0 0 1 9-9 9.75 9.75 0 0 1 6.74 2.74L21 8M21 3v5h-5M21 12a9 9 0 0 1-9 9 9.75 9.75 0 0 1-6.74-2.74L3 16M8 16H3v5');
