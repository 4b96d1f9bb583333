/** Finding nodes by what is written in and about them. */
import type { TraceDocument } from '../trace-document.js';

/** Paths of the nodes whose name, steps or notes hold a text, in tree order; letter case does not matter. None for an empty text. */
export function searchTrace(trace: TraceDocument, text: string): readonly string[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const holds = (found: string | undefined): boolean => found?.toLowerCase().includes(wanted) ?? false;
  const noted = new Set(trace.entries.filter(({ note }) => holds(note)).map(({ path }) => path));
  return trace.nodes
    .filter(({ path, name, steps }) => noted.has(path) || holds(name) || holds(name.replaceAll('_', ' ')) || steps.some((step) => holds(step.text)))
    .map(({ path }) => path);
}
