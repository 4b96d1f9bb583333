/** What hovering, or the keyboard, says about a node: its name as written, where it is, and why it is as it is. */
import { html, type TemplateResult } from 'lit';
import type { Rect, Size } from '../../../layout/types.js';
import type { TraceNode } from '../../../trace-model/trace-document.js';
import { formatNumber } from '../../internal/format.js';
import { showControls } from '../../internal/show-controls.js';
import type { TraceWords } from '../../words/trace-words.js';
import { kindWord } from '../drawing/node-names.js';
import { statusGlyph } from '../status-glyph.js';

/** Most px of a name that are written out. */
const MAX_NAME = 300;

export interface Tooltip {
  readonly node: TraceNode;
  /** How many siblings it stands for; 0 for a node. */
  readonly stacked: number;
  readonly words: TraceWords;
  readonly locale: string;
}

export function tooltip({ node, stacked, words, locale }: Tooltip): TemplateResult {
  if (stacked > 0) return html`<p>${words.stack(formatNumber(stacked, locale))}</p>`;
  const { name, reference = '', path, status, recovered, why, retries, steps } = node;
  const facts = [
    kindWord(node, words),
    path === '' ? words.rootPath : words.path(path),
    retries && words.retry(formatNumber(retries.used, locale), formatNumber(retries.allowed, locale)),
    steps.length > 1 ? words.stepCount(formatNumber(steps.length, locale)) : undefined,
  ].filter((fact) => fact !== undefined);
  return html`<p class="name"><bdi>${showControls((name || reference).slice(0, MAX_NAME))}</bdi></p>
    <p class="status" data-status=${status}
      >${statusGlyph(status)}<bdi>${why === '' ? (recovered ? words.statusRecovered : words.statuses[status]) : showControls(why)}</bdi></p
    >
    <p class="facts">${facts.join(' · ')}</p>`;
}

/** Px between a node and its tooltip. */
const GAP = 12;

/** Puts the tooltip below the node, or above it where there is no room; never beyond the edges of the view. */
export function placeTooltip(element: HTMLElement, node: Rect, { width, height }: Size): void {
  const { offsetWidth, offsetHeight } = element;
  const below = node.y + node.height + GAP;
  const above = node.y - GAP - offsetHeight;
  const y = below + offsetHeight <= height || above < 0 ? below : above;
  const x = node.x;
  const within = (value: number, most: number): number => Math.round(Math.max(GAP, Math.min(value, most)));
  element.style.setProperty('left', `${within(x, width - offsetWidth - GAP)}px`);
  element.style.setProperty('top', `${within(y, height - offsetHeight - GAP)}px`);
}
