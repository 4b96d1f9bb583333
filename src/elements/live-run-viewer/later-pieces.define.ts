// A run must fail, be steered, or have been going on for a while, before these are seen. The viewer, without which nobody
// loads this, is named so that bundlers do not cut the first load into what both share and what they do not.
import './live-run-viewer.define.js';
import '../run-error-panel/run-error-panel.define.js';
import '../run-findings/run-findings.define.js';
import '../run-scrubber/run-scrubber.define.js';
import '../run-steer-bar/run-steer-bar.define.js';

export { Later } from './later.js';
