/**
 * Chromium, spoken to directly. A test driver watches the network of its pages, and being watched costs `EventSource`
 * ten times its own work: numbers taken that way are about the driver. Here only what is asked for is switched on.
 */
import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { WebSocket } from 'ws';
import { ensureBrowser } from '../scripts/lib/browser.mjs';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--no-first-run',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--remote-debugging-port=0',
  '--window-size=1280,800',
  '--js-flags=--expose-gc',
];
const START_LIMIT_MS = 30_000;

type Answer = Record<string, unknown>;

/** Sends one command of the DevTools protocol; rejects with the browser's own words. */
export type Send = (method: string, params?: object) => Promise<Answer>;

/** A page in a context, and so in a process, of its own. */
export interface Page {
  readonly send: Send;
  /** Calls the listener with what the page tells under this name. */
  on(event: string, listener: (params: Answer) => void): void;
  /** Evaluates an expression, waits for its promise, and gives its value. */
  evaluate(expression: string): Promise<unknown>;
  /** Brings another tab in front of it, as a reader does who looks elsewhere. Resolves with a function that takes it away. */
  hide(): Promise<() => Promise<unknown>>;
  /** Closes it; once is enough. */
  close(): Promise<unknown>;
}

export interface Chromium {
  readonly version: string;
  /** Opens a page and waits until it has loaded. */
  open(url: string): Promise<Page>;
  close(): Promise<void>;
}

/** Starts the Chromium found on this machine with an empty profile. */
export async function launch(): Promise<Chromium> {
  const profile = mkdtempSync(join(tmpdir(), 'run-elements-bench-'));
  const browser = spawn(await ensureBrowser(), [...FLAGS, `--user-data-dir=${profile}`], { stdio: ['ignore', 'ignore', 'pipe'] });
  // However this process ends, the browser ends with it.
  process.once('exit', () => {
    browser.kill('SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  const ended = once(browser, 'exit');
  const socket = new WebSocket(await addressIn(browser.stderr), { perMessageDeflate: false });
  await once(socket, 'open');
  const { send, events } = protocol(socket);
  const { product } = await send(undefined, 'Browser.getVersion');
  return {
    version: String(product),
    open: (url) => openPage(send, events, url),
    async close() {
      await send(undefined, 'Browser.close');
      await ended;
    },
  };
}

/** Where the browser says it can be spoken to. What else it has to say must still be read, or it would wait. */
function addressIn(output: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines = createInterface(output);
    const timer = setTimeout(() => reject(new Error('Chromium did not start in time.')), START_LIMIT_MS);
    lines.on('line', (line) => {
      const address = /^DevTools listening on (ws:.*)$/.exec(line)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
    lines.on('close', () => reject(new Error('Chromium ended before it could be spoken to.')));
  });
}

interface Reply {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: Answer;
  readonly result?: Answer;
  readonly error?: { readonly message: string };
}

type SendTo = (sessionId: string | undefined, method: string, params?: object) => Promise<Answer>;

/** Commands to a page (or to the browser itself) and what pages tell, as events named “session method”. */
function protocol(socket: WebSocket): { send: SendTo; events: EventEmitter } {
  const waiting = new Map<number, (reply: Reply) => void>();
  const events = new EventEmitter();
  let last = 0;
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as Reply;
    if (message.id === undefined) {
      events.emit(`${message.sessionId ?? ''} ${message.method ?? ''}`, message.params);
      return;
    }
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  });
  const send: SendTo = (sessionId, method, params = {}) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, ({ result, error }) => (error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result ?? {})));
      socket.send(JSON.stringify({ id, sessionId, method, params }));
    });
  return { send, events };
}

async function openPage(send: SendTo, events: EventEmitter, url: string): Promise<Page> {
  const { browserContextId } = await send(undefined, 'Target.createBrowserContext');
  const { targetId } = await send(undefined, 'Target.createTarget', { url: 'about:blank', browserContextId });
  const { sessionId } = await send(undefined, 'Target.attachToTarget', { targetId, flatten: true });
  let closing: Promise<unknown> | undefined;
  const toPage: Send = (method, params) => send(String(sessionId), method, params);
  await toPage('Page.enable');
  const loaded = once(events, `${String(sessionId)} Page.loadEventFired`, { signal: AbortSignal.timeout(START_LIMIT_MS) });
  await toPage('Page.navigate', { url });
  await loaded;
  await toPage('Page.disable');
  return {
    send: toPage,
    on: (event, listener) => void events.on(`${String(sessionId)} ${event}`, listener),
    async evaluate(expression) {
      const answer = await toPage('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      const { result, exceptionDetails } = answer as {
        result: { value?: unknown };
        exceptionDetails?: { text: string; exception?: { description?: string } };
      };
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    async hide() {
      const front = await send(undefined, 'Target.createTarget', { url: 'about:blank', browserContextId });
      await send(undefined, 'Target.activateTarget', { targetId: front.targetId });
      return () => send(undefined, 'Target.closeTarget', { targetId: front.targetId });
    },
    close: () => (closing ??= send(undefined, 'Target.disposeBrowserContext', { browserContextId })),
  };
}
