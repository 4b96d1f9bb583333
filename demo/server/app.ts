/** The demo's server: HTTP routes, the WebSocket of each run, and the watch over the agents' processes. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { checkAccess, tokenCookie } from './access.js';
import { Problem, sendProblem } from './http.js';
import { sendPage } from './pages.js';
import { findRoute, type Route } from './router.js';
import { createRoutes, requireRun, type RouteContext } from './routes.js';
import { serveSocket } from './run-socket.js';
import type { RunStore } from './run-store.js';
import { endLostRuns } from './workers.js';

const lostCheckMs = 1000;
const messageLimitBytes = 64 * 1024;
const missingPage = { title: 'Not found', script: 'missing' } as const;

export interface AppOptions extends RouteContext {
  /** When set, every request must carry it (cookie or Bearer token). */
  readonly token?: string;
}

/** Creates the server; it does not listen yet. Closing it leaves the runs alone. */
export function createApp(options: AppOptions): Server {
  const routes = createRoutes(options);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: messageLimitBytes });
  const server = createServer((request, response) => void answer(routes, options.token, request, response));
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    try {
      checkAccess(request, options.token);
      const { pathname } = urlOf(request);
      const record = requireRun(options.store, /^\/api\/runs\/([^/]+)$/.exec(pathname)?.[1] ?? '');
      sockets.handleUpgrade(request, socket, head, (client) => serveSocket(client, request, options.store, record));
    } catch (error) {
      const { status, title } = asProblem(error);
      socket.end(`HTTP/1.1 ${status} ${title}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    }
  });
  const watch = setInterval(() => lookAfter(options.store), lostCheckMs);
  server.on('close', () => {
    clearInterval(watch);
    for (const client of sockets.clients) client.terminate();
  });
  return server;
}

/** A disk that is full or a folder that is gone is said, and looked at again: it is no reason to stop serving. */
function lookAfter(store: RunStore): void {
  try {
    endLostRuns(store);
  } catch (error) {
    console.error('The runs could not be looked after:', error);
  }
}

async function answer(
  routes: readonly Route[],
  token: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const url = urlOf(request);
    if (signsIn(url, token, request, response)) return;
    checkAccess(request, token);
    const [handle, params] = findRoute(routes, request.method ?? 'GET', url.pathname);
    await handle({ request, response, url, params });
  } catch (error) {
    // The reader left while something was being sent to it: nobody is there to be told.
    if (response.destroyed) return;
    if (response.headersSent) response.destroy();
    else refuse(request, response, asProblem(error));
  }
}

/** Put together as text: a path that begins with `//` is a path here, not another host. */
function urlOf(request: IncomingMessage): URL {
  const text = `http://localhost${request.url ?? '/'}`;
  if (!URL.canParse(text)) throw new Problem(400, 'Bad request', 'The address cannot be read.');
  return new URL(text);
}

/** `?token=…` on a page keeps the token in a cookie and leads to the same page without it. */
function signsIn(url: URL, token: string | undefined, request: IncomingMessage, response: ServerResponse): boolean {
  const given = url.searchParams.get('token');
  if (token === undefined || given === null || request.method !== 'GET' || url.pathname.startsWith('/api/')) return false;
  url.searchParams.delete('token');
  response.writeHead(303, { Location: `${url.pathname}${url.search}`, 'Set-Cookie': tokenCookie(given), 'Cache-Control': 'no-store' });
  response.end();
  return true;
}

function refuse(request: IncomingMessage, response: ServerResponse, problem: Problem): void {
  if (request.headers.accept?.includes('text/html')) {
    sendPage(response, missingPage, { problem: problem.detail, status: String(problem.status) }, problem.status);
  } else sendProblem(response, problem);
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  console.error(error);
  return new Problem(500, 'Internal server error', 'The server failed at this; its output says why.');
}
