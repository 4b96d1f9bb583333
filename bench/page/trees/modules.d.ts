/** The little of these packages that is used; they bring no types that fit. */
declare module 'd3-flextree' {
  interface Flextree {
    (root: unknown): void;
    hierarchy(root: unknown, children?: (node: never) => unknown): unknown;
    nodeSize(size: (node: { data: never }) => [number, number]): Flextree;
    spacing(size: number): Flextree;
  }
  export function flextree(): Flextree;
}
/** Its types need those of React, which are not installed. */
declare module '@xyflow/react' {
  export const ReactFlow: unknown;
  export function useNodesState<T>(initial: T[]): [T[], (change: (nodes: T[]) => T[]) => void, unknown];
  export function useEdgesState<T>(initial: T[]): [T[]];
}
