import { RunConnection } from './run-connection.js';

if (!customElements.get('run-connection')) customElements.define('run-connection', RunConnection);

declare global {
  interface HTMLElementTagNameMap {
    'run-connection': RunConnection;
  }
}
