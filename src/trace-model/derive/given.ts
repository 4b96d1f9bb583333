/** What a tree alone says about its nodes: the same for every version of a document. */
import type { TraceNode, WrittenNode } from '../trace-document.js';

export type Given = Pick<TraceNode, 'name' | 'childPaths' | 'parentPath' | 'referencePath'>;

const NO_PATHS: readonly string[] = [];
const givens = new WeakMap<readonly WrittenNode[], readonly Given[]>();

/** One each of the tree's nodes, worked out on first use. */
export function givenOf(nodes: readonly WrittenNode[]): readonly Given[] {
  const known = givens.get(nodes);
  if (known !== undefined) return known;
  const made = nodes.map(({ name, children, parent, reference }, index): Given => {
    const childPaths = children.length === 0 ? NO_PATHS : children.map((child) => nodes[child]?.path ?? '');
    const parentPath = nodes[parent]?.path;
    const given = parentPath === undefined ? { name, childPaths } : { name, childPaths, parentPath };
    if (reference === undefined) return given;
    const target = ancestorOf(nodes, index, reference);
    const named = { ...given, name: name === '' ? (target?.name ?? reference) : name };
    return target === undefined ? named : { ...named, referencePath: target.path };
  });
  givens.set(nodes, made);
  return made;
}

/** The node above that a JSON pointer (`#`, `#/children/0`) names; `undefined` for other references and other nodes. */
function ancestorOf(nodes: readonly WrittenNode[], index: number, reference: string): WrittenNode | undefined {
  if (!/^#(?:\/?|(?:\/children\/\d+)+)$/.test(reference)) return undefined;
  const path = [...reference.matchAll(/\d+/g)].join('.');
  let node = nodes[nodes[index]?.parent ?? -1];
  while (node !== undefined && node.path !== path) node = nodes[node.parent];
  return node;
}

/** Names in a sentence are cut: a document may have a book for one, and every node beside it would hold that too. */
const NAME_LENGTH = 120;

/** The name of a node within a sentence; one without a name is called by its path. */
export function called({ name, path }: Pick<TraceNode, 'name' | 'path'>): string {
  if (name === '') return path === '' ? 'the root' : `the node at ${path}`;
  return name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1)}…` : name;
}

/** The same, by the place of the node in its tree. */
export const calledIn = (nodes: readonly WrittenNode[], index: number): string =>
  called({ name: givenOf(nodes)[index]?.name ?? '', path: nodes[index]?.path ?? '' });
