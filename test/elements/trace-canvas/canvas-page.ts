/** A canvas on a page, with a real document in it. */
import { fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import '../../../src/elements/trace-canvas/trace-canvas.define.js';
import type { TraceCanvas } from '../../../src/elements/trace-canvas/trace-canvas.js';
import { until } from '../support/dom.js';

/** Address of a document of the fixtures. */
export const traceUrl = (name: string): string => `/test/fixtures/traces/behaviors/${name}.json`;

/** A document of the fixtures as JSON text. */
export const traceText = async (name: string): Promise<string> => (await fetch(traceUrl(name))).text();

/** A canvas that shows a document, drawn. */
export async function openCanvas(name: string, setUp?: (canvas: TraceCanvas) => void): Promise<TraceCanvas> {
  const canvas = await emptyCanvas(setUp);
  const loaded = oneEvent(canvas, 'trace-load');
  // Several on a page: each is read when it is seen.
  canvas.scrollIntoView({ block: 'nearest' });
  canvas.src = traceUrl(name);
  await loaded;
  await drawn(canvas);
  return canvas;
}

/** A canvas without a document. */
export async function emptyCanvas(setUp?: (canvas: TraceCanvas) => void): Promise<TraceCanvas> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  box.style.setProperty('width', '1000px');
  const canvas = document.createElement('trace-canvas');
  canvas.style.setProperty('block-size', '640px');
  setUp?.(canvas);
  box.append(canvas);
  await canvas.updateComplete;
  return canvas;
}

/** Waits until what is to be seen is drawn: a frame, and the layer of nodes, which comes on its own. */
export async function drawn(canvas: TraceCanvas): Promise<void> {
  await nextFrame();
  await nextFrame();
  await canvas.updateComplete;
  const isReadable = canvas.trace !== undefined && canvas.viewport.zoom >= 0.25;
  if (isReadable) await until(() => canvas.renderRoot.querySelector('[part~=node]') !== null, 'nodes are in the DOM');
}

export const treeOf = (canvas: TraceCanvas): HTMLElement => canvas.renderRoot.querySelector<HTMLElement>('[role=tree]')!;

/** The item the keyboard is at. */
export const activeItem = (canvas: TraceCanvas): HTMLElement =>
  (canvas.renderRoot as ShadowRoot).getElementById(treeOf(canvas).getAttribute('aria-activedescendant')!)!;

export const activePath = (canvas: TraceCanvas): string => activeItem(canvas).dataset.path!;

export const itemOf = (canvas: TraceCanvas, path: string): HTMLElement =>
  canvas.renderRoot.querySelector<HTMLElement>(`[role=treeitem][data-path="${path}"]`)!;

/** What screen readers read after an item's name. */
export const descriptionOf = (canvas: TraceCanvas, item: HTMLElement): string =>
  (canvas.renderRoot as ShadowRoot).getElementById(item.getAttribute('aria-describedby')!)!.textContent;

/** The middle of a node in client pixels, whole. */
export function middleOf(canvas: TraceCanvas, path: string): [number, number] {
  const { x, y, width, height } = canvas.nodeBounds(path)!;
  return [Math.round(x + width / 2), Math.round(y + height / 2)];
}
