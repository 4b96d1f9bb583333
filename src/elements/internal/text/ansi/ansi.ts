/** Terminal output. Loaded when some is to be shown. */
export { ansiText } from './ansi-text.js';
export { ansiStyles } from './ansi.styles.js';
