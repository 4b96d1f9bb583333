/** Reads the tree of a document into a flat list, whatever its shape. Never recursive. */
import { TraceError } from '../errors.js';
import { isObject, readBy, tableOf, type Lenient, type Table } from '../open/lenient.js';
import type { TraceLimits } from '../open/limits.js';
import * as fields from '../trace-fields.js';
import type { NodeKind, SlotDeclaration, WrittenNode } from '../trace-document.js';
import { describe, quoted, type WarningLog } from '../warnings.js';
import { readSteps } from './steps.js';

/** Where the tree lies, and what is made of its oddities. */
export interface TreeContext {
  /** Path of fields of the root: `tree`. */
  readonly at: string;
  readonly limits: TraceLimits;
  readonly warnings: WarningLog;
}

/** A node as long as it is being built. */
type Draft = { -readonly [K in keyof WrittenNode]: WrittenNode[K] } & { children: number[] };

const KINDS: ReadonlyMap<string, NodeKind> = new Map([
  ['sequence', 'sequence'],
  ['selector', 'selector'],
  ['parallel', 'parallel'],
  ['action', 'action'],
  ['ref', 'reference'],
]);
type AnyNode = typeof fields.otherNode;
const OTHER_KEYS = ['$ref', ...Object.keys(fields.otherNode), ...Object.keys(fields.treeNode.ref)].map((name) => name.replace('?', ''));
const OTHER: Table<AnyNode> = tableOf(fields.otherNode, ...OTHER_KEYS);
/** The kinds' own tables ask for more than the common one, and give what it gives. */
const TABLES: ReadonlyMap<string, Table<AnyNode>> = new Map(
  Object.entries(fields.treeNode).map(([type, table]) => [type, tableOf(table, ...OTHER_KEYS) as Table<AnyNode>]),
);
const STATE = tableOf(fields.nodeState);
/** Most nodes have none: thousands of empty lists would only be garbage to walk around. */
const NONE: never[] = [];

/**
 * The nodes of a tree, depth first, the root first.
 *
 * @throws TraceError `too_many`
 */
export function readTree(root: unknown, context: TreeContext): readonly WrittenNode[] {
  const { limits } = context;
  const nodes: Draft[] = [];
  const raws: unknown[] = [];
  /** What is still to be read: values, and their nodes with all but the children in them. */
  const values: unknown[] = [root];
  const drafts: Draft[] = [draftOf('', 0, -1)];
  for (let node = drafts.pop(); node; node = drafts.pop()) {
    if (nodes.length === limits.nodes) throw tooMany(context);
    const raw = values.pop();
    const index = nodes.push(node) - 1;
    raws.push(raw);
    // Depth first, a node's children come in their own order.
    nodes[node.parent]?.children.push(index);
    const above = isObject(raw) ? ancestorHolding(raw, node.parent, nodes, raws) : undefined;
    const children = readNode(above ? referenceTo(above) : raw, node, context);
    if (children.length === 0) continue;
    if (node.depth >= limits.depth) {
      leaveClosed(node, children, context);
      continue;
    }
    node.children = [];
    const prefix = node.path === '' ? '' : `${node.path}.`;
    // Last child first, so that the first is read next.
    for (let i = children.length - 1; i >= 0; i--) {
      values.push(children[i]);
      drafts.push(draftOf(`${prefix}${i}`, node.depth + 1, index));
    }
  }
  return nodes;
}

const draftOf = (path: string, depth: number, parent: number): Draft => ({
  path,
  name: '',
  kind: 'unknown',
  depth,
  parent,
  children: NONE,
  steps: NONE,
  declares: NONE,
});

