/** A long execution in `<trace-viewer>`, and what a reader does with it. */
import '../../../src/elements/trace-inspector/trace-inspector.define.js';
import '../../../src/elements/trace-viewer/trace-viewer.define.js';
import { compareTraces, parseTrace, type TraceDocument } from '../../../src/trace-model/index.js';
import { executionText, type Execution } from './execution.js';
import { randomFrom } from './tree.js';

/** What is done again and again, each time with something else. */
export type Act = 'nothing' | 'select' | 'tab' | 'seek' | 'scrub' | 'type' | 'order' | 'end';

type Viewer = HTMLElementTagNameMap['trace-viewer'];
type Inspector = HTMLElementTagNameMap['trace-inspector'];

let viewer: Viewer | undefined;
let text = '';
/** Entries of the document as it stands. */
let length = 0;

/** Places a viewer whose code is all there, and makes the text of an execution. */
export async function prepareExecution(execution: Execution): Promise<void> {
  document.body.style.setProperty('margin', '0');
  viewer = document.createElement('trace-viewer');
  viewer.style.setProperty('block-size', '100vh');
  document.body.replaceChildren(viewer);
  await open(executionText({ packages: 2 }));
  await act('tab', 3);
  text = executionText(execution);
}

/** How long it takes from the text to Activity, and `JSON.parse` of the same text, ms by the clock. */
export async function openExecution(): Promise<{ painted: number; parsed: number }> {
  const started = performance.now();
  await open(text);
  const painted = performance.now() - started;
  const again = performance.now();
  JSON.parse(text);
  return { painted, parsed: performance.now() - again };
}

/** Watches an execution that is rewritten all the time, in a viewer whose code is all there. */
export async function watchExecution({ packages, entries = 0 }: Execution): Promise<void> {
  if (!viewer) throw new Error('there is no viewer');
  const loaded = new Promise((resolve) => viewer?.addEventListener('trace-load', resolve, { once: true }));
  viewer.data = undefined;
  viewer.live = true;
  viewer.src = `/execution.json?packages=${packages}&entries=${entries}`;
  await loaded;
  await settled();
}

/** Waits for so many new versions to be painted; how many nodes and entries were not the same objects as before. */
export async function followVersions(times: number): Promise<{ nodes: number; entries: number }> {
  let [nodes, entries] = [0, 0];
  for (let i = 0; i < times; i++) {
    const before = shown().trace;
    await new Promise((resolve) => viewer?.addEventListener('trace-update', resolve, { once: true }));
    const { trace } = shown();
    nodes += trace.nodes.filter((node, index) => node !== before.nodes[index]).length;
    entries += trace.entries.filter((entry, index) => entry !== before.entries[index]).length;
    await settled();
  }
  return { nodes, entries };
}

/** `JSON.parse` of the text, so many times. */
export function parseExecution(times: number): void {
  for (let i = 0; i < times; i++) JSON.parse(text);
}

/** Does one thing `times` times, with a tab shown; how long each took until it was painted, ms by the clock. */
export async function act(what: Act, times: number, tab: Viewer['tab'] = 'activity'): Promise<number[]> {
  const { viewer, inspector } = shown();
  const random = randomFrom(times);
  const took: number[] = [];
  viewer.selected = undefined;
  viewer.tab = tab;
  await viewer.seek(null);
  await painted();
  while (!isShown(tab)) await painted();
  for (let i = 0; i < times; i++) {
    const started = performance.now();
    const isDone = await acts[what](i, random);
    do await nextFrame();
    while (!isDone() || viewer.isUpdatePending || inspector.isUpdatePending);
    await afterPaint();
    took.push(performance.now() - started);
  }
  return took;
}

/** Compares two executions of one tree, ms of each time by the clock. */
export function compareExecutions(packages: number, times: number): { took: number[]; nodes: number; entries: number } {
  const [a, b] = [1, 2].map((seed) => parseTrace(executionText({ packages, seed })).document) as [TraceDocument, TraceDocument];
  const took = Array.from({ length: times }, () => {
    // Another object each time, since an answer is remembered.
    const base = Object.create(a) as TraceDocument;
    const started = performance.now();
    const { differences, firstDivergence } = compareTraces([base, b]);
    const ms = performance.now() - started;
    if (differences.length === 0 || !firstDivergence) throw new Error('nothing differs');
    return ms;
  });
  return { took, nodes: a.nodes.length, entries: a.entries.length };
}

