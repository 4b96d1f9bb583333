import { RunSteerBar } from './run-steer-bar.js';

if (!customElements.get('run-steer-bar')) customElements.define('run-steer-bar', RunSteerBar);

declare global {
  interface HTMLElementTagNameMap {
    'run-steer-bar': RunSteerBar;
  }
}
