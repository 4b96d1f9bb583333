import { whenIdle } from '../internal/when-idle.js';
import { RunSteerBar } from './run-steer-bar.js';

if (!customElements.get('run-steer-bar')) customElements.define('run-steer-bar', RunSteerBar);

// What sends comes with what is sent from: a message written while offline must not wait for code.
whenIdle(() => import('../../streams/actions/actions.js'));

declare global {
  interface HTMLElementTagNameMap {
    'run-steer-bar': RunSteerBar;
  }
}
