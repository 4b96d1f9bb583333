import '../trace-canvas/trace-canvas.define.js';
import { TraceViewer } from './trace-viewer.js';

if (!customElements.get('trace-viewer')) customElements.define('trace-viewer', TraceViewer);

declare global {
  interface HTMLElementTagNameMap {
    'trace-viewer': TraceViewer;
  }
}
