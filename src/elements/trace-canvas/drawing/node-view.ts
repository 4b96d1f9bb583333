/**
 * Nodes and edges in the DOM, where they can be read: for parts, the pointer, and whoever styles them. They lie exactly
 * on what the canvas would paint.
 */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Viewport } from '../../../layout/types.js';
import { edgeData, edgeLook, inPaintOrder, pixelGrid, type PixelGrid } from './edge-shape.js';
import { farName, type FarName } from './far-name.js';
import { FAR_DISC, FAR_MARK } from './far-sizes.js';
import { GLYPH_GRID, moreGlyph, statusMarks, type Glyph } from './glyphs.js';
import { FOCUS_GAP, PULSE_WIDTH, RING_GAP, lineScale } from './line-scale.js';
import { isActive, type StatusLook } from './looks.js';
import { BAR, CARDS, CARD_STEP, barParts } from './node-bar.js';
import { detailFor } from './node-metrics.js';
import { badgeRect, contentOf, placesIn, type NodeContent } from './node-content.js';
import { isDimmed, snapped, type PaintState } from './painter.js';
import { place } from './place.js';
import { nodeOfItem, rectOfItem } from './scene-access.js';
import type { Scene } from './scene.js';
import { hatching, outline } from './shapes.js';
import type { CanvasTheme } from './theme.js';

/** Widths of outlines by class, for the zoom has a say in them. */
const widthClass = (width: number): string => (width >= 2 ? 'w2' : width > 1 ? 'w15' : 'w1');
const dashClass = (dashed: boolean): string => (dashed ? 'dashed' : '');

const glyphAt = (glyph: Glyph, x: number, y: number, side: number): TemplateResult =>
  svg`<g class="sign" transform="translate(${x} ${y}) scale(${side / GLYPH_GRID})"
    >${glyph.fill === undefined ? nothing : svg`<path class="solid" d=${glyph.fill}></path>`}${
      glyph.line === undefined ? nothing : svg`<path d=${glyph.line}></path>`
    }</g>`;

/** `inset`: how far within the node's edge its outline runs. */
function shapeView(scene: Scene, theme: CanvasTheme, content: NodeContent, inset: number, more: unknown = nothing): TemplateResult {
  const { look, size, dashed, stacked } = content;
  const { paddingX } = scene.metrics;
  const shape = { ...size, radius: theme.radius };
  const { bar } = placesIn(scene, content);
  const card = outline(shape, 0.5);
  return html`<svg aria-hidden="true"
    >${Array.from({ length: stacked > 0 ? CARDS : 0 }, (_, index) => {
      const step = (CARDS - index) * CARD_STEP;
      return svg`<g transform="translate(${step} ${step})"><path class="card w1 line-${look.line}" d=${card}></path></g>`;
    })}<path class="body" d=${outline(shape, 0)}></path
    >${look.hatched ? svg`<path class="line-hatch w1" d=${hatching(shape)}></path>` : nothing}<path
      class="line-${look.line} ${widthClass(look.width)} ${dashClass(dashed)}"
      d=${outline(shape, inset)}
    ></path
    >${more}${barParts(content, size.width - 2 * paddingX).map(
      ([part, x, width]) => svg`<rect class="fill-${part.line}" x=${paddingX + x} y=${bar - BAR / 2} width=${width} height=${BAR}></rect>`,
    )}</svg
  >`;
}

function kindView(scene: Scene, content: NodeContent): unknown {
  const { kindGlyph } = content;
  if (!kindGlyph) return nothing;
  const { glyphX, glyphY } = placesIn(scene, content).kind;
  return svg`<g class="ink-muted">${glyphAt(kindGlyph, glyphX, glyphY, scene.metrics.glyph)}</g>`;
}

function statusView(scene: Scene, content: NodeContent): unknown {
  const { look, mark, status } = content;
  if (!mark) return nothing;
  const { mark: at, dot } = placesIn(scene, content);
  return html`<span class="status ink-${look.text}" part="node-status" data-status=${status}
    ><svg aria-hidden="true"
      >${glyphAt(mark, at.x, at.y, scene.metrics.glyph)}${look.dot
        ? svg`<circle class="fill-${look.line}" cx=${dot.x} cy=${dot.y} r=${dot.radius}></circle>`
        : nothing}</svg
    ><span class="character">${statusMarks[status]}</span></span
  >`;
}

