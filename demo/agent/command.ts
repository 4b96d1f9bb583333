/** Running a command of this machine. */
import { spawn, type ChildProcess } from 'node:child_process';
import { ToolFailure } from './errors.js';
import type { ToolWork } from './tool.js';

const outputLimit = 32_000;
const killGraceMs = 1500;

export interface CommandResult {
  readonly command: string;
  readonly exitCode: number;
  /** What it wrote to stdout and stderr, as it came; cut in the middle when it is very long. */
  readonly output: string;
}

export interface CommandOptions {
  readonly cwd: string;
  readonly timeoutMs: number;
  /** Its output is for a program: it is not reported while it comes. */
  readonly quiet?: boolean;
}

/**
 * Runs `command` and waits for its end; its output is reported as it comes. Throws a `ToolFailure` when there is no such
 * command or it takes longer than `timeoutMs`, and the signal's reason when it aborts, after the process is gone.
 */
export async function runCommand(
  tool: ToolWork,
  command: string,
  args: readonly string[],
  { cwd, timeoutMs, quiet = false }: CommandOptions,
): Promise<CommandResult> {
  tool.signal.throwIfAborted();
  const child = spawn(command, args, { cwd, env: commandEnvironment(), stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const stop = () => endGroup(child);
  const timer = setTimeout(stop, timeoutMs);
  tool.signal.addEventListener('abort', stop, { once: true });
  const startedAt = performance.now();
  let output = '';
  const take = (chunk: string) => {
    output += chunk;
    if (!quiet) tool.progress(chunk);
  };
  child.stdout.setEncoding('utf8').on('data', take);
  child.stderr.setEncoding('utf8').on('data', take);
  try {
    const exitCode = await ended(child, command);
    tool.signal.throwIfAborted();
    if (exitCode === null) {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      throw new ToolFailure('timeout', `${command} was stopped after ${seconds} s.`, shorten(output));
    }
    return { command: [command, ...args].join(' '), exitCode, output: shorten(output) };
  } finally {
    clearTimeout(timer);
    tool.signal.removeEventListener('abort', stop);
  }
}

/** The exit code; null when a signal ended it. */
function ended(child: ChildProcess, command: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.on('error', (error) => {
      const missing = 'code' in error && error.code === 'ENOENT';
      reject(
        missing
          ? new ToolFailure('tool_not_found', `There is no command “${command}” on this machine (${error.message}).`)
          : new ToolFailure('tool_failed', error.message),
      );
    });
    child.on('close', (code) => resolve(code));
  });
}

/** Ends the command and whatever it started: they are a process group of their own. */
function endGroup(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  signalGroup(pid, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), killGraceMs);
  child.on('close', () => clearTimeout(timer));
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    const gone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
    if (!gone) throw error;
  }
}

/** Commands get no colours to print, and nothing of the model's key. */
function commandEnvironment(): NodeJS.ProcessEnv {
  const { OPENAI_API_KEY: _key, NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _context, ...rest } = process.env;
  return { ...rest, NO_COLOR: '1', FORCE_COLOR: '0' };
}

function shorten(text: string): string {
  if (text.length <= outputLimit) return text;
  const half = outputLimit / 2;
  return `${text.slice(0, half)}\n… ${text.length - outputLimit} characters left out …\n${text.slice(-half)}`;
}
