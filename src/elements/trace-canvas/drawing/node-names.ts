/** What nodes and their kinds are called. */
import type { TraceNode } from '../../../trace-model/trace-document.js';
import { readableName, showControls } from '../../internal/show-controls.js';
import type { NodeWords } from '../../words/node-words.js';

/** A node's name as people read it. A reference has no name; what it refers to stands in for it. */
export const nodeName = (node: Pick<TraceNode, 'name' | 'reference'>): string =>
  readableName(node.name === '' ? (node.reference ?? '') : node.name);

/** The word for a node's kind; of an unknown kind the word as written. */
export const kindWord = (node: TraceNode, words: NodeWords): string =>
  node.kind === 'unknown' && node.kindText !== undefined ? showControls(node.kindText.slice(0, 40)) : words.kind[node.kind];
