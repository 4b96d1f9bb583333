/** The live view over a real server, driven as a person would. */
import { fixture, html } from '@open-wc/testing';
import '../../src/elements/live-run-viewer/live-run-viewer.define.js';
import type { LiveRunViewer } from '../../src/elements/live-run-viewer/live-run-viewer.js';
import { runs } from '../../stories/fixtures.js';
import { deepAll, isShown, nameOf, parts, settle, textOf, until } from '../elements/support/dom.js';
import { serve, type Script, type ServedRun } from '../streams/support/fault-server.js';

export { runs };

/** The number of the first event after those of the running run. */
export const after = runs.running.length + 1;

/** A run of the fixtures whose action links lead to the server that serves it. */
export async function served(events: readonly object[], script: Partial<Script> = {}): Promise<ServedRun> {
  const server = await serve({ events: [], format: 'sse', replies: [{ end: 'hang' }], ...script });
  const base = new URL(server.url).pathname;
  const linked = events.map((event) => withLinks(event as { type: string; run?: object }, base));
  await server.change({ events: linked });
  return server;
}

function withLinks(event: { type: string; run?: object }, base: string): object {
  if (event.type !== 'run.started') return event;
  const links = { steer: `${base}/steer`, retrigger: `${base}/retrigger`, cancel: `${base}/cancel`, answer: `${base}/answer` };
  return { ...event, run: { ...event.run, links: { ...(event.run as { links?: object }).links, ...links } } };
}

/** Opens a viewer and waits until it has read `count` events. */
export async function view(server: ServedRun, count: number, attributes: Record<string, string> = {}): Promise<LiveRunViewer> {
  const viewer = await fixture<LiveRunViewer>(html`<live-run-viewer></live-run-viewer>`);
  for (const [name, value] of Object.entries(attributes)) viewer.setAttribute(name, value);
  viewer.runUrl = server.url;
  await until(() => viewer.run.eventCount >= count, `${count} events are read`);
  await settle(viewer);
  return viewer;
}

/** A viewer of one of the fixtures' runs; it stays connected unless the run has ended. */
export const viewOf = async (name: keyof typeof runs, attributes: Record<string, string> = {}): Promise<LiveRunViewer> =>
  view(await served(runs[name]), runs[name].length, attributes);

/** Waits for one shown control by its name; parts of the page come when they are wanted. */
export async function control(viewer: LiveRunViewer, name: string, selector = 'button, a, [role=button]'): Promise<HTMLElement> {
  const find = (): HTMLElement | undefined =>
    deepAll(viewer.shadowRoot!, selector).find((element) => isShown(element) && nameOf(element) === name);
  await until(() => find() !== undefined, `“${name}” is there`);
  return find()!;
}

/** Whether such a control is shown now. */
export const has = (viewer: LiveRunViewer, name: string): boolean =>
  deepAll(viewer.shadowRoot!, 'button, a, [role=button]').some((element) => isShown(element) && nameOf(element) === name);

/** Text of a part, as a reader sees it. */
export const partText = (viewer: LiveRunViewer, part: string): string => textOf(parts(viewer, part)[0]);

/** What the header says. */
export const headerText = (viewer: LiveRunViewer): string =>
  textOf(viewer.renderRoot.querySelector('run-header')!.shadowRoot!.querySelector<HTMLElement>('[part=base]')!);

/** The value of a metric, by its name. */
export const metric = (viewer: LiveRunViewer, name: string): string =>
  textOf(parts(viewer, 'metric').find((element) => element.dataset.name === name));

/** Rows of the log that are drawn, as text. */
export const rows = (viewer: LiveRunViewer): string[] => parts(viewer, 'entry').map(textOf);

/** Waits until some row of the log holds `text`. */
export async function row(viewer: LiveRunViewer, text: string): Promise<HTMLElement> {
  const find = (): HTMLElement | undefined => parts(viewer, 'entry').find((element) => textOf(element).includes(text));
  await until(() => find() !== undefined, `a row says “${text}”; rows: ${rows(viewer).join(' | ')}`);
  return find()!;
}
