// What draws a run as a tree, for those who want to see it so.
import '../trace-canvas/trace-canvas.define.js';

export { RunDrawing } from './run-drawing.js';
