/** An execution of a bench tree, as its runtime would write it: everything succeeded but the last leaf, which is open. */
import type { BenchTree } from './tree.js';

interface Written {
  readonly type: string;
  readonly name: string;
  readonly steps?: readonly object[];
  readonly children?: Written[];
}

const TIME = Date.UTC(2026, 4, 22, 9);

/** The text of a document of version 1, indented as runtimes write it. */
export function documentText(tree: BenchTree): string {
  const paths = pathsOf(tree);
  const nodes: Written[] = [];
  for (const [node, parent] of tree.parents.entries()) {
    const isLeaf = tree.children[node]?.length === 0;
    const made: Written = isLeaf
      ? { type: 'action', name: `Check_Part_${node}`, steps: [{ kind: 'instruct', instruction: `Check part ${node} and write what you found to $VAR.part.` }] }
      : { type: node % 3 === 0 ? 'selector' : 'sequence', name: `Work_On_Area_${node}`, children: [] };
    nodes.push(made);
    nodes[parent]?.children?.push(made);
  }
  const leaves = paths.filter((_, node) => tree.children[node]?.length === 0);
  const open = leaves.pop() ?? '';
  const document = {
    uri: `file:///bench/run-${tree.parents.length}.json`,
    tree_uri: 'file:///bench/tree.json',
    tree: nodes[0],
    status: 'running',
    phase: 'performing',
    cursor: cursorAt(open),
    protocol_accepted: true,
    created_at: new Date(TIME).toISOString(),
    updated_at: new Date(TIME + leaves.length * 1000).toISOString(),
    schema_version: 1,
    var: {},
    const: {},
    runtime: {
      node_status: Object.fromEntries(leaves.map((path) => [path, 'success'])),
      step_index: Object.fromEntries(leaves.map((path) => [path, 1])),
      retry_count: {},
    },
    trace: leaves.map((path, at) => ({
      ts: new Date(TIME + at * 1000).toISOString(),
      kind: 'instruct',
      cursor: cursorAt(path),
      name: 'Check_Part',
      submitted: 'success',
      outcome: 'action_complete',
      note: 'Nothing unusual was found in this part.',
    })),
  };
  return JSON.stringify(document, undefined, 2);
}

const cursorAt = (path: string): string => JSON.stringify({ path: path.split('.').map(Number), step: 0 });

function pathsOf({ parents, children }: BenchTree): string[] {
  const paths = [''];
  const placed = new Int32Array(parents.length);
  for (let node = 1; node < parents.length; node++) {
    const parent = parents[node] as number;
    const above = paths[parent] as string;
    const at = placed[parent] as number;
    placed[parent] = at + 1;
    paths.push(above === '' ? String(at) : `${above}.${at}`);
  }
  if (children.length !== paths.length) throw new Error('a node of the tree has no path');
  return paths;
}
