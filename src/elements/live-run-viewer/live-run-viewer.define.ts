import '../run-connection/run-connection.define.js';
import '../run-header/run-header.define.js';
import '../run-log/run-log.define.js';
import '../run-metrics/run-metrics.define.js';
import { whenIdle } from '../internal/when-idle.js';
import { LiveRunViewer } from './live-run-viewer.js';

if (!customElements.get('live-run-viewer')) customElements.define('live-run-viewer', LiveRunViewer);

// A run must fail, be steered, or have been going on for a while, before these are seen.
whenIdle(() => import('../run-error-panel/run-error-panel.define.js'));
whenIdle(() => import('../run-steer-bar/run-steer-bar.define.js'));
whenIdle(() => import('../run-findings/run-findings.define.js'));
whenIdle(() => import('../run-scrubber/run-scrubber.define.js'));
