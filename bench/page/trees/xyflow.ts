/** @xyflow/react with every node, placed by our layout, as its documents have it: nodes and edges in state, `fitView`. */
import { ReactFlow, useEdgesState, useNodesState } from '@xyflow/react';
import sheet from '@xyflow/react/dist/style.css';
import { createElement, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { tidyTree } from '../../../src/layout/tidy-tree.js';
import type { Drawing } from './drawings.js';
import type { BenchTree } from './tree.js';

interface FlowNode {
  readonly id: string;
  readonly position: { readonly x: number; readonly y: number };
  readonly data: { readonly label: string };
  readonly style: object;
}

export function reactFlow(place: Element, tree: BenchTree): Drawing {
  const style = document.createElement('style');
  style.textContent = sheet;
  document.head.append(style);
  const layout = tidyTree(tree.parents, tree, { orientation: 'horizontal', siblingGap: 16, levelGap: 56 });
  const first: FlowNode[] = Array.from(tree.parents, (_, node) => ({
    id: String(node),
    position: { x: layout.x[node] ?? 0, y: layout.y[node] ?? 0 },
    data: { label: `Check_Part_${node}` },
    style: { width: layout.widths[node], height: layout.heights[node], borderColor: 'green' },
  }));
  const lines = Array.from(tree.parents.subarray(1), (parent, at) => ({ id: `e${at}`, source: String(parent), target: String(at + 1), type: 'smoothstep' }));
  let set: ((change: (nodes: FlowNode[]) => FlowNode[]) => void) | undefined;
  const Flow = (): ReactElement => {
    const [nodes, setNodes, onNodesChange] = useNodesState(first);
    const [edges] = useEdgesState(lines);
    set = setNodes;
    return createElement(ReactFlow, { nodes, edges, onNodesChange, fitView: true, minZoom: 0.0001, nodesDraggable: false });
  };
  let turn = 0;
  return {
    open() {
      createRoot(place).render(createElement(Flow, null));
      return until(() => seen(place) === first.length);
    },
    change() {
      const at = (++turn * 37) % first.length;
      set?.((nodes) =>
        nodes.map((node, index) => (index === at ? { ...node, style: { ...node.style, borderColor: turn % 2 === 0 ? 'green' : 'red' } } : node)),
      );
    },
    look: () => seen(place),
  };
}

/** Nodes that are drawn: it hides them until they were measured. */
function seen(place: Element): number {
  const nodes = place.querySelectorAll<HTMLElement>('.react-flow__node');
  const last = nodes[nodes.length - 1];
  return last && last.style.visibility !== 'hidden' ? nodes.length : 0;
}

async function until(done: () => boolean): Promise<void> {
  do await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  while (!done());
}