function badgeView(scene: Scene, content: NodeContent): unknown {
  const { hidden } = content;
  if (!hidden) return nothing;
  const rect = badgeRect(scene, content);
  const pill = { shape: 'box', width: rect.width, height: rect.height, radius: rect.height / 2, chamfer: 0 } as const;
  return html`<span class="badge ink-${hidden.look.text}" ${place(rect)}
    ><svg aria-hidden="true"
      ><path class="body" d=${outline(pill, 0)}></path><path class="w1 line-${hidden.look.line}" d=${outline(pill, 0.5)}></path></svg
    ><span>${hidden.text}</span></span
  >`;
}

function contentView(scene: Scene, theme: CanvasTheme, content: NodeContent): unknown {
  const { look, kindGlyph, nameLines, detail } = content;
  return [
    shapeView(scene, theme, content, look.width / 2, kindView(scene, content)),
    html`<span class="small ink-muted ${kindGlyph ? 'marked' : ''}">${content.kindWord}</span
      ><span class="name ink-${look.name}" part="node-label">${nameLines.map((line) => html`<span>${line}</span>`)}</span
      ><span class="small ink-${look.text}">${detail}</span>`,
    statusView(scene, content),
    badgeView(scene, content),
  ];
}

/** The name, the mark and what else there is room for, sized by style sheet: so a change of zoom alone changes nothing here. */
function farView(scene: Scene, theme: CanvasTheme, content: NodeContent, { lines, size: step, kind, detail }: FarName): unknown {
  const { look, size, mark, status, hidden } = content;
  return [
    shapeView(scene, theme, content, 0),
    html`<span class="far far-${step} ${size.shape}"
      ><span class="far-name ink-${look.name} ${kind ? 'marked' : ''}" part="node-label"
        >${kind ? html`<svg class="ink-muted" viewBox="0 0 ${GLYPH_GRID} ${GLYPH_GRID}" aria-hidden="true">${glyphAt(kind, 0, 0, GLYPH_GRID)}</svg>` : nothing}${lines.map(
          (line) => html`<span>${line}</span>`,
        )}</span
      >${detail === '' ? nothing : html`<span class="far-detail ink-${look.text}">${detail}</span>`}</span
    >`,
    mark
      ? html`<span class="far-mark ${size.shape} ink-node" part="node-status" data-status=${status}
          >${discView(mark, look)}<span class="character">${statusMarks[status]}</span></span
        >`
      : nothing,
    hidden
      ? html`<span class="far-badge ${scene.orientation === 'vertical' ? 'below' : ''} ink-node">${discView(moreGlyph, hidden.look)}</span>`
      : nothing,
  ];
}

const discView = (glyph: Glyph, { line }: StatusLook): TemplateResult =>
  html`<svg aria-hidden="true" viewBox="0 0 ${2 * FAR_DISC} ${2 * FAR_DISC}"
    ><circle class="fill-${line}" cx=${FAR_DISC} cy=${FAR_DISC} r=${FAR_DISC}></circle
    >${glyphAt(glyph, FAR_DISC - FAR_MARK / 2, FAR_DISC - FAR_MARK / 2, FAR_MARK)}</svg
  >`;

function drawnView(scene: Scene, theme: CanvasTheme, content: NodeContent, zoom: number): unknown {
  if (detailFor(theme.metrics, zoom) === 'full') return guard([content, theme], () => contentView(scene, theme, content));
  const name = farName(scene, content, zoom);
  return guard([content, theme, name.size, name.kind, [...name.lines, name.detail].join('\n')], () => farView(scene, theme, content, name));
}

function nodeView(scene: Scene, theme: CanvasTheme, item: number, state: PaintState, zoom: number): TemplateResult {
  const content = contentOf(scene, item);
  const { node, status, stacked } = content;
  return html`<div
    class="node"
    part="node"
    data-path=${node.path}
    data-kind=${node.kind}
    data-status=${status}
    ?data-stack=${stacked > 0}
    ?data-selected=${state.selected === item}
    ?data-focused=${state.focused === item}
    ?data-hovered=${state.hovered === item}
    ?data-match=${state.matches?.has(item) === true}
    ?data-dimmed=${isDimmed(state, item)}
    ${place(rectOfItem(scene, item))}
    >${drawnView(scene, theme, content, zoom)}</div
  >`;
}

function edgeView(scene: Scene, theme: CanvasTheme, item: number, state: PaintState, grid: PixelGrid): TemplateResult {
  const look = edgeLook(scene, item);
  const { path, status } = nodeOfItem(scene, item);
  return svg`<path
    part="edge"
    class="line-${look.edge} edge-${look.edgeWidth > 1 ? 2 : 1} ${dashClass(look.edgeDashed)}"
    data-path=${path}
    data-status=${status}
    ?data-dimmed=${isDimmed(state, item)}
    d=${edgeData(scene, item, theme, grid)}
  ></path>`;
}

