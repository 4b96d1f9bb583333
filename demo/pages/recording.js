/** The recorded run the demo was started with. */
import { element, main } from './dom.js';
import { linkEntries } from './entry-link.js';

const { runUrl = '', name = '' } = document.documentElement.dataset;
document.title = name;
const viewer = element('live-run-viewer', { 'run-url': runUrl });
linkEntries(viewer);
main.append(viewer);
