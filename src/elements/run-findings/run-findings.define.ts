import { RunFindings } from './run-findings.js';

if (!customElements.get('run-findings')) customElements.define('run-findings', RunFindings);

declare global {
  interface HTMLElementTagNameMap {
    'run-findings': RunFindings;
  }
}
