/** A run over HTTP: as SSE, as NDJSON, as pages of JSON. What a viewer does never touches the run. */
import type { ServerResponse } from 'node:http';
import { eventId, heartbeatMs, type RunRecord } from '../shared/run-folder.js';
import { commonHeaders, Problem, streamHeaders } from './http.js';
import { mediaTypes, type RunForm } from './negotiate.js';
import type { Exchange } from './router.js';
import { followEvents, readEvents, resumePosition, type PlacedEvent } from './run-events.js';
import type { RunStore } from './run-store.js';

const pageLimit = 1000;

/** Sends the run in `form`, behind the position the request names. */
export async function sendRun(exchange: Exchange, store: RunStore, record: RunRecord, form: RunForm): Promise<void> {
  const { request, response, url } = exchange;
  const lastEventId = request.headers['last-event-id'];
  const asked = typeof lastEventId === 'string' ? lastEventId : (url.searchParams.get('after') ?? undefined);
  const { lastSeq, ended } = store.digest(record.id);
  const after = resumePosition(record.id, asked, lastSeq);
  if (after === undefined) throw positionGone(asked, lastSeq);
  if (form === 'json') {
    sendPage(exchange, store, record, after);
    return;
  }
  if (ended && after >= lastSeq && asked !== undefined) {
    response.writeHead(204, streamHeaders).end();
    return;
  }
  if (form === 'ndjson' && ended) sendRecording(response, store, record, after);
  else await stream(exchange, store, record, after, form);
}

const positionGone = (asked = '', lastSeq: number): Problem =>
  new Problem(
    410,
    'Gone',
    `This run has no position “${asked.slice(0, 80)}”; its last is ${lastSeq}. Read it again from the start.`,
  );

function sendPage({ response, url }: Exchange, store: RunStore, record: RunRecord, after: number): void {
  const limit = Math.min(pageLimit, Math.max(1, Number(url.searchParams.get('limit')) || pageLimit));
  const events = readEvents(store.files(record.id).events, after).slice(0, limit);
  const nextSeq = (events.at(-1)?.seq ?? after) + 1;
  const run = runInfo(store, record);
  // The events are spliced in as they were written: they need no second encoding.
  const body = `{"run":${JSON.stringify(run)},"events":[${events.map(({ text }) => text).join(',')}],"nextSeq":${nextSeq}}`;
  response.writeHead(200, {
    ...commonHeaders,
    'Content-Type': `${mediaTypes.json}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-cache',
    Vary: 'Accept',
  });
  response.end(body);
}

/** `run` of the run's own `run.started`, or what is known before that. */
function runInfo(store: RunStore, record: RunRecord): unknown {
  const [first] = readEvents(store.files(record.id).events, 0);
  const started = first === undefined ? undefined : (JSON.parse(first.text) as { run?: unknown });
  return started?.run ?? { id: record.id };
}

function sendRecording(response: ServerResponse, store: RunStore, record: RunRecord, after: number): void {
  const body = readEvents(store.files(record.id).events, after)
    .map(({ text }) => `${text}\n`)
    .join('');
  response.writeHead(200, {
    ...commonHeaders,
    'Content-Type': mediaTypes.ndjson,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-cache',
    Vary: 'Accept',
  });
  response.end(body);
}

type StreamForm = Exclude<RunForm, 'json'>;

/** How a stream writes an event, a marker without position, and a sign of life. */
const framing: Readonly<
  Record<StreamForm, { event(runId: string, event: PlacedEvent): string; marker(type: string): string; beat: string }>
> = {
  sse: {
    event: (runId, { seq, text }) => `id: ${eventId(runId, seq)}\ndata: ${text}\n\n`,
    marker: (type) => `data: ${JSON.stringify({ type })}\n\n`,
    beat: ': heartbeat\n\n',
  },
  ndjson: {
    event: (_, { text }) => `${text}\n`,
    marker: (type) => `${JSON.stringify({ type })}\n`,
    beat: '\n',
  },
};

async function stream(
  { request, response }: Exchange,
  store: RunStore,
  record: RunRecord,
  after: number,
  form: StreamForm,
): Promise<void> {
  response.writeHead(200, {
    ...streamHeaders,
    'Content-Type': form === 'sse' ? `${mediaTypes.sse}; charset=utf-8` : mediaTypes.ndjson,
    Vary: 'Accept',
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  response.flushHeaders();
  const frame = framing[form];
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const heartbeat = setInterval(() => response.write(frame.beat), heartbeatMs);
  let caughtUp = false;
  try {
    for await (const events of followEvents(store.files(record.id).events, after, gone.signal)) {
      let text = events.map((event) => frame.event(record.id, event)).join('');
      if (events.length === 0 && !caughtUp) {
        caughtUp = true;
        text = frame.marker('caught-up');
      }
      if (text !== '' && !response.write(text)) await drained(response);
    }
  } finally {
    clearInterval(heartbeat);
    gone.abort();
  }
  response.end();
}

/** Until the reader took what was written, or left. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    // One that is gone already says neither.
    if (response.destroyed) resolve();
    else response.on('drain', done).on('close', done);
  });
}
