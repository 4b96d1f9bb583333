/** What few documents need; see `rare-parts.ts`. */
export { readDamaged, tooLarge } from './damaged.js';
export { readAbtree } from '../formats/abtree.js';
export { notATrace } from '../formats/not-a-trace.js';
export { rootOfTree } from '../formats/second-file.js';
export { withBookkeeping } from './lost-bookkeeping.js';
export { odditiesIn } from './oddities.js';
export { seriesOf } from './series.js';
export { shareWritten } from '../derive/share.js';
export { notUtf8 } from './utf8-fault.js';

// Whoever has these opens documents: said here too, bundlers need not cut what does that into what both share and what not.
export { openTrace } from './open-trace.js';
