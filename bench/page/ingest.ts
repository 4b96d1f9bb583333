/** From bytes to a run, and what that is compared with. All resolve with the time it took, ms. */
import { createRunStore, DEFAULT_LIMITS, httpTransport } from '../../src/streams/index.js';

/** The floor: fetch, read, decode, split, `JSON.parse`; nothing is judged and nothing is kept. */
export async function readAndParse(url: string, count: number): Promise<number> {
  const started = performance.now();
  const response = await fetch(url);
  const reader = response.body!.getReader();
  const utf8 = new TextDecoder();
  let rest = '';
  let parsed = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const blocks = (rest + utf8.decode(value, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = JSON.parse(block.slice(block.indexOf('\ndata: ') + 7)) as { type: string };
      if (event.type !== '') parsed++;
    }
  }
  return took(started, parsed, count);
}

/** Our transport alone: bytes to records, parsed and counted, nothing judged. */
export async function readToRecords(url: string, count: number): Promise<number> {
  const transport = httpTransport({
    url: new URL(url, location.href),
    requestInit: () => Promise.resolve({}),
    credentials: 'same-origin',
    resume: 'header',
    fetch: (...args) => fetch(...args),
    limits: DEFAULT_LIMITS,
    pause: () => Promise.resolve(),
  });
  const started = performance.now();
  let parsed = 0;
  for await (const signal of transport.connect(undefined, new AbortController().signal)) {
    if (signal.type === 'records') parsed += signal.records.length;
  }
  return took(started, parsed, count);
}

/** Ours: from the subscription until the state says that the run is over. */
export async function readToState(url: string, count: number): Promise<number> {
  const store = createRunStore({ url });
  const started = performance.now();
  let time = NaN;
  await new Promise<void>((resolve, reject) => {
    const reading = store.state$.subscribe({
      next: (state) => {
        if (state.status !== 'completed') return;
        time = took(started, state.eventCount, count);
        resolve();
        setTimeout(() => reading.unsubscribe());
      },
      error: reject,
    });
    store.failure$.subscribe({ next: ({ error }) => reject(error), error: reject });
  });
  store.destroy();
  return time;
}

/** The browser's own reader, with `JSON.parse` of every event. */
export async function readByEventSource(url: string, count: number): Promise<number> {
  const started = performance.now();
  const source = new EventSource(url);
  let parsed = 0;
  await new Promise<void>((resolve, reject) => {
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const event = JSON.parse(data) as { type: string };
      parsed++;
      if (event.type === 'run.finished') resolve();
    };
    source.onerror = () => reject(new Error('the event source broke'));
  });
  source.close();
  return took(started, parsed, count);
}

function took(started: number, events: number, expected: number): number {
  if (events !== expected) throw new Error(`${events} events of ${expected}`);
  return performance.now() - started;
}

/** Nobody pays for another's garbage. */
export function collectGarbage(): void {
  (globalThis as { gc?: () => void }).gc?.();
}
