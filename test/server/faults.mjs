/**
 * A real server with faults, scripted by the tests that meet them. It speaks plain HTTP and WebSocket, keeps every
 * request it saw, and knows nothing of what it serves. See README.md for its addresses.
 */
import { createHash } from 'node:crypto';
import { WebSocketServer } from 'ws';
import { contentType, encodeBody, encodeEvent, selectEvents } from './script.mjs';

/** @typedef {import('./types.js').Script} Script */
/** @typedef {import('./types.js').Reply} Reply */
/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */
/** @typedef {{ send(event: unknown): void, end(how: string): void }} Open An answer that has not ended. */
/** @typedef {{ method: string, path: string, query: Record<string, string>, headers: import('node:http').IncomingHttpHeaders, body: string, closed: boolean }} Seen */
/** @typedef {{ script: Script, seen: Seen[], reads: number, posts: number, open: Set<Open> }} Run */

/** @type {Map<string, Run>} */
const runs = new Map();
const sockets = new WebSocketServer({ noServer: true });
let lastId = 0;

export const PREFIX = '/faults/';

/** @param {Request} req */
const urlOf = (req) => new URL(req.url ?? '/', 'http://localhost');

/** @param {Request} req */
async function bodyOf(req) {
  const parts = [];
  for await (const part of req) parts.push(/** @type {Buffer} */ (part));
  return Buffer.concat(parts).toString();
}

/** @param {Response} res @param {unknown} value @param {number} [status] */
function sendJson(res, value, status = 200) {
  res.writeHead(status, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify(value));
}

/** @param {readonly Reply[] | undefined} replies @param {number} n @returns {Reply} */
const replyAt = (replies, n) => replies?.[Math.min(n, replies.length - 1)] ?? {};

/** @param {Run} run @param {Request} req @param {string} body @returns {Seen} */
function note(run, req, body) {
  const { pathname, searchParams } = urlOf(req);
  const query = Object.fromEntries(searchParams);
  const seen = { method: req.method ?? '', path: pathname, query, headers: req.headers, body, closed: false };
  run.seen.push(seen);
  return seen;
}

/** Answers everything under `/faults/`. @param {Request} req @param {Response} res */
export async function handle(req, res) {
  const [, , collection, id = '', part] = urlOf(req).pathname.split('/');
  const body = await bodyOf(req);
  if (collection === 'scripts' && id === '') return create(res, JSON.parse(body));
  const run = runs.get(id);
  if (!run) return sendJson(res, { title: 'no such script' }, 404);
  if (collection === 'log') return sendJson(res, run.seen);
  if (collection === 'scripts') return change(run, res, part, JSON.parse(body));
  if (run.script.cors) allow(req, res);
  if (req.method === 'OPTIONS') return res.writeHead(204).end();
  const seen = note(run, req, body);
  res.on('close', () => (seen.closed = true));
  if (req.method !== 'GET') return answer(run, req, res, replyAt(run.script.actions, run.posts++), '');
  return answer(run, req, res, replyAt(run.script.replies, run.reads++), contentType(run.script));
}

/** @param {Response} res @param {Script} script */
function create(res, script) {
  const id = String(++lastId);
  runs.set(id, { script, seen: [], reads: 0, posts: 0, open: new Set() });
  sendJson(res, { id }, 201);
}

/** Changes a run that is being served. @param {Run} run @param {Response} res @param {string | undefined} part @param {unknown} body */
function change(run, res, part, body) {
  if (part === 'events') {
    const events = /** @type {unknown[]} */ (body);
    run.script.events = [...run.script.events, ...events];
    for (const open of run.open) for (const event of events) open.send(event);
  } else if (part === 'end') {
    for (const open of run.open) open.end(/** @type {string} */ (body));
  } else Object.assign(run.script, body);
  sendJson(res, {});
}

/** @param {Request} req @param {Response} res */
function allow(req, res) {
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.setHeader('Access-Control-Allow-Headers', req.headers['access-control-request-headers'] ?? '*');
}

/** The position a GET names, in a header or in its query. @param {Request} req */
function positionOf(req) {
  const after = urlOf(req).searchParams.get('after');
  const header = req.headers['last-event-id'];
  // Node gives header bytes as Latin-1; the standard sends an id as UTF-8.
  const id = typeof header === 'string' ? Buffer.from(header, 'latin1').toString() : (after ?? undefined);
  return { id, seq: after === null ? undefined : Number(after) };
}

