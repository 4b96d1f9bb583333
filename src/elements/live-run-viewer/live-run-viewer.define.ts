import '../run-connection/run-connection.define.js';
import '../run-header/run-header.define.js';
import '../run-log/run-log.define.js';
import '../run-metrics/run-metrics.define.js';
import { LiveRunViewer } from './live-run-viewer.js';

if (!customElements.get('live-run-viewer')) customElements.define('live-run-viewer', LiveRunViewer);
