/**
 * What a test asks of the fault server, as data: a run, the form it is served in, and what each request gets. Turning
 * a script and one request into bytes is all this file does; `faults.mjs` sends them.
 */

/**
 * What one request gets. Left out: everything after the position it names, and then a clean end.
 *
 * @typedef {object} Reply
 * @property {number} [status]
 * @property {Record<string, string>} [headers]
 * @property {string} [body] Sent instead of events.
 * @property {number} [from] First event sent, whatever position was asked for.
 * @property {number} [upTo] Index of the first event not sent.
 * @property {number} [repeat] This many events before the position are sent again.
 * @property {readonly number[]} [skip] Sequence numbers left out.
 * @property {number} [cutAfterBytes] The body ends here.
 * @property {'close' | 'break' | 'reset' | 'hang'} [end] How: cleanly, without its end, by RST, or not at all.
 * @property {number} [sliceBytes] Sent in slices of this size, one a turn of the event loop.
 * @property {boolean} [hangBeforeHeaders]
 * @property {boolean} [announceLength] With a `Content-Length`.
 * @property {number} [closeCode] Of a WebSocket; 1000 when left out.
 * @property {boolean} [binary] WebSocket messages as bytes.
 * @property {boolean} [batch] All events in one WebSocket message.
 */

/**
 * @typedef {object} Script
 * @property {readonly unknown[]} events Run events; a string is sent as it is.
 * @property {'sse' | 'ndjson' | 'array' | 'recording' | 'pages' | 'file'} format
 * @property {readonly Reply[]} [replies] By number of request; the last one repeats.
 * @property {readonly Reply[]} [actions] The same for POSTs.
 * @property {object} [run] The `run` of a recording or page.
 * @property {number} [pageSize]
 * @property {string} [file] The bytes of a file, instead of its events.
 * @property {boolean} [ranges] Whether `Range` is obeyed; it is.
 * @property {boolean} [cors] Whether other origins may read.
 * @property {'\n' | '\r\n' | '\r'} [eol] Line ends of SSE and NDJSON.
 * @property {boolean} [ids] Whether SSE blocks have an `id:` line; they have.
 */

/** @typedef {{ id?: string | undefined, seq?: number | undefined }} Position */

const TYPES = {
  sse: 'text/event-stream',
  ndjson: 'application/x-ndjson',
  array: 'application/json',
  recording: 'application/json',
  pages: 'application/json',
  file: 'text/plain',
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
  if (script.format === 'file' && script.file !== undefined) return Buffer.from(script.file);
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
