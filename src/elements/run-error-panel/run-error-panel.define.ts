import { RunErrorPanel } from './run-error-panel.js';

if (!customElements.get('run-error-panel')) customElements.define('run-error-panel', RunErrorPanel);

declare global {
  interface HTMLElementTagNameMap {
    'run-error-panel': RunErrorPanel;
  }
}
