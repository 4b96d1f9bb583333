/**
 * Starts the demo: `main.ts [FILE | FOLDER]`. Environment: `PORT` (default 8080; 0 takes a free one), `RUN_ELEMENTS_DATA` (where
 * runs are kept), `RUN_ELEMENTS_WORKSPACE` (the folder the agent works on; default: this repository),
 * `RUN_ELEMENTS_TOKEN` (asked of every visitor, when set), and `OPENAI_BASE_URL`, `OPENAI_API_KEY`, `OPENAI_MODEL`.
 */
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modelSettings } from '../agent/model-settings.js';
import { issues } from '../shared/board.js';
import { startRun } from './actions.js';
import { createApp } from './app.js';
import { RunStore } from './run-store.js';
import { traceFiles } from './trace-files.js';
import { endLostRuns } from './workers.js';

const defaultPort = 8080;
const keptRuns = 60;

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function readPort(text: string | undefined): number {
  const port = text === undefined || text === '' ? defaultPort : Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) fail(`PORT must be a number from 0 to 65535, not “${text}”.`);
  return port;
}

function readRecording(argument: string | undefined): string | undefined {
  if (argument === undefined) return undefined;
  // npm runs scripts in the package's folder; where the command was typed is what a relative path is meant from.
  const file = resolve(process.env.INIT_CWD ?? process.cwd(), argument);
  return existsSync(file) ? file : fail(`There is no file or folder ${file}.`);
}

const { env } = process;
const port = readPort(env.PORT);
const recording = readRecording(process.argv[2]);
const workspace = resolve(env.RUN_ELEMENTS_WORKSPACE ?? fileURLToPath(new URL('../../', import.meta.url)));
if (!existsSync(workspace)) fail(`There is no folder ${workspace} to work on.`);
const store = new RunStore(resolve(env.RUN_ELEMENTS_DATA ?? join(tmpdir(), 'run-elements-demo')));
const token = env.RUN_ELEMENTS_TOKEN || undefined;
const server = createApp({ store, workspace, recording, model: modelSettings(env)?.model, ...(token && { token }) });

server.on('error', (error) => {
  const taken = 'code' in error && error.code === 'EADDRINUSE';
  fail(taken ? `Port ${port} is already in use. Choose another one: PORT=${port + 1} npm start` : error.message);
});
server.listen(port, '127.0.0.1', () => {
  const { port: actual } = server.address() as AddressInfo;
  console.log(`Run Elements demo: http://localhost:${actual}${token ? `/?token=${encodeURIComponent(token)}` : ''}`);
  endLostRuns(store);
  store.prune(keptRuns);
  if (recording === undefined) startFirstRun();
  else if (traceFiles(recording)?.length === 0) console.log(`There is no execution in ${recording}: open one in the page.`);
});

/** The board greets with a run that is going on: the one an earlier server left running, or a new one. */
function startFirstRun(): void {
  const [first] = issues;
  if (!first) return;
  const going = store.list().some((record) => record.issueId === first.id && !store.digest(record.id).ended);
  if (!going) startRun(store, workspace, first.id);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
}
