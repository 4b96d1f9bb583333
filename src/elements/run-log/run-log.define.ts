import { RunLog } from './run-log.js';

if (!customElements.get('run-log')) customElements.define('run-log', RunLog);

declare global {
  interface HTMLElementTagNameMap {
    'run-log': RunLog;
  }
}
