/** The older form: the tree in a second file, scopes called local and global (`docs/trace-format.md`). */
import { isObject, readBy, tableOf } from '../open/lenient.js';
import * as fields from '../trace-fields.js';
import type { WrittenNode, WrittenTrace } from '../trace-document.js';
import { readEntries } from './entries.js';
import { checkWords, extraOfRuntime, readPosition, readRuntime, readStamp } from './execution.js';
import type { FormatContext } from './format.js';
import { mapOf } from './maps.js';
import { rootOfTree, type TreeFile } from './second-file.js';
import { declarations, readTree } from './tree.js';

const DOCUMENT = tableOf(fields.abtreeDocument);

/** What the server of the format calls the fields of the file. */
const SERVER_NAMES: ReadonlyMap<string, string> = new Map([
  ['protocolAccepted', 'protocol_accepted'],
  ['createdAt', 'created_at'],
  ['updatedAt', 'updated_at'],
  ['nodeStatus', 'node_status'],
  ['stepIndex', 'step_index'],
  ['retryCount', 'retry_count'],
]);
/** The first releases kept the runtime's bookkeeping among the variables, under these prefixes. */
const EARLY_PREFIXES = { node_status: '_node_status__', step_index: '_step__', retry_count: '_retry_count__' } as const;

/** A document whose tree is `context.tree`. */
export function readAbtree(written: Readonly<Record<string, unknown>>, context: FormatContext): WrittenTrace {
  const { warnings, limits } = context;
  const raw = inFileNames(written);
  const right = readBy(DOCUMENT, raw, '', warnings);
  const hint = typeof right.snapshot === 'string' ? `snapshot ${right.snapshot.slice(0, 64)}` : 'snapshot';
  const file = rootOfTree(context, hint);
  const { runtime: maps, variables } = apart(right.local, right.runtime);
  const nodes = withSlots(readTree(file.root, { at: 'root', limits, warnings }), file);
  const runtime = readRuntime(maps, warnings);
  checkWords(right, runtime, warnings);
  return {
    format: 'abtree',
    uri: right.id,
    treeUri: right.tree,
    summary: right.summary,
    createdAt: readStamp(right.created_at, 'created_at', warnings),
    updatedAt: readStamp(right.updated_at, 'updated_at', warnings),
    status: right.status ?? '',
    phase: right.phase ?? 'idle',
    protocolAccepted: right.protocol_accepted,
    cursor: readPosition(right.cursor, nodes, runtime, warnings),
    nodes,
    ...runtime,
    variables,
    constants: mapOf(right.global),
    entries: readEntries(right.trace ?? [], { nodes, limits, warnings }),
    warnings: warnings.list,
    extra: new Map([...(DOCUMENT.extraOf(raw) ?? []), ...extraOfRuntime(right.runtime)]),
  };
}

/** The same document with the names of the file, two levels deep. */
function inFileNames(written: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const renamed = (value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
    Object.keys(value).some((key) => SERVER_NAMES.has(key))
      ? Object.fromEntries(Object.entries(value).map(([key, item]) => [SERVER_NAMES.get(key) ?? key, item]))
      : value;
  const raw = renamed(written);
  const runtime = raw.runtime;
  const maps = isObject(runtime) ? renamed(runtime) : runtime;
  return maps === runtime ? raw : { ...raw, runtime: maps };
}

/** Takes the bookkeeping of the first releases out of the variables. */
function apart(local: object | undefined, runtime: object | undefined): { runtime: object | undefined; variables: Map<string, unknown> } {
  const variables = mapOf(local);
  if (runtime) return { runtime, variables };
  const maps = Object.entries(EARLY_PREFIXES).map(([name, prefix]) => {
    const own = [...variables].filter(([key]) => key.startsWith(prefix));
    for (const [key] of own) variables.delete(key);
    return [name, Object.fromEntries(own.map(([key, value]) => [key.slice(prefix.length).replaceAll('_', '.'), value]))] as const;
  });
  return { runtime: Object.fromEntries(maps), variables };
}

/** The file declares the slots, not a node: they belong to the root. */
function withSlots(nodes: readonly WrittenNode[], { local, global }: TreeFile): readonly WrittenNode[] {
  const slots = [...declarations('variable', isObject(local) ? local : {}), ...declarations('constant', isObject(global) ? global : {})];
  return nodes.map((node) => (node.parent < 0 ? { ...node, declares: [...node.declares, ...slots] } : node));
}
