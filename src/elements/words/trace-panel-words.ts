/** English words of what `<trace-canvas>` opens: search, advice and warnings. Counts come formatted. */
export const tracePanelWords = {
  search: 'Search names, prompts and notes',
  found: (count: string): string => `${count} found`,
  foundOne: '1 found',
  foundNone: 'Nothing found',
  place: (at: string, count: string): string => `${at} of ${count}`,
  nextHit: 'Next',
  previousHit: 'Previous',
  endSearch: 'Close search',
  adviceTitle: 'What to do',
  warningsTitle: 'About this document',
  tooSmall: (count: string): string => `${count} nodes: too small to be read here.`,
  notLayered: (why: string): string => `Drawn as a tree: ${why}.`,
  notLoaded: 'Drawn as a tree: the part that makes layers could not be loaded. Reload the page to try again.',
  collapseFinished: 'Collapse finished and unreached',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'The browser did not allow copying',
  more: (count: string): string => `and ${count} more`,
};

export type TracePanelWords = Readonly<typeof tracePanelWords>;
