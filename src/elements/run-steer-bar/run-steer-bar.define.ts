// What sends comes with what is sent from: a message written while offline must not wait for code.
import '../../streams/actions.js';
import { RunSteerBar } from './run-steer-bar.js';

if (!customElements.get('run-steer-bar')) customElements.define('run-steer-bar', RunSteerBar);

declare global {
  interface HTMLElementTagNameMap {
    'run-steer-bar': RunSteerBar;
  }
}
