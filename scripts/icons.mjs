/**
 * Writes `icons.ts`, `later-icons.ts` and the other files of `src/elements/internal/icons/`: the few Lucide shapes the
 * elements draw, as Lit templates. Bundlers keep a file whole, so what is drawn together has one of its own. The files
 * are committed, so that nothing at build time depends on the icon package. To add an icon, add a line here and run
 * `node scripts/task.mjs icons`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fromRoot } from './lib/paths.mjs';

/** Lucide's name → what the elements use it for. The export is `icon` + the name in camel case. */
const ICONS = {
  play: 'start, replay',
  'scroll-text': 'kind: prompt',
  sparkles: 'kind: thinking',
  'message-square': 'kind: message',
  terminal: 'tool kind: execute',
  'file-text': 'tool kind: read',
  pencil: 'tool kind: edit',
  'trash-2': 'tool kind: delete',
  'folder-input': 'tool kind: move',
  search: 'tool kind: search',
  globe: 'tool kind: fetch',
  wrench: 'tool kind: other',
  brain: 'tool kind: think',
  bot: 'kind: agent',
  'git-fork': 'kind: sub-agent',
  'list-checks': 'kind: step',
  hand: 'kind: input or approval requested',
  info: 'kind: notice',
  'triangle-alert': 'kind: warning',
  unplug: 'kind: gap in the stream',
  'circle-help': 'kind: unknown',
  check: 'done',
  x: 'close',
  'circle-x': 'status: failed',
  ban: 'status: cancelled or denied',
  flag: 'run completed',
  'chevron-right': 'folded',
  'external-link': 'opens elsewhere',
  'arrow-down': 'jump to latest',
  'arrow-down-to-line': 'follow',
  'refresh-cw': 'retry the stream',
};

/** Drawn only by code that is loaded later: bundlers keep a file whole, so these need one of their own. */
const LATER_ICONS = {
  hourglass: 'slow',
  download: 'export',
  send: 'send',
  'rotate-ccw': 'retrigger',
  square: 'cancel the run',
  'wrap-text': 'wrap long lines',
  link: 'address of an entry',
  braces: 'as JSON',
  code: 'as written',
  'chevron-up': 'previous hit of a search',
  keyboard: 'list of keys',
  'chevrons-down-up': 'collapse all',
  'chevrons-up-down': 'expand all',
  ellipsis: 'more actions',
  'loader-circle': 'status: running',
  'corner-down-right': 'belongs to the row above',
  copy: 'copy',
  clock: 'time',
  'circle-check': 'status: succeeded',
  'chevron-down': 'unfolded',
};

/** Drawn where time is gone back in only. */
const REPLAY_ICONS = {
  pause: 'pause a replay',
  'step-back': 'one step back',
  'step-forward': 'one step on',
  history: 'rewind',
  'fast-forward': 'skip idle time',
  'skip-forward': 'to the end of a replay',
};

/** Drawn by the trace elements only. */
const TRACE_ICONS = {
  minus: 'zoom out',
  plus: 'zoom in',
  maximize: 'fit to view',
  'locate-fixed': 'follow the cursor',
};

/** Drawn by the inspector of traces only. */
const INSPECTOR_ICONS = {
  shield: 'kind: protocol',
  'list-filter': 'filters',
  'arrow-down-narrow-wide': 'oldest first',
  'arrow-down-wide-narrow': 'newest first',
  waypoints: 'the data flow',
};

/** Drawn by the viewer of traces only. */
const VIEWER_ICONS = {
  workflow: 'an opened trace',
  'folder-open': 'open a file',
  'git-compare': 'compare',
  'panel-right': 'toggle the inspector',
  eye: 'watched',
};

const NOTICE = `/**
 * Icons. Written by \`scripts/icons.mjs\`; change the list there, not this file.
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
  html\`<svg
    viewBox="0 0 24 24"
    width="16"
    height="16"
    fill="none"
    stroke="currentColor"
    stroke-width="2.25"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    ><path d=\${d}></path></svg
  >\`;
`;

/** @param {string} name Lucide's kebab-case name. */
const exportName = (name) => `icon${name.replace(/(?:^|-)(.)/g, (_, c) => c.toUpperCase())}`;

/** @param {string} attributes Of one element. @returns {Record<string, string>} */
const read = (attributes) => Object.fromEntries([...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]));

