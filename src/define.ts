/** `run-elements/define`: registers every element. */
import './elements/live-run-viewer/live-run-viewer.define.js';
import './elements/run-provider/run-provider.define.js';
import './elements/trace-canvas/trace-canvas.define.js';
import './elements/trace-inspector/trace-inspector.define.js';
import './elements/trace-viewer/trace-viewer.define.js';
