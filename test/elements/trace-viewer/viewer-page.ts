/** A viewer on a page, with real documents in it. */
import { fixture, html, nextFrame } from '@open-wc/testing';
import '../../../src/elements/trace-viewer/trace-viewer.define.js';
import type { TraceViewer } from '../../../src/elements/trace-viewer/trace-viewer.js';
import { allByRole, deepAll, until } from '../support/dom.js';

export const recording = (name: string): string => `/test/fixtures/traces/behaviors/${name}.json`;
export const bytesOf = async (name: string): Promise<Uint8Array> => new Uint8Array(await (await fetch(recording(name))).arrayBuffer());
export const fileOf = async (name: string, as = `${name}.json`): Promise<File> =>
  new File([(await bytesOf(name)) as BlobPart], as, { type: 'application/json' });

/** Places a viewer as a page would. */
export async function placed(attributes: Readonly<Record<string, string>> = {}, width = 1280): Promise<TraceViewer> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  box.style.setProperty('width', `${width}px`);
  const viewer = document.createElement('trace-viewer');
  for (const [name, value] of Object.entries(attributes)) viewer.setAttribute(name, value);
  box.append(viewer);
  await viewer.updateComplete;
  return viewer;
}

/** Waits until a document, and all that stands around it, is drawn. */
export async function shown(viewer: TraceViewer): Promise<TraceViewer> {
  await until(() => viewer.trace !== undefined, 'the document is opened');
  await until(() => deepAll(viewer.shadowRoot!, '[role=tab]').length === 3, 'the inspector is there');
  await until(() => viewer.trace!.entries.length === 0 || deepAll(viewer.shadowRoot!, '[part~=timeline]').length > 0, 'the timeline is there');
  await nextFrame();
  await viewer.updateComplete;
  return viewer;
}

export const viewerOf = async (name: string, attributes: Readonly<Record<string, string>> = {}, width?: number): Promise<TraceViewer> =>
  shown(await placed({ src: recording(name), ...attributes }, width));

/** The viewer's own element; the first that matches, also in the canvas and the inspector. */
export function one(viewer: TraceViewer, selector: string): HTMLElement {
  const [found] = deepAll(viewer.shadowRoot!, selector);
  if (!found) throw new Error(`there is no ${selector}`);
  return found;
}

/** The names in the list, the shown one marked. */
export const listed = (viewer: TraceViewer): string[] => viewer.traces.map((trace) => (trace.shown ? `*${trace.name}` : trace.name));

/** A drop of files by a person, who cannot be had in a test: the events as a browser sends them. */
export function drop(viewer: TraceViewer, ...files: readonly File[]): void {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  const target = one(viewer, '.base');
  for (const type of ['dragover', 'drop']) target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true }));
}

export function paste(target: Element, text: string): boolean {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  return target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true }));
}

export const buttons = (viewer: TraceViewer, name: string): HTMLElement[] => allByRole(viewer, 'button', name);

/** Waits until a trace of the list is the one that is shown. */
export const isShown = (viewer: TraceViewer, name: string): Promise<void> =>
  until(() => listed(viewer).includes(`*${name}`) && viewer.trace !== undefined, `${name} is shown`);

/** A trace in the list. */
export function itemOf(viewer: TraceViewer, name: string): HTMLElement {
  const { id } = viewer.traces.find((trace) => trace.name === name)!;
  return one(viewer, `[part=rail] li[data-id="${id}"]`);
}
