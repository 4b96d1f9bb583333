/** Reads the tree of a document into a flat list, whatever its shape. Never recursive. */
import { TraceError } from '../errors.js';
import { extraOf, isObject, keysOf, readerOf, type Lenient } from '../lenient.js';
import type { TraceLimits } from '../limits.js';
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

/** A node whose children are still to be read. */
interface Open {
  readonly raw: unknown;
  readonly parent: number;
  readonly path: string;
  readonly depth: number;
}
/** As long as it is being built. */
type Draft = { -readonly [K in keyof WrittenNode]: WrittenNode[K] } & { children: number[] };
type RawNode = Lenient<typeof fields.otherNode> & { ref?: unknown };

const KINDS: ReadonlyMap<string, NodeKind> = new Map([
  ['sequence', 'sequence'],
  ['selector', 'selector'],
  ['parallel', 'parallel'],
  ['action', 'action'],
  ['ref', 'reference'],
]);
const readKnown = new Map(Object.entries(fields.treeNode).map(([type, table]) => [type, readerOf(table)]));
const readOther = readerOf(fields.otherNode);
const readState = readerOf(fields.nodeState);
const KNOWN_KEYS = keysOf(fields.otherNode, fields.treeNode.ref, { $ref: 'string' });
const NO_SLOTS: readonly SlotDeclaration[] = [];

/**
 * The nodes of a tree, depth first, the root first.
 *
 * @throws TraceError `too_many`
 */
export function readTree(root: unknown, context: TreeContext): readonly WrittenNode[] {
  const nodes: Draft[] = [];
  const raws: unknown[] = [];
  const stack: Open[] = [{ raw: root, parent: -1, path: '', depth: 0 }];
  for (let open = stack.pop(); open; open = stack.pop()) {
    if (nodes.length === context.limits.nodes) throw tooMany(context);
    const index = nodes.length;
    const at = (): string => placeOf(context.at, open.path);
    const above = ancestorHolding(open.raw, open.parent, nodes, raws);
    const raw = above === undefined ? open.raw : { type: 'ref', ref: pointerTo(above) };
    const { node, children } = readNode(raw, open, at, context.warnings);
    nodes.push(node);
    raws.push(open.raw);
    nodes[open.parent]?.children.push(index);
    if (children.length === 0) continue;
    if (open.depth >= context.limits.depth) leaveClosed(node, children, at(), context);
    else pushChildren(stack, children, open, index);
  }
  return nodes;
}

/** Last child first, so that the first is read next. */
function pushChildren(stack: Open[], children: readonly unknown[], { path, depth }: Open, parent: number): void {
  const prefix = path === '' ? '' : `${path}.`;
  for (let i = children.length - 1; i >= 0; i--) {
    stack.push({ raw: children[i], parent, path: `${prefix}${i}`, depth: depth + 1 });
  }
}

function readNode(raw: unknown, open: Open, at: () => string, warnings: WarningLog): { node: Draft; children: readonly unknown[] } {
  if (!isObject(raw)) {
    warnings.add('odd_node', `${at()} is ${describe(raw)}, not a node.`, at());
    const node = draft(open, 'unknown', '', []);
    node.kindText = describe(raw);
    node.extra = new Map([['value', raw]]);
    return { node, children: [] };
  }
  const type = typeOf(raw);
  const known = (readKnown.get(type) ?? readOther) as typeof readOther;
  const right: RawNode = known(raw, at, warnings);
  const kind = KINDS.get(type) ?? 'unknown';
  const node = draft(open, kind, right.name ?? nameOf(raw), readSteps(right.steps, at, warnings));
  if (kind === 'unknown') {
    node.kindText = type;
    warnings.once('unknown_kind', `This version does not know nodes of the kind ${quoted(type)}; they are drawn without their own sign.`, at());
  }
  const extra = extraOf(raw, KNOWN_KEYS);
  if (extra) node.extra = extra;
  if (right.retries !== undefined && right.retries > 0) node.retriesAllowed = right.retries;
  if (right.state) node.declares = readDeclarations(right.state, at, warnings);
  if (kind === 'reference') node.reference = [right.ref, raw.$ref].find((ref) => typeof ref === 'string') ?? '';
  return { node, children: right.children ?? listOf(raw.children) };
}

function draft({ path, depth, parent }: Open, kind: NodeKind, name: string, steps: WrittenNode['steps']): Draft {
  return { path, name, kind, depth, parent, children: [], steps, declares: NO_SLOTS };
}

/** A node without a type is known by what it has; one written for the runtime, not by it, has `$ref`. */
function typeOf(raw: Readonly<Record<string, unknown>>): string {
  if (typeof raw.type === 'string') return raw.type;
  if (Object.hasOwn(raw, '$ref')) return 'ref';
  return Array.isArray(raw.steps) ? 'action' : '';
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A name that is a number is still a name. */
const nameOf = (raw: Readonly<Record<string, unknown>>): string =>
  typeof raw.name === 'number' || typeof raw.name === 'boolean' ? String(raw.name) : '';

function readDeclarations(state: object, at: () => string, warnings: WarningLog): readonly SlotDeclaration[] {
  const { var: variables = {}, const: constants = {} } = readState(state, () => `${at()}.state`, warnings);
  return [...declarations('variable', variables), ...declarations('constant', constants)];
}

/** Slots as an object declares them. */
export const declarations = (scope: SlotDeclaration['scope'], slots: object): readonly SlotDeclaration[] =>
  Object.entries(slots).map(([key, value]: [string, unknown]) => ({ scope, key, value }));

/** Only an object of a host page can hold itself; JSON cannot. */
function ancestorHolding(raw: unknown, parent: number, nodes: readonly Draft[], raws: readonly unknown[]): Draft | undefined {
  let above = nodes[parent];
  for (let i = parent; above && raws[i] !== raw; above = nodes[i]) i = above.parent;
  return isObject(raw) ? above : undefined;
}

const pointerTo = ({ path }: WrittenNode): string => (path === '' ? '#' : `#/children/${path.replaceAll('.', '/children/')}`);

function leaveClosed(node: Draft, children: readonly unknown[], at: string, { limits, warnings }: TreeContext): void {
  node.extra = new Map([...(node.extra ?? []), ['children', children]]);
  warnings.add('too_deep', `The tree is deeper than ${limits.depth} levels; what lies below ${at} is not drawn.`, at);
}

const tooMany = ({ limits, at }: TreeContext): TraceError =>
  new TraceError('too_many', `The tree has more than ${limits.nodes.toLocaleString('en')} nodes.`, { at, limit: limits.nodes });

const placeOf = (root: string, path: string): string =>
  path === '' ? root : `${root}.children[${path.replaceAll('.', '].children[')}]`;
