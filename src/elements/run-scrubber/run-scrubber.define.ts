import { RunScrubber } from './run-scrubber.js';

if (!customElements.get('run-scrubber')) customElements.define('run-scrubber', RunScrubber);

declare global {
  interface HTMLElementTagNameMap {
    'run-scrubber': RunScrubber;
  }
}
