/** The server the benchmarks read from: whole runs as fast as they are taken, live ones at a true rate. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventLine, MIXES, sseBlock, type Mix } from './events.js';
import { executionText } from './page/trees/execution.js';

/** Between two writes at a rate, in ms. */
const TICK_MS = 10;
const HTML = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Benchmark</title>
<style>html, body { block-size: 100%; margin: 0 } live-run-viewer, run-log, .place, scope-provider { display: block; block-size: 100%; box-sizing: border-box }</style>
<script type="module">import * as bench from '/page/index.js'; globalThis.bench = bench;</script></html>`;

export interface BenchServer {
  readonly origin: string;
  close(): Promise<void>;
}

/** Starts it on a free port; `files` are the scripts of the page by path. */
export async function startServer(files: ReadonlyMap<string, Uint8Array>): Promise<BenchServer> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://bench');
    const query = (name: string): number => Number(url.searchParams.get(name) ?? 0);
    const mix = MIXES.find((each) => each === url.searchParams.get('mix')) ?? 'turns';
    // Both headers together give the page clocks of 5 µs instead of 100.
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    response.setHeader('Cache-Control', 'no-store');
    const file = files.get(url.pathname);
    if (file) return send(response, 'text/javascript', file);
    switch (url.pathname) {
      case '/':
        return send(response, 'text/html', HTML);
      case '/run.sse':
        return send(response, 'text/event-stream', whole('sse', query('count'), mix));
      case '/run.ndjson':
        return paced(response, 'application/x-ndjson', whole('ndjson', query('count'), mix), query('bytesPerSecond'));
      case '/execution.json':
        return send(response, 'application/json', grown(query('packages'), query('entries')));
      case '/live.sse':
        return live(response, { backlog: query('backlog'), rate: query('rate'), seconds: query('seconds'), mix });
      default:
        response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function send(response: ServerResponse, type: string, body: string | Uint8Array): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': bytes.length }).end(bytes);
}

const made = new Map<string, Buffer>();

/** A whole run as bytes; made once, so that no measurement waits for it twice. */
function whole(format: 'sse' | 'ndjson', count: number, mix: Mix): Uint8Array {
  const key = `${format} ${count} ${mix}`;
  const known = made.get(key);
  if (known) return known;
  const parts: string[] = [];
  for (let n = 1; n <= count; n++) parts.push(format === 'sse' ? sseBlock(n, count, mix) : `${eventLine(n, count, mix)}\n`);
  const bytes = Buffer.from(parts.join(''));
  made.set(key, bytes);
  return bytes;
}

/** An execution as it is rewritten: each time it is asked for, another thought was written down. */
function grown(packages: number, entries: number): Uint8Array {
  const key = `execution ${packages} ${entries}`;
  const known = made.get(key) ?? Buffer.from(executionText({ packages, entries }));
  const thought = { ts: '2027-01-01T00:00:00.000Z', kind: 'think', cursor: 'null', name: '', submitted: 'thought', outcome: 'recorded', note: 'Not yet.' };
  // The log is the last field of a document.
  const end = known.lastIndexOf('}\n  ]') + 1;
  const bytes = Buffer.concat([known.subarray(0, end), Buffer.from(`,\n${JSON.stringify(thought)}`), known.subarray(end)]);
  made.set(key, bytes);
  return bytes;
}

/** Sends at the speed of a network. */
function paced(response: ServerResponse, type: string, bytes: Uint8Array, bytesPerSecond: number): void {
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': bytes.length });
  steadily(response, bytesPerSecond, bytes.length, (from, to) => response.write(bytes.subarray(from, to)));
}

/** Writes `count` things at a rate; a late timer writes more at once, so that the sum is always what the clock says. */
function steadily(response: ServerResponse, rate: number, count: number, write: (from: number, to: number) => void): void {
  const started = performance.now();
  let written = 0;
  const timer = setInterval(() => {
    const due = Math.min(count, Math.floor(((performance.now() - started) / 1000) * rate));
    if (due > written) write(written, due);
    written = due;
    if (due === count) response.end();
  }, TICK_MS);
  response.on('close', () => clearInterval(timer));
}

interface Live {
  /** Events sent at once, before the rate begins. */
  readonly backlog: number;
  /** Events a second. */
  readonly rate: number;
  readonly seconds: number;
  readonly mix: Mix;
}

/** A run at a true rate. */
function live(response: ServerResponse, { backlog, rate, seconds, mix }: Live): void {
  const count = backlog + rate * seconds;
  const blocks = (from: number, to: number): string => {
    const parts: string[] = [];
    for (let n = from + 1; n <= to; n++) parts.push(sseBlock(n, count, mix));
    return parts.join('');
  };
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  response.write(`: a run of ${count} events\n\n${blocks(0, backlog)}`);
  steadily(response, rate, rate * seconds, (from, to) => response.write(blocks(backlog + from, backlog + to)));
}