/**
 * An element of a shape as path data, so that every icon is one path and all of them share one template.
 *
 * @type {Record<string, (attributes: Record<string, string>) => string>}
 */
const TO_PATH = {
  path: ({ d = '' }) => d,
  line: ({ x1, y1, x2, y2 }) => `M${x1} ${y1}L${x2} ${y2}`,
  polyline: ({ points = '' }) => `M${points.trim()}`,
  polygon: ({ points = '' }) => `M${points.trim()}z`,
  circle: ({ cx, cy, r }) => ellipse(Number(cx), Number(cy), Number(r), Number(r)),
  ellipse: ({ cx, cy, rx, ry }) => ellipse(Number(cx), Number(cy), Number(rx), Number(ry)),
  rect: ({ x = '0', y = '0', width, height, rx = '0', ry = rx }) => {
    const [w, h] = [Number(width) - 2 * Number(rx), Number(height) - 2 * Number(ry)];
    const corner = (/** @type {string} */ to) => (rx === '0' ? '' : `a${rx} ${ry} 0 0 1 ${to}`);
    const start = `M${Number(x) + Number(rx)} ${y}`;
    return `${start}h${w}${corner(`${rx} ${ry}`)}v${h}${corner(`-${rx} ${ry}`)}h${-w}${corner(`-${rx} -${ry}`)}v${-h}${corner(`${rx} -${ry}`)}z`;
  },
};

/** @param {number} cx @param {number} cy @param {number} rx @param {number} ry */
const ellipse = (cx, cy, rx, ry) => `M${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0`;

/**
 * A relative move begins a path of its own at the origin, but not one that follows another; and what follows the first
 * point without a letter are lines relative to it.
 *
 * @param {string} path
 */
const absoluteStart = (path) =>
  path.replace(/^m\s*(-?[\d.]+)[\s,]*(-?[\d.]+)\s*(.*)$/s, (_, x, y, rest) => `M${x} ${y}${/^[-\d.]/.test(rest) ? 'l' : ''}${rest}`);

/** @param {string} file A Lucide SVG. @returns {string} Its shape as the data of one path. */
function shapeOf(file) {
  const inner = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(file)?.[1];
  if (inner === undefined) throw new Error('not an SVG file');
  const elements = [...inner.matchAll(/<(\w+)([^>]*?)\/>/g)];
  const paths = elements.map(([, name = '', attributes = '']) => {
    const toPath = TO_PATH[name];
    if (!toPath) throw new Error(`no path is known for <${name}>`);
    return toPath(read(attributes));
  });
  return paths.map(absoluteStart).join('');
}

/** @param {string} use What they are for. */
const moreNotice = (use) => `/** More of Lucide's icons, as in \`icons.ts\`, for ${use}. Written by \`scripts/icons.mjs\`. */
import type { TemplateResult } from 'lit';
import { icon } from './icons.js';
`;

/** @param {Record<string, string>} icons @returns {Promise<string[]>} Their exports. */
const blocksOf = (icons) =>
  Promise.all(
    Object.entries(icons).map(async ([name, use]) => {
      const shape = shapeOf(await readFile(fromRoot(`node_modules/lucide-static/icons/${name}.svg`), 'utf8'));
      return `\n/** Lucide \`${name}\` – ${use}. */\nexport const ${exportName(name)}: TemplateResult = /* @__PURE__ */ icon('${shape}');\n`;
    }),
  );

/** Task `icons`. */
export async function icons() {
  const files = /** @type {const} */ ([
    ['src/elements/internal/icons/icons.ts', NOTICE, ICONS],
    ['src/elements/internal/icons/later-icons.ts', moreNotice('code that is loaded later'), LATER_ICONS],
    ['src/elements/internal/icons/replay-icons.ts', moreNotice('replay'), REPLAY_ICONS],
    ['src/elements/internal/icons/trace-icons.ts', moreNotice('the trace elements'), TRACE_ICONS],
    ['src/elements/internal/icons/inspector-icons.ts', moreNotice('the inspector of traces'), INSPECTOR_ICONS],
    ['src/elements/internal/icons/viewer-icons.ts', moreNotice('the viewer of traces'), VIEWER_ICONS],
  ]);
  for (const [target, notice, table] of files) {
    const blocks = await blocksOf(table);
    await writeFile(fromRoot(target), notice + blocks.join(''));
    console.log(`${target}: ${blocks.length} icons`);
  }
  return 0;
}
