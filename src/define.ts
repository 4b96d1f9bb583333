/** `run-elements/define`: registers every element, also those the viewers load later by themselves. */
import './elements/live-run-viewer/live-run-viewer.define.js';
import './elements/run-error-panel/run-error-panel.define.js';
import './elements/run-findings/run-findings.define.js';
import './elements/run-provider/run-provider.define.js';
import './elements/run-scrubber/run-scrubber.define.js';
import './elements/run-steer-bar/run-steer-bar.define.js';
import './elements/trace-canvas/trace-canvas.define.js';
import './elements/trace-inspector/trace-inspector.define.js';
import './elements/trace-viewer/trace-viewer.define.js';
