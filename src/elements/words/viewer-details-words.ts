/** English words of a document's details in `<trace-viewer>`. Numbers and times come formatted. */
export const viewerDetailsWords = {
  title: 'Document details',
  address: 'Address',
  tree: 'Tree',
  created: 'Created',
  updated: 'Updated',
  gate: 'Protocol',
  accepted: 'accepted',
  rejected: 'not accepted',
  noGate: 'not recorded',
  format: 'Format',
  formatOf: (format: string, version: string): string => `${format}, version ${version}`,
  holds: 'Holds',
  counts: (nodes: string, entries: string): string => `${nodes} nodes, ${entries} entries`,
  size: 'Size',
  bytes: (count: string): string => `${count} bytes`,
  copy: (what: string): string => `Copy ${what.toLowerCase()}`,
  copied: 'Copied',
  notCopied: 'The browser did not allow copying',
  unknown: 'not recorded',
};

/** Every word of the details. */
export type ViewerDetailsWords = Readonly<typeof viewerDetailsWords>;
