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