type IsDone = () => boolean;

/** Each resolves with what tells that it is done. */
const acts: Readonly<Record<Act, (i: number, random: () => number) => IsDone | Promise<IsDone>>> = {
  nothing: () => () => true,
  select(_, random) {
    const { viewer, inspector, trace } = shown();
    const node = trace.nodes[Math.floor(random() * trace.nodes.length)] ?? trace.root;
    viewer.selected = node.path;
    const name = node.path === '' ? undefined : node.name.replaceAll('_', ' ');
    return () => name === undefined || inspector.renderRoot.querySelector('.way .here')?.textContent === name;
  },
  tab(i) {
    const { viewer } = shown();
    const tabs = ['state', 'engine', 'activity'] as const;
    viewer.tab = tabs[i % 3] ?? 'activity';
    return () => isShown(viewer.tab);
  },
  seek: (_, random) => goTo(Math.floor(random() * length)),
  scrub: (i) => goTo(Math.floor(length / 2) + i * 37),
  type(i) {
    const { inspector } = shown();
    const box = inspector.renderRoot.querySelector<HTMLInputElement>('[role=searchbox]');
    if (!box) throw new Error('there is no search box');
    const wanted = 'owner of';
    box.value = wanted.slice(0, (i % wanted.length) + 1);
    box.dispatchEvent(new Event('input'));
    return () => !inspector.isUpdatePending;
  },
  order(i) {
    const { viewer } = shown();
    viewer.order = i % 2 === 0 ? 'oldest' : 'newest';
    return () => true;
  },
  end(i) {
    const { inspector } = shown();
    const card = inspector.renderRoot.querySelector<HTMLElement>('article[tabindex="0"]');
    card?.focus();
    card?.dispatchEvent(new KeyboardEvent('keydown', { key: i % 2 === 0 ? 'End' : 'Home', bubbles: true, cancelable: true }));
    const isThere = (article: Element | null): boolean =>
      article?.getAttribute('aria-posinset') === (i % 2 === 0 ? article?.getAttribute('aria-setsize') : '1');
    return () => isThere((inspector.renderRoot as ShadowRoot).activeElement);
  },
};

async function goTo(index: number): Promise<IsDone> {
  const { viewer, inspector } = shown();
  await viewer.seek(index);
  return () => viewer.trace?.entries.length === index + 1 && inspector.trace === viewer.trace;
}

/** Whether the content of a tab is there. */
const isShown = (tab: string): boolean => shown().inspector.renderRoot.querySelector(`.${tab}`) !== null;

function shown(): { viewer: Viewer; inspector: Inspector; trace: TraceDocument } {
  const inspector = viewer?.renderRoot.querySelector('trace-inspector');
  const trace = viewer?.trace;
  if (!viewer || !inspector || !trace) throw new Error('no execution is shown');
  return { viewer, inspector, trace };
}

/** Opens a document, and waits until its Activity is painted. */
async function open(data: string): Promise<void> {
  if (!viewer) throw new Error('there is no viewer');
  const loaded = new Promise((resolve) => viewer?.addEventListener('trace-load', resolve, { once: true }));
  viewer.data = data;
  await loaded;
  await settled();
  length = viewer.trace?.entries.length ?? 0;
}

/** Until what is shown is painted. */
async function settled(): Promise<void> {
  const { viewer, inspector } = shown();
  do await nextFrame();
  while (inspector.trace !== viewer.trace || inspector.isUpdatePending || !inspector.renderRoot.querySelector('[part=card]'));
  await afterPaint();
}

const nextFrame = (): Promise<number> => new Promise(requestAnimationFrame);
const afterPaint = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const painted = (): Promise<void> => nextFrame().then(afterPaint);
