/** Reads the real documents, and builds small ones. */
import { expect } from '@open-wc/testing';
import { parseTrace } from '../../src/trace-model/parse-trace.js';
import type { TraceDocument } from '../../src/trace-model/trace-document.js';

const FOLDER = '/test/fixtures/traces';
const SNAPSHOT = `${FOLDER}/abtree/snapshots/a78a5dfa3e614911ebda07329fc21e0f49a3c36372b82ed7ddcf89b50dae741d.json`;

const textOf = async (path: string): Promise<string> => {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.text();
};

/** The text of a document as a behaviour-tree runtime wrote it. */
export const readBehaviorsText = (name: string): Promise<string> => textOf(`${FOLDER}/behaviors/${name}.json`);

/** A document as a behaviour-tree runtime wrote it. */
export const readBehaviors = async (name: string): Promise<TraceDocument> =>
  parseTrace(await readBehaviorsText(name), { now: Date.parse('2026-11-21T19:30:00Z') }).document;

/** A document of the older form, with the tree from its second file. */
export const readAbtree = async (name: string): Promise<TraceDocument> =>
  parseTrace(await textOf(`${FOLDER}/abtree/executions/own-${name}__own-ship-fix__1.json`), {
    tree: await textOf(SNAPSHOT),
    now: Date.parse('2026-11-21T19:30:00Z'),
  }).document;

/** One line of a series: what was called, and the document it led to. */
export interface SeriesRecord {
  readonly seq: number;
  readonly tool: string;
  readonly args: { readonly status?: string; readonly result?: boolean; readonly note?: string; readonly thought?: string };
  readonly doc: Readonly<Record<string, unknown>> & { readonly trace: readonly object[] };
}

/** One execution, call by call. */
export const readSeriesRecords = async (): Promise<readonly SeriesRecord[]> =>
  (await textOf(`${FOLDER}/behaviors/ship-fix-success.series.ndjson`)).trim().split('\n').map((line) => JSON.parse(line) as SeriesRecord);

/** Every version of one execution, in the order they were written, each opened with the one before as its past and read whole. */
export async function readSeries(): Promise<readonly TraceDocument[]> {
  const lines = (await textOf(`${FOLDER}/behaviors/ship-fix-success.series.ndjson`)).trim().split('\n');
  const versions: TraceDocument[] = [];
  for (const line of lines) {
    const { doc } = JSON.parse(line) as { doc: object };
    const previous = versions.at(-1);
    const { document } = parseTrace(doc, { now: Date.parse('2026-11-21T19:30:00Z'), ...(previous && { previous }) });
    expect(document.scopes.variables.length + document.engine.length).to.be.greaterThan(0);
    versions.push(document);
  }
  return versions;
}

export interface RawNode {
  readonly type: string;
  readonly name?: string;
  readonly children?: readonly RawNode[];
  readonly steps?: readonly object[];
  readonly retries?: number;
  readonly state?: object;
  readonly ref?: string;
}

const ask = (text: string): object => ({ kind: 'instruct', instruction: text });
const judge = (text: string): object => ({ kind: 'evaluate', expression: text });

/** An action; each letter of `steps` is a step: `i` instructs, `e` evaluates. */
export const action = (name: string, steps = 'i', more: Partial<RawNode> = {}): RawNode => ({
  type: 'action',
  name,
  steps: Array.from(steps, (letter, index) => (letter === 'e' ? judge(`${name} condition ${index}`) : ask(`${name} task ${index}`))),
  ...more,
});
const composite =
  (type: string) =>
  (name: string, children: readonly RawNode[], more: Partial<RawNode> = {}): RawNode => ({ type, name, children, ...more });
export const sequence = composite('sequence');
export const selector = composite('selector');
export const parallel = composite('parallel');

/** A document of the current form: a running one between two steps, unless said otherwise. */
export const raw = (tree: RawNode, fields: object = {}): object => ({
  uri: 'file:///run.json',
  schema_version: 1,
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:10:00.000Z',
  tree_uri: 'file:///tree.json',
  tree,
  status: 'running',
  phase: 'idle',
  cursor: 'null',
  protocol_accepted: true,
  var: {},
  const: {},
  runtime: { node_status: {}, step_index: {}, retry_count: {} },
  trace: [],
  ...fields,
});

export const open = (tree: RawNode, fields: object = {}, previous?: TraceDocument): TraceDocument =>
  parseTrace(raw(tree, fields), { now: Date.parse('2026-01-01T00:11:00Z'), ...(previous && { previous }) }).document;

/** The runtime's maps. */
export const runtime = (node_status: object = {}, step_index: object = {}, retry_count: object = {}): object => ({
  runtime: { node_status, step_index, retry_count },
});
export const cursorAt = (path: readonly number[], step = 0): string => JSON.stringify({ path, step });

/** Entries of a log, a second apart: `1.0:2 false`, `0 success`, `0 think Hm.`, `gate accept`; words after the answer are the note. */
export function log(tree: RawNode, lines: readonly string[]): object {
  let minute = Date.parse('2026-01-01T00:00:00Z');
  const trace = lines.map((line) => {
    const [place = '', answer = '', ...words] = line.split(' ');
    const ts = new Date((minute += 1000)).toISOString();
    const note = words.length > 0 ? { note: words.join(' ') } : {};
    if (place === 'gate') {
      const outcome = { accept: 'protocol_accepted', reject: 'protocol_rejected' }[answer] ?? 'running';
      return { ts, kind: 'protocol', cursor: 'null', name: 'Acknowledge_Protocol', submitted: answer, outcome, ...note };
    }
    const [dotted = '', step = '0'] = place.split(':');
    const path = dotted === '/' ? [] : dotted.split('.').map(Number);
    const node = path.reduce<RawNode | undefined>((above, index) => above?.children?.[index], tree);
    const isLast = Number(step) + 1 === node?.steps?.length;
    return { ts, cursor: cursorAt(path, Number(step)), name: node?.name ?? '', ...answered(answer, isLast), ...note };
  });
  return { trace };
}

function answered(answer: string, isLast: boolean): object {
  switch (answer) {
    case 'true':
      return { kind: 'evaluate', submitted: 'true', outcome: 'evaluation_passed' };
    case 'false':
      return { kind: 'evaluate', submitted: 'false', outcome: 'evaluation_failed' };
    case 'think':
      return { kind: 'think', submitted: 'thought', outcome: 'recorded' };
    case 'running':
      return { kind: 'instruct', submitted: 'running', outcome: 'running' };
    case 'failure':
      return { kind: 'instruct', submitted: 'failure', outcome: 'action_failed' };
    default:
      return { kind: 'instruct', submitted: 'success', outcome: isLast ? 'action_complete' : 'step_complete' };
  }
}

/** Path → status of every node. */
export const statusesOf = ({ nodes }: TraceDocument): Record<string, string> => Object.fromEntries(nodes.map(({ path, status }) => [path, status]));
