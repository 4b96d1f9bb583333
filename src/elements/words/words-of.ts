/** The words of a part that is loaded later: `ours` come with it, the page's own (`theirs`) win. */
export function wordsOf<T extends object>(ours: T, theirs: Partial<NoInfer<T>> | undefined): T {
  return theirs === undefined || Object.keys(theirs).length === 0 ? ours : { ...ours, ...theirs };
}
