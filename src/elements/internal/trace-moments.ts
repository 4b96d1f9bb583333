// Earlier moments of a document. Whoever goes back in one has what opens them: said here too, bundlers need not cut that into
// the parts that both share and those that they do not.
export { atEntry } from '../../trace-model/at-entry.js';
export { openTrace } from '../../trace-model/open-trace.js';
