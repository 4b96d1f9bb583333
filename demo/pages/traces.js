/** The recorded executions the demo was started with: one file, or the files of a folder. */
import { element, main } from './dom.js';

/** @typedef {HTMLElement & { openUrl(url: string, treeUrl?: string): string }} TraceViewer */

const { traces = '[]', name = '' } = document.documentElement.dataset;
document.title = name;
/** Address of each, and of its tree where that is another file. @type {[string, string?][]} */
const addresses = JSON.parse(traces);

// They are files of this machine that a runtime may be writing: they are watched.
const viewer = /** @type {TraceViewer} */ (element('trace-viewer', { live: '' }));
main.append(viewer);
await customElements.whenDefined('trace-viewer');
for (const [address, tree] of addresses) viewer.openUrl(address, tree);
if (addresses[0] !== undefined) viewer.openUrl(...addresses[0]);
