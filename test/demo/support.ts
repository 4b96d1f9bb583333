/** What the demo's tests share: a server, a small folder for the agent to work on, and ways to read a run. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestContext } from 'node:test';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { createApp } from '../../demo/server/app.js';
import { RunStore } from '../../demo/server/run-store.js';
import { eventId, type RunRecord } from '../../demo/shared/run-folder.js';
import { parseRunEvent, type RunEvent } from '../../src/trace-model/index.js';

/** Longest wait for anything: a run takes up to a minute where nothing else keeps the machine busy. */
export const patienceMs = 180_000;

const cleanups = new WeakMap<TestContext, (() => unknown)[]>();

/** Does `clean` at the end of the test, what was set up last first: servers before their folders. */
export function atEnd(t: TestContext, clean: () => unknown): void {
  const known = cleanups.get(t);
  if (known) {
    known.push(clean);
    return;
  }
  const list = [clean];
  cleanups.set(t, list);
  t.after(async () => {
    for (const next of list.reverse()) await next();
  });
}

/** A temporary folder that goes with the test. */
export function temporaryFolder(t: TestContext): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'run-elements-test-')));
  atEnd(t, () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  return folder;
}

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A repository small enough to be surveyed in seconds, large enough to be interrupted. */
export function smallRepository(t: TestContext, extra: Readonly<Record<string, string>> = {}): string {
  const folder = temporaryFolder(t);
  const code = (name: string) => `export function ${name}() {\n  const signal = '${name}';\n  return signal;\n}\n`;
  writeFiles(folder, {
    'package.json': '{"type":"module"}\n',
    'README.md': '# Lighthouse\n\nThe lighthouse sends a signal. The harbour answers the signal.\n',
    ...Object.fromEntries(['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot'].map((name) => [`src/${name}.ts`, code(name)])),
    'test/alpha.test.js': "import { test } from 'node:test';\ntest('alpha', () => {});\n",
    ...extra,
  });
  return folder;
}

export interface Demo {
  readonly origin: string;
  readonly store: RunStore;
}

/** A server in this process, on a free port, with a data folder of its own. Runs still going on are cancelled at the end. */
export async function startDemo(
  t: TestContext,
  options: { readonly workspace?: string; readonly recording?: string; readonly token?: string } = {},
): Promise<Demo> {
  const store = new RunStore(temporaryFolder(t));
  const { workspace = store.dataFolder, recording, token } = options;
  const server = createApp({ store, workspace, recording, model: undefined, ...(token !== undefined && { token }) });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  atEnd(t, async () => {
    for (const { id } of store.list()) {
      // One that has no process will never end.
      if (store.digest(id).ended || !existsSync(store.files(id).stderr)) continue;
      await post(`${origin}/api/runs/${id}/cancel`, { action: 'cancel', id: 'cleanup' });
      await until(() => store.digest(id).ended);
    }
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { origin, store };
}

/** Waits for what must come, however slow the machine is; `what` is said when it does not. */
export async function until(isSo: () => boolean | Promise<boolean>, what = 'what must come'): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await isSo())) {
    assert.ok(Date.now() < end, `waited in vain for ${what}`);
    await wait(20);
  }
}

export const post = (url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) });

/** Starts a run of a card; its `runUrl` is absolute. */
export async function startRun({ origin }: Demo, issueId: string): Promise<{ runId: string; runUrl: string }> {
  const response = await post(`${origin}/api/projects/run-elements/issues/${issueId}/runs`, {});
  assert.equal(response.status, 201);
  const { runId, runUrl } = (await response.json()) as { runId: string; runUrl: string };
  return { runId, runUrl: new URL(runUrl, origin).href };
}

/** Asserts that the server took the action. */
export async function steer(runUrl: string, text: string): Promise<string> {
  const id = crypto.randomUUID();
  const response = await post(`${runUrl}/steer`, { action: 'steer', id, text });
  assert.equal(response.status, 202, await response.text());
  return id;
}

export interface Message {
  readonly id: string | undefined;
  readonly data: string;
}

/** The messages of an SSE answer, until it ends or `signal` aborts. */
export async function* readMessages(response: Response): AsyncGenerator<Message> {
  assert.ok(response.body);
  const stream = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  for await (const { id, data } of stream as unknown as AsyncIterable<Message>) yield { id, data };
}

export const openStream = (runUrl: string, headers: Readonly<Record<string, string>> = {}, signal?: AbortSignal): Promise<Response> =>
  fetch(runUrl, { headers: { Accept: 'text/event-stream', ...headers }, ...(signal && { signal }) });

/** Everything a run says, to its end. Each event is checked against the wire schema, and the envelope for gaps. */
export async function watchRun(runUrl: string, onEvent?: (event: RunEvent) => void | Promise<void>): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const { id, data } of readMessages(await openStream(runUrl))) {
    const event = checkedEvent(data);
    if (event.type === 'caught-up') continue;
    events.push(event);
    assert.equal(event.seq, events.length);
    assert.equal(event.id, id);
    assert.ok(!Number.isNaN(Date.parse(event.time ?? '')));
    assert.equal(event.epoch, events[0]?.epoch);
    await onEvent?.(event);
  }
  return events;
}

/** The event in a line of text; fails the test when it is not one of the wire format. */
export function checkedEvent(line: string): RunEvent {
  const parsed = parseRunEvent(JSON.parse(line));
  assert.ok(parsed.ok, parsed.ok ? '' : `${parsed.reason}: ${line.slice(0, 300)}`);
  return parsed.event;
}

type EventOf<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;

/** The events of one type. */
export const ofType = <T extends RunEvent['type']>(events: readonly RunEvent[], type: T): EventOf<T>[] =>
  events.filter((event): event is EventOf<T> => event.type === type);

/** Everything the agent wrote in messages. */
export const spoken = (events: readonly RunEvent[]): string =>
  ofType(events, 'message.delta')
    .map(({ text }) => text)
    .join('');

/** A run that no process executes: its events are the test's. Returns its id and the lines as written. */
export function writeRun(store: RunStore, id: string, bodies: readonly Readonly<Record<string, unknown>>[]): string[] {
  const record: RunRecord = { id, issueId: 'RE-1', createdAt: new Date().toISOString(), epoch: 'e1', workspace: store.dataFolder };
  store.create(record);
  const lines = bodies.map((body, index) => {
    const seq = index + 1;
    return JSON.stringify({ ...body, id: eventId(id, seq), seq, time: new Date(seq * 1000).toISOString(), runId: id, epoch: 'e1' });
  });
  writeFileSync(store.files(id).events, lines.map((line) => `${line}\n`).join(''));
  return lines;
}

/** A run of six events that has ended. */
export const endedRun = [
  { type: 'run.started', run: { id: 'x', title: 'A run' } },
  { type: 'message.started', messageId: 'm' },
  { type: 'message.delta', messageId: 'm', text: 'a line\u2028with a separator, and ünïcödé 🚀' },
  { type: 'message.finished', messageId: 'm' },
  { type: 'notice', level: 'info', text: 'run.finished is only quoted here' },
  { type: 'run.finished', outcome: 'success' },
];
