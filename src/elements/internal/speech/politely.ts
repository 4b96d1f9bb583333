/** Says what a piece has to tell through the one polite region of the owner, or through the piece's own. */
import { nothing } from 'lit';
import type { RunScope } from '../../contexts.js';

/** What each source told last. What is there when it is first seen is no news. */
const told = new WeakMap<object, string>();

/**
 * Has a text said once it changes. Returns the `role` of the element that shows it: `status` where nobody else speaks.
 *
 * @param source Whose text it is; the same object each time.
 */
export function politely(source: object, scope: Pick<RunScope, 'polite'> | undefined, text: string): 'status' | typeof nothing {
  const before = told.get(source) ?? text;
  told.set(source, text);
  if (!scope?.polite) return 'status';
  if (text !== before) scope.polite.next({ text, instead: before });
  return nothing;
}
