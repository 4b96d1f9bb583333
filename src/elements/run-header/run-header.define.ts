import { RunHeader } from './run-header.js';

if (!customElements.get('run-header')) customElements.define('run-header', RunHeader);

declare global {
  interface HTMLElementTagNameMap {
    'run-header': RunHeader;
  }
}
