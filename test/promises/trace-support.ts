/** The canvas over recorded documents and over a real server, driven as a person would. */
import { fixture, html, nextFrame } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import '../../src/elements/trace-canvas/trace-canvas.define.js';
import type { TraceCanvas } from '../../src/elements/trace-canvas/trace-canvas.js';
import { parts, settle, until } from '../elements/support/dom.js';
import { serve, type Script, type ServedRun } from '../streams/support/fault-server.js';

export const recording = (name: string): string => `/test/fixtures/traces/behaviors/${name}.json`;

export type Attributes = Readonly<Record<string, string>>;

/** Places a canvas as a page would, without anything to show. */
export async function placed(attributes: Attributes = {}): Promise<TraceCanvas> {
  const canvas = await fixture<TraceCanvas>(html`<trace-canvas></trace-canvas>`);
  canvas.style.width = '780px';
  canvas.style.height = '560px';
  // Several on a page: each is read when it is seen.
  canvas.scrollIntoView({ block: 'nearest' });
  for (const [name, value] of Object.entries(attributes)) canvas.setAttribute(name, value);
  return canvas;
}

/** Waits until a document is drawn. */
export async function drawn(canvas: TraceCanvas): Promise<TraceCanvas> {
  await until(() => canvas.trace !== undefined, 'the document is opened');
  await settle(canvas);
  await nextFrame();
  return canvas;
}

/** A canvas of a document in hand. */
export async function canvasOf(data: object | string, attributes: Attributes = {}): Promise<TraceCanvas> {
  const canvas = await placed(attributes);
  canvas.data = data;
  return drawn(canvas);
}

/** A canvas of a recorded document, read from its file. */
export const recorded = async (name: string, attributes: Attributes = {}): Promise<TraceCanvas> =>
  drawn(await placed({ src: recording(name), ...attributes }));

/** Serves a document that can be replaced; `replace` is what a runtime does at every change of state. */
export async function servedDocument(document: object | string, script: Partial<Script> = {}): Promise<ServedRun & { replace(next: object | string): Promise<void> }> {
  const textOf = (value: object | string): string => (typeof value === 'string' ? value : JSON.stringify(value));
  const server = await serve({ events: [], format: 'document', file: textOf(document), ...script });
  return { ...server, replace: (next) => server.change({ file: textOf(next) }) };
}

/** The node that is drawn for a path; fails where none is in the DOM. */
export function nodeOf(canvas: TraceCanvas, path: string): HTMLElement {
  const node = parts(canvas, 'node').find((element) => element.dataset.path === path);
  if (!node) throw new Error(`no node ${path} is drawn`);
  return node;
}

/** The line around a node. */
export const borderOf = (node: HTMLElement): Element => node.querySelector('svg > path[class*="line-"]:not(.line-hatch)')!;

/** Zooms until nodes can be read, then brings one into view. */
export async function readable(canvas: TraceCanvas, path: string): Promise<HTMLElement> {
  canvas.zoomTo(1);
  canvas.reveal(path);
  const isThere = (): boolean => parts(canvas, 'node').some((element) => element.dataset.path === path);
  await until(isThere, `${path} can be read`);
  await settle(canvas);
  return nodeOf(canvas, path);
}

const viewportOf = (canvas: TraceCanvas): DOMRect => parts(canvas, 'viewport')[0]!.getBoundingClientRect();

/** Drags with a real mouse, from a point of the drawing (fractions of its size) by some pixels. */
export async function drag(canvas: TraceCanvas, from: readonly [number, number], by: readonly [number, number]): Promise<void> {
  const { x, y, width, height } = viewportOf(canvas);
  const start: [number, number] = [Math.round(x + width * from[0]), Math.round(y + height * from[1])];
  await sendMouse({ type: 'move', position: start });
  await sendMouse({ type: 'down' });
  for (const part of [0.5, 1]) {
    await sendMouse({ type: 'move', position: [Math.round(start[0] + by[0] * part), Math.round(start[1] + by[1] * part)] });
  }
  await sendMouse({ type: 'up' });
  await settle(canvas);
}

/** Turns the wheel over a point of the drawing; tells whether the page may scroll. */
export async function wheel(canvas: TraceCanvas, deltaY: number, keys: WheelEventInit = {}, at: readonly [number, number] = [0.5, 0.5]): Promise<boolean> {
  const { x, y, width, height } = viewportOf(canvas);
  const event = new WheelEvent('wheel', {
    deltaY,
    clientX: x + width * at[0],
    clientY: y + height * at[1],
    bubbles: true,
    composed: true,
    cancelable: true,
    ...keys,
  });
  const target = parts(canvas, 'viewport')[0]!;
  const isTheirs = target.dispatchEvent(event);
  await settle(canvas);
  return isTheirs;
}
