// What draws a run as a tree, for those who want to see it so. Whoever loads this has the viewer: said here too, bundlers
// need not cut the first load into the parts that both share and those that they do not.
import './live-run-viewer.define.js';
import '../trace-canvas/trace-canvas.define.js';

export { RunDrawing } from './run-drawing.js';
