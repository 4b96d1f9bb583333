// A run must fail, be steered, or have been going on for a while, before these are seen.
import '../run-error-panel/run-error-panel.define.js';
import '../run-findings/run-findings.define.js';
import '../run-scrubber/run-scrubber.define.js';
import '../run-steer-bar/run-steer-bar.define.js';

export { Later } from './later.js';
