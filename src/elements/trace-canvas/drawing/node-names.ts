/** What nodes and their kinds are called. */
import type { TraceNode } from '../../../trace-model/trace-document.js';
import type { NodeWords } from '../../words/node-words.js';

/** No name is read further: who writes more wants to be seen, not read. */
const MAX_NAME = 1000;

/** A name as people read it: underscores are spaces. A reference has no name; what it refers to stands in for it. */
export function displayName(node: Pick<TraceNode, 'name' | 'reference'>): string {
  const name = node.name === '' ? (node.reference ?? '') : node.name;
  return name.slice(0, MAX_NAME).replace(/[_\s]+/gu, ' ').trim();
}

/** The word for a node's kind; of an unknown kind the word as written. */
export const kindWord = (node: TraceNode, words: NodeWords): string =>
  node.kind === 'unknown' && node.kindText !== undefined ? node.kindText.slice(0, 40) : words.kind[node.kind];
