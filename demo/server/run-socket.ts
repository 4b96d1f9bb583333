/** A run over WebSocket. The client's first message says where it stands: `{"type":"resume","after":{…}}`. */
import type { IncomingMessage } from 'node:http';
import type { RawData, WebSocket } from 'ws';
import { heartbeatMs, type RunRecord } from '../shared/run-folder.js';
import { followEvents, resumePosition } from './run-events.js';
import type { RunStore } from './run-store.js';

const resumeWaitMs = 15_000;
const batchSize = 200;
/** A reader this far behind gets no more until it has caught up: WebSocket has no backpressure of its own. */
const bufferLimitBytes = 1024 * 1024;
const bufferCheckMs = 20;
const caughtUp = JSON.stringify({ type: 'caught-up' });

/** Serves one accepted socket until the run or the reader is done. */
export function serveSocket(socket: WebSocket, request: IncomingMessage, store: RunStore, record: RunRecord): void {
  const gone = new AbortController();
  const patience = setTimeout(
    () => socket.close(1008, 'send {"type":"resume","after":{}} to begin'),
    resumeWaitMs,
  );
  socket.on('close', () => {
    clearTimeout(patience);
    gone.abort();
  });
  socket.on('error', () => socket.terminate());
  let begun = false;
  socket.on('message', (data) => {
    const after = readResume(textOf(data));
    if (begun || after === undefined) {
      socket.close(1008, 'expected one {"type":"resume","after":{…}}');
      return;
    }
    begun = true;
    clearTimeout(patience);
    send(socket, store, record, after, gone.signal).catch((error: unknown) => {
      console.error(`WebSocket of run ${record.id} (${request.url}):`, error);
      socket.close(1011, 'the run could not be read');
    });
  });
}

const textOf = (data: RawData): string =>
  (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as ArrayBuffer)).toString('utf8');

interface Position {
  readonly epoch?: unknown;
  readonly seq?: unknown;
  readonly id?: unknown;
}

function readResume(text: string): Position | undefined {
  try {
    const message = JSON.parse(text) as { type?: unknown; after?: Position | null } | null;
    return message?.type === 'resume' ? (message.after ?? {}) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** As the HTTP transports are given it. */
function askedPosition({ id, seq }: Position): string | undefined {
  if (typeof id === 'string') return id;
  return typeof seq === 'number' ? String(seq) : undefined;
}

async function send(
  socket: WebSocket,
  store: RunStore,
  record: RunRecord,
  position: Position,
  signal: AbortSignal,
): Promise<void> {
  const { lastSeq, ended } = store.digest(record.id);
  const asked = askedPosition(position);
  const sameEpoch = position.epoch === undefined || position.epoch === record.epoch;
  const after = sameEpoch ? resumePosition(record.id, asked, lastSeq) : undefined;
  if (after === undefined) socket.send(JSON.stringify({ type: 'gap', reason: 'the run has no such position' }));
  if (ended && asked !== undefined && after === lastSeq) socket.send(JSON.stringify({ type: 'closed' }));
  // A page never sees WebSocket pings, so the sign of life is a message: that the reader is (still) up to date.
  let upToDate = false;
  const heartbeat = setInterval(() => {
    if (upToDate) socket.send(caughtUp);
  }, heartbeatMs);
  try {
    for await (const events of followEvents(store.files(record.id).events, after ?? 0, signal)) {
      for (let start = 0; start < events.length; start += batchSize) {
        const batch = events.slice(start, start + batchSize).map(({ text }) => text);
        socket.send(batch.length === 1 ? (batch[0] ?? '') : `[${batch.join(',')}]`);
        await roomToSend(socket, signal);
      }
      if (events.length === 0 && !upToDate) {
        upToDate = true;
        socket.send(caughtUp);
      }
    }
  } finally {
    clearInterval(heartbeat);
  }
  socket.close(1000);
}

async function roomToSend(socket: WebSocket, signal: AbortSignal): Promise<void> {
  while (socket.bufferedAmount > bufferLimitBytes && !signal.aborted) {
    await new Promise((resolve) => setTimeout(resolve, bufferCheckMs));
  }
}