/** The items of `state.domItems` with the edges that lead to them, for a layer of class `world` at this zoom. */
export function worldView(scene: Scene, theme: CanvasTheme, state: PaintState, zoom: number): TemplateResult {
  const grid = pixelGrid(zoom, theme);
  const items = [...state.domItems];
  return html`<svg aria-hidden="true">${inPaintOrder(scene, items).map((item) => edgeView(scene, theme, item, state, grid))}</svg
    >${repeat(
      items,
      (item) => item,
      (item) => nodeView(scene, theme, item, state, zoom),
    )}`;
}

/** Never smaller on the screen, so that the cursor is found in a tree of any size. */
const LEAST_PULSE = 10;
const LEAST_RING = 14;

interface Ring {
  readonly kind: string;
  readonly line: string;
  /** CSS px from the item, and how large it is at least. */
  readonly gap: number;
  readonly least: number;
}

/** An outline around an item. */
function ringView(scene: Scene, theme: CanvasTheme, item: number, zoom: number, { kind, line, gap, least }: Ring): TemplateResult {
  const rect = rectOfItem(scene, item);
  const grow = Math.max(gap * lineScale(zoom), (least / zoom - Math.min(rect.width, rect.height)) / 2);
  const shape = { ...contentOf(scene, item).size, radius: theme.radius };
  return html`<div class="ring ${kind}" ${place(rect)}><svg aria-hidden="true"><path class=${line} d=${outline(shape, -grow)}></path></svg></div>`;
}

const pulse: Ring = { kind: 'pulse', line: 'line-active', gap: PULSE_WIDTH / 2, least: LEAST_PULSE };
const rings = {
  hovered: { kind: 'hovered', line: 'line-strong w1', gap: RING_GAP, least: 0 },
  selected: { kind: 'selected', line: 'line-accent w2', gap: RING_GAP, least: LEAST_RING },
  focused: { kind: 'focused', line: 'line-text w2', gap: FOCUS_GAP, least: LEAST_RING + 2 * (FOCUS_GAP - RING_GAP) },
} as const satisfies Record<string, Ring>;

/** Rings around what is hovered, what is selected and where the keyboard is, at every zoom; for the same layer. */
export const ringsView = (scene: Scene, theme: CanvasTheme, state: PaintState, zoom: number): readonly unknown[] =>
  (['hovered', 'selected', 'focused'] as const).map((mark) => {
    const item = mark === 'hovered' && state.hovered === state.selected ? -1 : state[mark];
    return item < 0 ? nothing : ringView(scene, theme, item, zoom, rings[mark]);
  });

/** A pulsing ring around whatever is worked on, at every zoom; for the same layer. */
export function pulseView(scene: Scene, theme: CanvasTheme, zoom: number): readonly TemplateResult[] {
  const active: TemplateResult[] = [];
  scene.codes.forEach((code, item) => {
    if (isActive(code)) active.push(ringView(scene, theme, item, zoom, pulse));
  });
  return active;
}

const set = (element: HTMLElement, name: string, value: string): void => {
  if (element.style.getPropertyValue(name) !== value) element.style.setProperty(name, value);
};

/** Moves and scales the layer to where the canvas paints, and gives it the measures of the theme. */
export function moveWorld(layer: HTMLElement, viewport: Viewport, theme: CanvasTheme): void {
  const { x, y, zoom } = snapped(viewport, theme.pixelRatio);
  const { paddingX, paddingY, lines, glyph, gap, badgePadding, chamfer } = theme.metrics;
  const px = {
    ...{ 'pad-x': paddingX, 'pad-y': paddingY, 'small-line': lines.small, 'name-line': lines.name },
    ...{ indent: glyph + gap - 2, 'badge-pad': badgePadding, chamfer },
  };
  set(layer, 'transform', `translate(${x}px, ${y}px) scale(${zoom})`);
  set(layer, '--_line-scale', String(lineScale(zoom)));
  set(layer, '--_far', String(1 / zoom));
  set(layer, '--_name-size', String(theme.metrics.nameSize));
  set(layer, '--_edge-line', String(theme.edgeWidth));
  for (const [name, length] of Object.entries(px)) set(layer, `--_node-${name}`, `${length}px`);
}
