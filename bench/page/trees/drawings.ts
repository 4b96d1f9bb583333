/** One tree drawn by `<trace-canvas>` and by React Flow, as benchmarks ask for it. */
import '../../../src/elements/trace-canvas/trace-canvas.define.js';
import { parseTrace, type TraceDocument, type TraceNode } from '../../../src/trace-model/index.js';
import { documentText } from './document.js';
import { benchTree } from './tree.js';
import { reactFlow } from './xyflow.js';

export type DrawingName = 'own' | 'xyflow';

/** A tree in the page. */
export interface Drawing {
  /** Shows it; resolves in the frame after it was painted. */
  open(): Promise<void>;
  /** Gives one node another status; drawn by the next frame. */
  change(): void;
  /** Drawn nodes, or where they are painted, painted pixels: to see that there is something. */
  look(): number;
}

interface Canvas extends HTMLElement {
  data: unknown;
  readonly viewport: { readonly zoom: number };
  fit(): void;
  zoomTo(zoom: number): void;
}

let drawing: Drawing | undefined;

/** Makes everything that belongs to a page before the tree is there. */
export async function prepareDrawing(name: DrawingName, count: number): Promise<void> {
  const place = document.createElement('div');
  place.style.setProperty('height', '100vh');
  document.body.style.setProperty('margin', '0');
  document.body.replaceChildren(place);
  drawing = name === 'own' ? await own(place, parsed(count)) : reactFlow(place, benchTree(count));
  await painted();
}

/** How long it takes until the tree is on screen, ms by the clock. */
export async function openDrawing(): Promise<number> {
  const started = performance.now();
  await drawing?.open();
  const took = performance.now() - started;
  if (!drawing?.look()) throw new Error('nothing was drawn');
  return took;
}

/** Changes the status of one node in each of `times` frames. */
export async function changeDrawing(times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    drawing?.change();
    await painted();
  }
}

/** Moves the drawing a little in each frame; how far apart the frames were, ms. `none`: an empty page. */
export async function moveDrawing(way: 'none' | 'pan' | 'zoom', zoom: number | 'fit', frames: number): Promise<number[]> {
  const canvas = document.querySelector<Canvas>('trace-canvas');
  const surface = canvas?.shadowRoot?.querySelector('[part~=viewport]');
  if (zoom === 'fit') canvas?.fit();
  else canvas?.zoomTo(zoom);
  const pointer = (type: string, x: number): void => {
    surface?.dispatchEvent(new PointerEvent(type, { pointerId: 1, clientX: x, clientY: 300, bubbles: true }));
  };
  if (way === 'pan') pointer('pointerdown', 300);
  const gaps: number[] = [];
  let before = await nextFrame();
  for (let i = 0; i < frames; i++) {
    // There and back, so that something stays in view.
    const swing = Math.sin(i / 8);
    if (way === 'pan') pointer('pointermove', 300 + 120 * swing);
    if (way === 'zoom') canvas?.zoomTo(canvas.viewport.zoom * (swing > 0 ? 1.04 : 1 / 1.04));
    const now = await nextFrame();
    gaps.push(now - before);
    before = now;
  }
  if (way === 'pan') pointer('pointerup', 300);
  return gaps;
}

let text = '';
let empty: Canvas | undefined;

/** Makes the text of a document, and a canvas that has nothing more to do. */
export async function prepareText(count: number): Promise<void> {
  text ||= documentText(benchTree(count));
  empty = await mounted(document.body.firstElementChild ?? document.body);
  // What is prepared for later, once a document is there, is done by then.
  await new Promise((resolve) => setTimeout(resolve, 300));
}

/** From the text to its first paint. */
export async function showText(): Promise<void> {
  if (!empty) throw new Error('there is no canvas');
  await show(empty, text);
}

/** What of that is the parser's. */
export const parseText = (): void => void JSON.parse(text);

async function own(place: Element, trace: TraceDocument): Promise<Drawing> {
  const canvas = await mounted(place);
  let shown = trace;
  let turn = 0;
  return {
    open: () => show(canvas, shown),
    change() {
      const at = (++turn * 37) % shown.nodes.length;
      const nodes = [...shown.nodes];
      const node = nodes[at] as TraceNode;
      nodes[at] = { ...node, status: node.status === 'failure' ? 'success' : 'failure' };
      shown = { ...shown, nodes };
      canvas.data = shown;
    },
    look: () => paintedPixels(canvas),
  };
}

/** An empty canvas whose code is all there, since a page has that before its first document comes. */
async function mounted(place: Element): Promise<Canvas> {
  const canvas = document.createElement('trace-canvas') as Canvas;
  canvas.style.setProperty('height', '100%');
  place.replaceChildren(canvas);
  await show(canvas, parsed(10));
  return canvas;
}

async function show(canvas: Canvas, data: unknown): Promise<void> {
  const loaded = new Promise((resolve) => canvas.addEventListener('trace-load', resolve, { once: true }));
  canvas.data = data;
  await loaded;
  await painted();
}

const parsed = (count: number): TraceDocument => parseTrace(documentText(benchTree(count))).document;

function paintedPixels(canvas: Canvas): number {
  const layer = canvas.shadowRoot?.querySelector('canvas');
  const data = layer?.getContext('2d')?.getImageData(0, 0, layer.width, layer.height).data ?? [];
  let count = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 0) count++;
  return count;
}

const nextFrame = (): Promise<number> => new Promise(requestAnimationFrame);

/** Resolves after the frame that is drawn next. */
const painted = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
