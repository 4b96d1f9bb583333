/** What a tree alone says about its nodes: the same for every version of a document. */
import type { TraceNode, WrittenNode } from '../trace-document.js';

/** Name of a node: that of a reference, where it has none, is what it refers to. */
export function nameOf(nodes: readonly WrittenNode[], index: number): string {
  const { name = '', reference } = nodes[index] ?? {};
  return name === '' && reference !== undefined ? (targetOf(nodes, index)?.name ?? reference) : name;
}

/** The node above that a reference (a JSON pointer: `#`, `#/children/0`) names; `undefined` for other references and other nodes. */
export function targetOf(nodes: readonly WrittenNode[], index: number): WrittenNode | undefined {
  const { parent = -1, reference } = nodes[index] ?? {};
  if (reference === undefined || !/^#(?:\/?|(?:\/children\/\d+)+)$/.test(reference)) return undefined;
  const path = [...reference.matchAll(/\d+/g)].join('.');
  let node = nodes[parent];
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
  called({ name: nameOf(nodes, index), path: nodes[index]?.path ?? '' });
