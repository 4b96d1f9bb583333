/** The real documents of `test/fixtures/traces`. */
const ROOT = '/test/fixtures/traces';

async function get(path: string): Promise<Response> {
  const response = await fetch(`${ROOT}/${path}`);
  if (!response.ok) throw new Error(`${path} is not there`);
  return response;
}

export const bytesOf = async (path: string): Promise<Uint8Array> => new Uint8Array(await (await get(path)).arrayBuffer());
export const textOf = async (path: string): Promise<string> => (await get(path)).text();
export const jsonOf = async (path: string): Promise<Record<string, unknown>> => (await get(path)).json() as Promise<Record<string, unknown>>;

/** Documents of version 1: nodes and entries counted in the files. */
export const BEHAVIORS: Readonly<Record<string, { nodes: number; entries: number }>> = {
  'after-reset': { nodes: 23, entries: 0 },
  'big-426-nodes-success': { nodes: 426, entries: 371 },
  'parallel-failure': { nodes: 6, entries: 4 },
  'protocol-gate-fresh': { nodes: 23, entries: 0 },
  'protocol-gate-rejected': { nodes: 23, entries: 1 },
  'protocol-gate-waiting': { nodes: 23, entries: 0 },
  'protocol-gate-yielded': { nodes: 23, entries: 1 },
  'root-is-action-complete': { nodes: 1, entries: 3 },
  'root-is-action-failed': { nodes: 1, entries: 2 },
  'root-retry-success': { nodes: 4, entries: 7 },
  'ship-fix-failed-retries-exhausted': { nodes: 23, entries: 18 },
  'ship-fix-idle-between-steps': { nodes: 23, entries: 19 },
  'ship-fix-inflight-evaluating': { nodes: 23, entries: 33 },
  'ship-fix-inflight-performing-nested': { nodes: 23, entries: 24 },
  'ship-fix-running-with-red-nodes': { nodes: 23, entries: 7 },
  'ship-fix-success': { nodes: 23, entries: 36 },
  'ship-fix-success-inprocess': { nodes: 23, entries: 26 },
};
/** Documents of the older form: entries counted in the files; all have the snapshot's 23 nodes. */
export const ABTREE: Readonly<Record<string, number>> = {
  'own-evaluating__own-ship-fix__1': 28,
  'own-failed-retries-exhausted__own-ship-fix__1': 15,
  'own-gate-rejected__own-ship-fix__1': 1,
  'own-gate-waiting__own-ship-fix__1': 0,
  'own-success__own-ship-fix__1': 31,
};
export const SNAPSHOT = 'abtree/snapshots/a78a5dfa3e614911ebda07329fc21e0f49a3c36372b82ed7ddcf89b50dae741d.json';
export const SERIES = 'behaviors/ship-fix-success.series.ndjson';

/** A list of a folder of corpora beside the project, or a loud skip where it is absent. */
export async function corpus(context: { skip(): void }, folder: string): Promise<readonly string[]> {
  const response = await fetch(`/shared/corpora/${folder}/`);
  if (!response.ok) {
    console.warn(`SKIPPED: ../shared/corpora/${folder} is not there`);
    context.skip();
  }
  return response.json() as Promise<readonly string[]>;
}
