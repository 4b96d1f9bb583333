/** A tree as the server of the older form sends it: a list of nodes that know their paths. */
import { isObject } from '../open/lenient.js';
import type { WarningLog } from '../warnings.js';

/** A node in the nested form, which the tree's reader takes. */
interface Nested extends Record<string, unknown> {
  children?: unknown[];
}
/** Fields that say how the server drew a node, or what the document says better. */
const DRAWING: ReadonlySet<string> = new Set(['id', 'path', 'x', 'y', 'kind', 'status']);
/** A path with holes would ask for as many nodes as its largest index says. */
const MOST_CHILDREN = 100_000;

/** The root of the nested form. A node without a place, or whose parent is missing, is put under the root with a warning. */
export function nestedOf(list: readonly unknown[], warnings: WarningLog): unknown {
  const byPath = new Map<string, Nested>();
  for (const raw of list) if (isObject(raw) && typeof raw.path === 'string') byPath.set(raw.path, nodeOf(raw));
  const root = byPath.get('') ?? { type: '', name: '' };
  const strays: unknown[] = list.filter((raw) => !isObject(raw) || typeof raw.path !== 'string');
  for (const [path, node] of byPath) {
    if (path === '') continue;
    const cut = path.lastIndexOf('.');
    const parent = byPath.get(cut < 0 ? '' : path.slice(0, cut)) ?? (cut < 0 ? root : undefined);
    const index = Number(path.slice(cut + 1));
    if (parent && Number.isSafeInteger(index) && index >= 0 && index < MOST_CHILDREN) (parent.children ??= [])[index] = node;
    else strays.push(node);
  }
  if (strays.length > 0) {
    (root.children ??= []).push(...strays);
    warnings.add('stray_nodes', `${strays.length} nodes of the tree say no place in it; they stand under the root.`, 'tree-src.nodes');
  }
  return root;
}

function nodeOf(raw: Readonly<Record<string, unknown>>): Nested {
  const kept = Object.entries(raw).filter(([key, value]) => !DRAWING.has(key) && value !== null);
  const steps = Array.isArray(raw.steps) ? { steps: raw.steps.map(stepOf) } : {};
  return Object.assign(Object.create(null) as Nested, Object.fromEntries(kept), { type: raw.kind ?? '' }, steps);
}

/** `{kind, text}` as `{instruct: text}`. */
const stepOf = (raw: unknown): unknown =>
  isObject(raw) && (raw.kind === 'instruct' || raw.kind === 'evaluate') ? { [raw.kind]: raw.text } : raw;
