/** Path data as canvas paths, parsed once. Few differ: the nodes of a level are of one width. */

const MOST = 500;
const paths = new Map<string, Path2D>();

/** The path of this data. */
export function pathOf(data: string): Path2D {
  const known = paths.get(data);
  if (known) return known;
  // Nobody draws so many shapes at once: those kept are of trees seen before.
  if (paths.size >= MOST) paths.clear();
  const made = new Path2D(data);
  paths.set(data, made);
  return made;
}
