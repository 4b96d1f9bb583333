/** Reads the file a document's tree lies in, where it does not lie in the document. */
import { TraceError } from '../errors.js';
import { isObject } from '../open/lenient.js';
import { describe } from '../warnings.js';
import type { FormatContext } from './format.js';
import { nestedOf } from './graph.js';
import { looksLikeNode } from './tree.js';

/** A tree with the slots its file declares. */
export interface TreeFile {
  readonly root: unknown;
  readonly local?: unknown;
  readonly global?: unknown;
}

/**
 * The root in a second file: a snapshot `{local, global, root}`, a graph `{nodes, edges}` as the server of the older form
 * sends it, a document with a tree inside, or the tree itself.
 *
 * @param hint where the document says its tree is, for the message.
 * @param inside what stands in the document where a tree may be: a text or nothing where it lies elsewhere.
 * @throws TraceError `tree_missing`, `not_a_tree`
 */
export function rootOfTree({ tree, warnings }: FormatContext, hint: string, inside?: unknown): TreeFile {
  if (tree === undefined && isThing(inside)) {
    throw new TraceError('not_a_tree', `What the document has as its tree is ${describe(inside)}, not a node.`, { at: hint });
  }
  if (tree === undefined) {
    throw new TraceError('tree_missing', `The document keeps its tree in a second file (${hint}), which was not given.`, { at: hint });
  }
  if (isObject(tree)) {
    if (isObject(tree.root)) return { root: tree.root, local: tree.local, global: tree.global };
    if (isObject(tree.tree)) return { root: tree.tree };
    if (Array.isArray(tree.nodes) && tree.nodes.length > 0) return { root: nestedOf(tree.nodes, warnings) };
    if (looksLikeNode(tree)) return { root: tree };
  }
  throw new TraceError('not_a_tree', `What was given as the tree is ${describe(tree)} without a node.`, { at: 'tree-src' });
}

/** A number, a list: no name of a file, and nothing that was left out. */
const isThing = (inside: unknown): boolean => inside !== undefined && inside !== null && typeof inside !== 'string';
