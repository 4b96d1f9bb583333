/** The recorded run the demo was started with. */
import { element, main } from './dom.js';

const { runUrl = '', name = '' } = document.documentElement.dataset;
document.title = name;
main.append(element('live-run-viewer', { 'run-url': runUrl }));
