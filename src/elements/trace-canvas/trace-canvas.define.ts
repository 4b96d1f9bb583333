import { TraceCanvas } from './trace-canvas.js';

if (!customElements.get('trace-canvas')) customElements.define('trace-canvas', TraceCanvas);

declare global {
  interface HTMLElementTagNameMap {
    'trace-canvas': TraceCanvas;
  }
}
