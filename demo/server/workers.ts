/** The agents' processes: started detached, so they outlive the server; found dead, their runs are ended for them. */
import { spawn } from 'node:child_process';
import { appendFileSync, closeSync, openSync, readFileSync, truncateSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isMissing, LineTail } from '../shared/line-tail.js';
import { eventId, type RunRecord, type WorkerRecord } from '../shared/run-folder.js';
import type { RunStore } from './run-store.js';

const agentMain = fileURLToPath(new URL('../agent/main.ts', import.meta.url));
const projectFolder = fileURLToPath(new URL('../../', import.meta.url));
/** A process that never wrote its `worker.json` by now never will. */
const startGraceMs = 60_000;

/** Starts the process of a run that was just created. */
export function startWorker(store: RunStore, record: RunRecord): void {
  const stderr = openSync(store.files(record.id).stderr, 'a');
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), agentMain, store.folder(record.id)], {
    cwd: projectFolder,
    detached: true,
    stdio: ['ignore', 'ignore', stderr],
  });
  child.on('error', (error) => reportLost(store, record, `The agent's process could not be started: ${error.message}.`));
  child.unref();
  closeSync(stderr);
}

/** Ends every run whose process is gone without having said how the run ended. */
export function endLostRuns(store: RunStore): void {
  for (const record of store.list()) {
    if (store.digest(record.id).ended || isWorking(store, record)) continue;
    // The process may have written its last event and left between the two questions above.
    if (store.digest(record.id).ended) continue;
    reportLost(store, record, 'The process that executed this run ended without finishing it.');
  }
}

function isWorking(store: RunStore, record: RunRecord): boolean {
  const pid = readPid(store.files(record.id).worker);
  if (pid === undefined) return Date.now() - Date.parse(record.createdAt) < startGraceMs;
  return isAlive(pid) && ownsRun(pid, record.id);
}

function readPid(file: string): number | undefined {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as WorkerRecord).pid;
  } catch (error) {
    // Half a file: the process is just writing it.
    if (isMissing(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Any other refusal means that there is such a process, though not one of ours to signal.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Numbers of processes are used again; where the system tells, the command line must be that of this run. */
function ownsRun(pid: number, runId: string): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(runId);
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function reportLost(store: RunStore, record: RunRecord, message: string): void {
  const { events, worker } = store.files(record.id);
  if (!claim(`${worker}.lost`)) return;
  const tail = new LineTail(events);
  const seq = tail.readAll().length + 1;
  // A line the process could not finish was never delivered to anybody: it is cut off.
  if (seq > 1) truncateSync(events, tail.offset);
  const event = {
    type: 'run.failed',
    id: eventId(record.id, seq),
    seq,
    time: new Date().toISOString(),
    runId: record.id,
    epoch: record.epoch,
    error: {
      type: 'lost_worker',
      message,
      remediation: ['Retrigger the run.', `If it happens again, read ${store.files(record.id).stderr}.`],
    },
  };
  appendFileSync(events, `${JSON.stringify(event)}\n`);
}

/** Several servers may share a data folder; the one that makes this file reports. */
function claim(file: string): boolean {
  try {
    closeSync(openSync(file, 'wx'));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
