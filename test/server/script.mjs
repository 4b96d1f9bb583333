/** From a script and one request to bytes. `types.ts` says what a script may hold; `faults.mjs` sends what comes out. */

/** @typedef {import('./types.js').Script} Script */
/** @typedef {import('./types.js').Reply} Reply */
/** @typedef {import('./types.js').Position} Position */

const TYPES = {
  sse: 'text/event-stream',
  ndjson: 'application/x-ndjson',
  array: 'application/json',
  recording: 'application/json',
  pages: 'application/json',
  file: 'text/plain',
  document: 'application/json',
};

/** @param {Script} script */
export const contentType = (script) => TYPES[script.format];

/** @param {unknown} event @param {string} key @returns {unknown} */
const field = (event, key) =>
  typeof event === 'object' && event !== null ? /** @type {Record<string, unknown>} */ (event)[key] : undefined;

/**
 * The events a request gets, in order.
 *
 * @param {Script} script @param {Reply} reply @param {Position} after
 */
export function selectEvents(script, reply, after) {
  const known = script.events.findIndex((event) =>
    after.id === undefined ? after.seq !== undefined && field(event, 'seq') === after.seq : field(event, 'id') === after.id,
  );
  const start = reply.from ?? Math.max(0, known + 1 - (reply.repeat ?? 0));
  return script.events
    .slice(start, reply.upTo)
    .filter((event) => !reply.skip?.includes(/** @type {number} */ (field(event, 'seq'))));
}

/**
 * One event as it stands in a stream.
 *
 * @param {Script} script @param {unknown} event
 */
export function encodeEvent(script, event) {
  const eol = script.eol ?? '\n';
  if (typeof event === 'string') return event;
  const text = JSON.stringify(event);
  if (script.format !== 'sse') return text + eol;
  const id = field(event, 'id');
  const idLine = typeof id === 'string' && script.ids !== false ? `id: ${id}${eol}` : '';
  return `${idLine}data: ${text}${eol}${eol}`;
}

/**
 * The whole body a request gets.
 *
 * @param {Script} script @param {Reply} reply @param {Position} after
 * @returns {Buffer}
 */
export function encodeBody(script, reply, after) {
  if (reply.body !== undefined) return Buffer.from(reply.body);
  if ((script.format === 'file' || script.format === 'document') && script.file !== undefined) return Buffer.from(script.file);
  if (script.format === 'pages') return Buffer.from(JSON.stringify(pageOf(script, after.seq ?? 0)));
  const events = selectEvents(script, reply, after);
  if (script.format === 'array') return Buffer.from(JSON.stringify(events));
  if (script.format === 'recording') return Buffer.from(JSON.stringify({ run: script.run, events }));
  return Buffer.from(events.map((event) => encodeEvent(script, event)).join(''));
}

/** @param {Script} script @param {number} after */
function pageOf(script, after) {
  const later = script.events.filter((event) => /** @type {number} */ (field(event, 'seq')) > after);
  const events = later.slice(0, script.pageSize ?? later.length);
  const last = events.length > 0 ? /** @type {number} */ (field(events.at(-1), 'seq')) : after;
  return { run: script.run, events, nextSeq: last + 1 };
}
