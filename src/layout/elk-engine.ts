/**
 * elkjs, loaded on first use: 440 KB gzip that only graphs and `layout="layered"` need. On the main thread, or in a
 * worker that the caller made from elkjs's own worker file.
 */
import type { ELK, ElkNode } from 'elkjs/lib/elk-api.js';

/** The part of a `Worker` that ELK talks to. */
export interface ElkWorker {
  postMessage(message: unknown): void;
  terminate(): void;
  onmessage: unknown;
  onerror: unknown;
}

type ElkConstructor = new (options: { workerFactory: () => ElkWorker }) => ELK;
type WorkerConstructor = new (url?: string) => ElkWorker;

/** Lays one graph out, then is spent. */
export interface ElkEngine {
  layout(graph: ElkNode): Promise<ElkNode>;
  /** Ends its worker. */
  end(): void;
}

/** Makes an engine; with `createWorker` it works beside the page, else in it. Throws what `createWorker` throws. */
export type MakeElk = (createWorker?: () => ElkWorker) => ElkEngine;

/** Loads ELK. @param isInPage Whether the page itself is to work. */
export async function loadElk(isInPage: boolean): Promise<MakeElk> {
  const [api, inPage] = await Promise.all([import('elkjs/lib/elk-api.js'), isInPage ? import('elkjs/lib/elk-worker.min.js') : undefined]);
  const Elk = defaultOf(api) as ElkConstructor;
  const PageWorker = inPage && (defaultOf(inPage) as WorkerConstructor);
  return (createWorker) => engineOf(Elk, createWorker?.() ?? new (PageWorker as WorkerConstructor)(), createWorker !== undefined);
}

function engineOf(Elk: ElkConstructor, worker: ElkWorker, isBeside: boolean): ElkEngine {
  const elk = new Elk({ workerFactory: () => worker });
  return {
    layout: (graph) =>
      new Promise((resolve, reject) => {
        // A worker whose script is not there, or not allowed, never answers: it only says so here.
        worker.onerror = () => reject(new Error('its worker did not start, or broke'));
        elk.layout(graph).then(resolve, reject);
      }),
    end: () => isBeside && elk.terminateWorker(),
  };
}

/** elkjs is CommonJS: its export is wrapped once, twice or not at all, depending on who made a module of it. */
function defaultOf(module: unknown): unknown {
  let found = module;
  while (typeof found === 'object' && found !== null && 'default' in found) found = found.default;
  return found;
}