/** Fills in a node and gives its children as written. */
function readNode(raw: unknown, node: Draft, context: TreeContext): readonly unknown[] {
  const { warnings } = context;
  if (!isObject(raw)) {
    const at = placeOf(node, context);
    warnings.add('odd_node', `${at} is ${describe(raw)}, not a node.`, at);
    node.kindText = describe(raw);
    node.extra = new Map([['value', raw]]);
    return [];
  }
  const type = typeOf(raw);
  const table = TABLES.get(type) ?? OTHER;
  const right: Lenient<AnyNode> = table.accepts(raw) ? raw : table.rightOf(raw, placeOf(node, context), warnings);
  node.kind = KINDS.get(type) ?? 'unknown';
  node.name = right.name ?? nameOf(raw);
  if (right.steps !== undefined && right.steps.length > 0) node.steps = readSteps(right.steps, () => placeOf(node, context), warnings);
  if (node.kind === 'unknown') {
    node.kindText = type;
    warnings.once('unknown_kind', `This version does not know nodes of the kind ${quoted(type)}.`, placeOf(node, context));
  }
  if (node.kind === 'reference') node.reference = [right.ref, raw.$ref].find((ref) => typeof ref === 'string') ?? '';
  if (right.retries !== undefined && right.retries > 0) node.retriesAllowed = right.retries;
  if (right.state) node.declares = readDeclarations(right.state, `${placeOf(node, context)}.state`, warnings);
  const extra = table.extraOf(raw);
  if (extra) node.extra = extra;
  return right.children ?? [];
}

/** Whether an object has anything that makes it a node. */
export const looksLikeNode = (raw: object): boolean => ['type', 'children', 'steps'].some((key) => Object.hasOwn(raw, key));

/** A node without a type is known by what it has; one written for the runtime, not by it, has `$ref`. */
function typeOf(raw: Readonly<Record<string, unknown>>): string {
  if (typeof raw.type === 'string') return raw.type;
  if (Object.hasOwn(raw, '$ref')) return 'ref';
  return Array.isArray(raw.steps) ? 'action' : '';
}

/** A name that is a number is still a name. */
const nameOf = ({ name }: Readonly<Record<string, unknown>>): string =>
  typeof name === 'number' || typeof name === 'boolean' ? String(name) : '';

function readDeclarations(state: object, at: string, warnings: WarningLog): readonly SlotDeclaration[] {
  const { var: variables = {}, const: constants = {} } = readBy(STATE, state, at, warnings);
  return [...declarations('variable', variables), ...declarations('constant', constants)];
}

/** Slots as an object declares them. */
export const declarations = (scope: SlotDeclaration['scope'], slots: object): readonly SlotDeclaration[] =>
  Object.entries(slots).map(([key, value]: [string, unknown]) => ({ scope, key, value }));

/** Only an object of a host page can hold itself; JSON cannot. */
function ancestorHolding(raw: object, parent: number, nodes: readonly Draft[], raws: readonly unknown[]): Draft | undefined {
  let above = nodes[parent];
  for (let i = parent; above && raws[i] !== raw; above = nodes[i]) i = above.parent;
  return above;
}

const referenceTo = ({ path }: WrittenNode): object => ({
  type: 'ref',
  ref: path === '' ? '#' : `#/children/${path.replaceAll('.', '/children/')}`,
});

function leaveClosed(node: Draft, children: readonly unknown[], context: TreeContext): void {
  const at = placeOf(node, context);
  node.extra = new Map([...(node.extra ?? []), ['children', children]]);
  context.warnings.add('too_deep', `The tree is deeper than ${context.limits.depth} levels; what lies below ${at} is not drawn.`, at);
}

const tooMany = ({ limits, at }: TreeContext): TraceError =>
  new TraceError('too_many', `The tree has more than ${limits.nodes.toLocaleString('en')} nodes.`, { at, limit: limits.nodes });

/** Where a node stands in the document: `tree.children[1]`. */
const placeOf = ({ path }: WrittenNode, { at }: TreeContext): string =>
  path === '' ? at : `${at}.children[${path.replaceAll('.', '].children[')}]`;
