/** Elements under load, and the meters beside them. */
import '../../src/define.js';
import { recordOf, RunReducer, type RunState } from '../../src/streams/index.js';
import { eventLine, type Mix } from '../events.js';

interface Owner extends HTMLElement {
  readonly run: RunState;
  seek(position: number | null): Promise<void>;
}

let owner: Owner | undefined;

/** Puts an element that owns a run into the page, with a log inside where it brings none. */
export function mount(tag: 'live-run-viewer' | 'run-provider', url: string | undefined, withLog = true): void {
  owner?.remove();
  owner = document.createElement(tag);
  if (tag === 'run-provider' && withLog) owner.append(document.createElement('run-log'));
  if (url !== undefined) owner.setAttribute('run-url', url);
  document.body.append(owner);
  startMeters();
}

/** What the page saw since the last call. */
export interface Seen {
  readonly events: number;
  readonly entries: number;
  readonly status: string;
  readonly frames: number;
  /** How late a timer of 4 ms came at worst: what an input would have waited, ms. */
  readonly longestWaitMs: number;
  /** Number of the newest entry drawn, from 1; 0 where there is no log. */
  readonly lastDrawn: number;
}

/** Reads the meters and sets them back. */
export function read(): Seen {
  const { eventCount, entries, status } = owner!.run;
  const seen = { events: eventCount, entries: entries.length, status, ...meters, lastDrawn: lastDrawn() };
  Object.assign(meters, ZERO);
  return seen;
}

/** Whether the mounted element holds what a run of `count` events comes to when it is reduced in one go. */
export function isAsReduced(count: number, mix: Mix): boolean {
  const reducer = new RunReducer();
  for (let n = 1; n <= count; n++) reducer.apply(recordOf(JSON.parse(eventLine(n, count, mix))));
  const asText = ({ status, metrics, eventCount, entries }: RunState): string =>
    JSON.stringify([status, metrics, eventCount, [...entries]]);
  return asText(owner!.run) === asText(reducer.snapshot());
}

/** How long it takes to fold a run of `count` events in one go, in ms; reading them is not counted. */
export function foldWhole(count: number, mix: Mix): number {
  const records = Array.from({ length: count }, (_, i) => recordOf(JSON.parse(eventLine(i + 1, count, mix))));
  const reducer = new RunReducer();
  const started = performance.now();
  for (const record of records) reducer.apply(record);
  reducer.snapshot();
  return performance.now() - started;
}

/** How long each of `times` seeks takes until it is shown, in ms, to places all over a run of `count` events. */
export async function seekAround(count: number, times: number): Promise<number[]> {
  const took: number[] = [];
  for (let i = 1; i <= times; i++) {
    // Steps of the golden section: near and far, forward and back, the same on every machine.
    const position = Math.floor(((i * 0.618_034) % 1) * count);
    const started = performance.now();
    await owner!.seek(position);
    took.push(performance.now() - started);
    await new Promise(requestAnimationFrame);
  }
  return took;
}

const ZERO = { frames: 0, longestWaitMs: 0 };
const meters = { ...ZERO };
const WAIT_MS = 4;
let metering = false;

function startMeters(): void {
  if (metering) return;
  metering = true;
  const frame = (): void => {
    meters.frames++;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  let before = performance.now();
  const tick = (): void => {
    const now = performance.now();
    meters.longestWaitMs = Math.max(meters.longestWaitMs, now - before - WAIT_MS);
    before = now;
    setTimeout(tick, WAIT_MS);
  };
  setTimeout(tick, WAIT_MS);
}

const logOf = (element: Element): ShadowRoot | null | undefined =>
  (element.shadowRoot?.querySelector('run-log') ?? element.querySelector('run-log'))?.shadowRoot;

function lastDrawn(): number {
  const rows = [...(logOf(owner!)?.querySelectorAll('[aria-posinset]') ?? [])];
  return Math.max(0, ...rows.map((row) => Number(row.getAttribute('aria-posinset'))));
}

/** How far a recording was read when its first rows stood in the DOM. */
export interface FirstRows {
  readonly readBytes: number;
  readonly totalBytes: number;
  readonly afterMs: number;
  readonly rows: number;
}

/** Opens a recording and waits for the first rows. `readBytes` is what was taken from the body by then. */
export async function openRecording(url: string): Promise<FirstRows> {
  mount('live-run-viewer', undefined);
  await new Promise(requestAnimationFrame);
  const counted = countReads(url);
  const shadow = logOf(owner!);
  const started = performance.now();
  owner!.setAttribute('run-url', url);
  return new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      const rows = shadow!.querySelectorAll('[part~=entry]').length;
      if (rows === 0) return;
      watch.disconnect();
      resolve({ ...counted, afterMs: performance.now() - started, rows });
    });
    watch.observe(shadow!, { childList: true, subtree: true });
  });
}

/** Counts the bytes whoever reads `url` next takes from its body. */
function countReads(url: string): { readBytes: number; totalBytes: number } {
  const counted = { readBytes: 0, totalBytes: 0 };
  const original = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const response = await original(input, init);
    if (!response.url.endsWith(url)) return response;
    globalThis.fetch = original;
    counted.totalBytes = Number(response.headers.get('Content-Length'));
    const body = response.body!;
    const reader = body.getReader();
    const readNext = reader.read.bind(reader);
    reader.read = async () => {
      const next = await readNext();
      counted.readBytes += next.value?.length ?? 0;
      return next;
    };
    Object.assign(body, { getReader: () => reader });
    return response;
  };
  return counted;
}
