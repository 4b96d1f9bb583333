/**
 * What was typed and not sent, by the run's address: it outlives the element, so that a view taken out and put back
 * finds it. In memory only; what a person wrote to an agent is left on no disk.
 */
const drafts = new Map<string, string>();

export const draftOf = (key: string): string => drafts.get(key) ?? '';

/** Keeps a draft; an empty one is forgotten. */
export function keepDraft(key: string, text: string): void {
  if (text === '') drafts.delete(key);
  else drafts.set(key, text);
}
