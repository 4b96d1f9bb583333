/** Secrets out of what is shown and exported. Loaded when a page asks for it. */
export { secretPatterns, type SecretPattern } from './patterns.js';
export { redactInfo, redactRecords } from './redact-history.js';
export { RunRedactor } from './redact-run.js';
export { redactorOf, type Redacted, type RedactOption, type RedactText } from './redactor.js';
