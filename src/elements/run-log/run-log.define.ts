import { whenIdle } from '../internal/when-idle.js';
import { loadDetails } from './lazy-details.js';
import { RunLog } from './run-log.js';

if (!customElements.get('run-log')) customElements.define('run-log', RunLog);

// An entry must be opened before these are seen.
whenIdle(loadDetails);

declare global {
  interface HTMLElementTagNameMap {
    'run-log': RunLog;
  }
}
