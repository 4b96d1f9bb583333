import { TraceInspector } from './trace-inspector.js';

if (!customElements.get('trace-inspector')) customElements.define('trace-inspector', TraceInspector);
