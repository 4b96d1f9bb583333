/** `run-elements/bundle`: everything in one module, for `<script type="module">`. */
import './define.js';

export * from './index.js';
export { createRunStore, createTraceStore } from './streams/index.js';
