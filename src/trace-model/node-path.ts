/** Paths of nodes: child indexes joined by dots, `''` is the root (the runtime's own keys). */

/** Path of a node's child. */
export const childPath = (path: string, index: number): string => (path === '' ? String(index) : `${path}.${index}`);

/** Path of the parent; `undefined` at the root. */
export function parentPathOf(path: string): string | undefined {
  if (path === '') return undefined;
  const dot = path.lastIndexOf('.');
  return dot === -1 ? '' : path.slice(0, dot);
}

/** Whether a path is another one, or lies below it. */
export const isWithin = (path: string, ancestor: string): boolean =>
  ancestor === '' || path === ancestor || (path.startsWith(ancestor) && path[ancestor.length] === '.');
