/**
 * Child processes that never outlive the task: every one leads a process group of its own, the signals that end the
 * task are passed to those groups, and what is still there a little later is killed.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { fromRoot } from './paths.mjs';

const isWindows = process.platform === 'win32';
const GRACE_MS = 5_000;
const ORPHAN_CHECK_MS = 500;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
/** @type {NodeJS.Signals | undefined} */
let stoppedBy;

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (isWindows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    // The whole group has ended already, which is what was wanted (macOS says EPERM when only a zombie is left).
    if (!['ESRCH', 'EPERM'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) throw error;
  }
}

/**
 * Asks every child to end and lets no new one start; the task itself ends when they are gone.
 *
 * @param {NodeJS.Signals} signal Why, for the exit code.
 */
function stopAll(signal) {
  // A terminal and npm may both deliver the same Ctrl-C; the second one adds nothing.
  if (stoppedBy) return;
  stoppedBy = signal;
  const exitCode = 128 + constants.signals[signal];
  if (running.size === 0) process.exit(exitCode);
  process.exitCode = exitCode;
  const children = [...running];
  // Always SIGINT: it is the signal on which the test runner closes its browser, whatever reached this process.
  for (const child of children) signalGroup(child, 'SIGINT');
  setTimeout(() => {
    for (const child of children) signalGroup(child, 'SIGKILL');
  }, GRACE_MS).unref();
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => stopAll(signal));
}
// npm passes a SIGTERM no further than the shell it runs a script in: the task is then left without its parent.
if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stopAll('SIGTERM'), ORPHAN_CHECK_MS).unref();
}
process.on('exit', () => {
  for (const child of running) signalGroup(child, 'SIGKILL');
});

/** Whether a signal has asked the task to end; nothing new may be started then. */
export const isStopped = () => stoppedBy !== undefined;

/**
 * @typedef {object} Options
 * @property {Record<string, string>} [env] Added to this process's environment.
 * @property {(message: unknown) => void} [onMessage] Opens a message channel; called for what the child sends.
 *
 * @typedef {object} Running
 * @property {Promise<number>} ended Its exit code; 128 + the signal's number where a signal ended it.
 * @property {() => void} stop Ends it and what it started.
 */

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<number>} */
async function endOf(child) {
  try {
    const [code, signal] = await once(child, 'exit');
    return code ?? 128 + constants.signals[/** @type {NodeJS.Signals} */ (signal)];
  } finally {
    // The leader is gone; whatever it left in its group (a browser, a watcher) has no reason to stay.
    signalGroup(child, 'SIGTERM');
    running.delete(child);
  }
}

/**
 * Starts a program in the project's root with this terminal as its own.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Running}
 */
export function start(command, args, { env = {}, onMessage } = {}) {
  if (isStopped()) return { ended: Promise.resolve(Number(process.exitCode)), stop() {} };
  const child = spawn(command, args, {
    cwd: fromRoot(),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', ...(onMessage ? /** @type {const} */ (['ipc']) : [])],
    detached: !isWindows,
    // npm is a .cmd file on Windows, which only a shell starts; the arguments are always the project's own there.
    shell: isWindows && command === 'npm',
  });
  running.add(child);
  if (onMessage) child.on('message', onMessage);
  return { ended: endOf(child), stop: () => signalGroup(child, 'SIGINT') };
}

/** Runs a program to its end. @param {Parameters<typeof start>} args @returns {Promise<number>} Its exit code. */
export const run = (...args) => start(...args).ended;

/**
 * Runs a script with this same Node.
 *
 * @param {readonly string[]} args
 * @param {Options} [options]
 */
export const runNode = (args, options) => run(process.execPath, args, options);

/** Starts a script with this same Node. @param {readonly string[]} args @param {Options} [options] */
export const startNode = (args, options) => start(process.execPath, args, options);
