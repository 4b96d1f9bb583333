/** What hovering, or the keyboard, says about a node: its name as written, where it is, and why it is as it is. */
import { html, type TemplateResult } from 'lit';
import type { Point, Rect, Size, Viewport } from '../../../layout/types.js';
import type { TraceNode } from '../../../trace-model/trace-document.js';
import { formatNumber } from '../../internal/format.js';
import { showControls } from '../../internal/show-controls.js';
import type { TraceWords } from '../../words/trace-words.js';
import { kindWord } from '../drawing/node-names.js';
import { itemOfPath } from '../drawing/scene-access.js';
import type { Scene } from '../drawing/scene.js';
import type { Stage } from '../stage.js';
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

/** The drawing it lies over. */
export type TooltipStage = Pick<Stage, 'scene' | 'camera' | 'screenRect'>;

/** Px between a node and its tooltip. */
const GAP = 12;
/** How bad it is to cover the node itself, one that is a step from it, and any other. */
const COVERS = { itself: 100, near: 4, other: 1 } as const;

/** Puts the tooltip beside its node, within the view, where it covers least of what one goes to next. */
export function placeTooltip(element: HTMLElement, path: string, stage: TooltipStage): void {
  const { scene, camera } = stage;
  const node = stage.screenRect(path);
  if (!scene || !node) return;
  const { offsetWidth: width, offsetHeight: height } = element;
  const within = (at: number, most: number): number => Math.round(Math.max(GAP, Math.min(at, most - GAP)));
  const places = besides(node, { width, height }).map(({ x, y }) => ({
    ...{ x: within(x, camera.size.width - width), y: within(y, camera.size.height - height) },
    ...{ width, height },
  }));
  const costs = places.map((place) => costOf(place, scene, camera.viewport, itemOfPath(scene, path)));
  const best = places[costs.indexOf(Math.min(...costs))];
  if (!best) return;
  element.style.setProperty('left', `${best.x}px`);
  element.style.setProperty('top', `${best.y}px`);
}

/** Below, above and on both sides of a node, in line with its start or its end; the first of equals is taken. */
function besides({ x, y, width, height }: Rect, tip: Size): readonly Point[] {
  const [below, above] = [y + height + GAP, y - GAP - tip.height];
  const [after, before] = [x + width + GAP, x - GAP - tip.width];
  const [right, bottom] = [x + width - tip.width, y + height - tip.height];
  return [
    ...[below, above].flatMap((top) => [x, right].map((left) => ({ x: left, y: top }))),
    ...[after, before].flatMap((left) => [y, bottom].map((top) => ({ x: left, y: top }))),
  ];
}

function costOf({ x, y, width, height }: Rect, { index, folded: { parents } }: Scene, view: Viewport, item: number): number {
  const { zoom } = view;
  let cost = 0;
  index.items({ x: (x - view.x) / zoom, y: (y - view.y) / zoom, width: width / zoom, height: height / zoom }, (each) => {
    const isNear = parents[each] === parents[item] || parents[each] === item || each === parents[item];
    cost += each === item ? COVERS.itself : isNear ? COVERS.near : COVERS.other;
  });
  return cost;
}