/** @param {Run} run @param {Request} req @param {Response} res @param {Reply} reply @param {string} type */
function answer(run, req, res, reply, type) {
  if (reply.hangBeforeHeaders) return;
  /** @type {Record<string, string>} */
  const headers = type === '' ? {} : { 'Content-Type': type };
  const whole = type === '' ? Buffer.from(reply.body ?? '') : encodeBody(run.script, reply, positionOf(req));
  let status = reply.status ?? 200;
  let body = whole;
  if (type !== '' && run.script.format === 'file') {
    headers['Accept-Ranges'] = 'bytes';
    const from = /^bytes=(\d+)-$/.exec(req.headers.range ?? '')?.[1];
    if (from !== undefined && run.script.ranges !== false && reply.status === undefined) {
      status = Number(from) < whole.length ? 206 : 416;
      body = whole.subarray(Number(from));
      headers['Content-Range'] =
        status === 416 ? `bytes */${whole.length}` : `bytes ${from}-${whole.length - 1}/${whole.length}`;
    }
  }
  if (type !== '' && run.script.format === 'document' && status === 200) {
    Object.assign(headers, validatorsOf(run.script, whole));
    if (isKnown(req, headers)) [status, body] = [304, Buffer.alloc(0)];
  }
  if (reply.announceLength || run.script.format === 'file') headers['Content-Length'] = String(body.length);
  res.writeHead(status, { ...headers, ...reply.headers });
  res.flushHeaders();
  void send(run, res, reply, body.subarray(0, reply.cutAfterBytes));
}

/** What a file server says of the version of a document. @param {Script} script @param {Buffer} body */
function validatorsOf(script, body) {
  if (script.validators === 'none') return {};
  if (script.validators === 'modified') return { 'Last-Modified': new Date(script.modified ?? 0).toUTCString() };
  return { ETag: `"${createHash('sha1').update(body).digest('hex')}"` };
}

/** Whether a conditional request names this very version. @param {Request} req @param {Record<string, string>} headers */
const isKnown = (req, headers) =>
  headers.ETag === undefined
    ? headers['Last-Modified'] !== undefined && req.headers['if-modified-since'] === headers['Last-Modified']
    : req.headers['if-none-match'] === headers.ETag;

/** @param {Run} run @param {Response} res @param {Reply} reply @param {Buffer} body */
async function send(run, res, reply, body) {
  const size = reply.sliceBytes ?? body.length;
  for (let at = 0; at < body.length && !res.destroyed; at += size) {
    await new Promise((resolve) => res.write(body.subarray(at, at + size), resolve));
    if (reply.sliceBytes !== undefined) await new Promise((resolve) => setImmediate(resolve));
  }
  /** @type {Open} */
  const open = {
    send: (event) => res.write(encodeEvent(run.script, event)),
    end: (how) => {
      run.open.delete(open);
      if (how === 'close') res.end();
      else if (how === 'reset') res.socket?.resetAndDestroy();
      else res.destroy();
    },
  };
  if (reply.end !== 'hang') return open.end(reply.end ?? 'close');
  run.open.add(open);
  res.on('close', () => run.open.delete(open));
}

/** Answers a WebSocket under `/faults/ws/`. @param {Request} req @param {import('node:stream').Duplex} socket @param {Buffer} head */
export function upgrade(req, socket, head) {
  const run = runs.get(urlOf(req).pathname.split('/')[3] ?? '');
  if (!run) return socket.destroy();
  sockets.handleUpgrade(req, socket, head, (ws) => {
    const seen = note(run, req, '');
    const reply = replyAt(run.script.replies, run.reads++);
    ws.on('close', () => (seen.closed = true));
    ws.on('message', (message) => {
      seen.body = String(message);
      /** @type {{ after?: import('./types.js').Position }} */
      const { after } = JSON.parse(seen.body);
      speak(run, ws, reply, after ?? {});
    });
  });
}

/** @param {Run} run @param {import('ws').WebSocket} ws @param {Reply} reply @param {import('./types.js').Position} after */
function speak(run, ws, reply, after) {
  const events = selectEvents(run.script, reply, after);
  /** @param {unknown} event */
  const send = (event) => {
    const text = typeof event === 'string' ? event : JSON.stringify(event);
    ws.send(reply.binary ? Buffer.from(text) : text);
  };
  if (reply.batch) send(events);
  else events.forEach(send);
  /** @type {Open} */
  const open = {
    send,
    end: (how) => {
      run.open.delete(open);
      if (how === 'close') ws.close(reply.closeCode ?? 1000);
      else ws.terminate();
    },
  };
  if (reply.end !== 'hang') return open.end(reply.end ?? 'close');
  run.open.add(open);
  ws.on('close', () => run.open.delete(open));
}
