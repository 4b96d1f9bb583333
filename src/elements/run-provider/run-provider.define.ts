import { RunProvider } from './run-provider.js';

if (!customElements.get('run-provider')) customElements.define('run-provider', RunProvider);
