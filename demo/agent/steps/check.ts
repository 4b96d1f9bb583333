/** Running the repository's own tools: its linter, its compiler, one of its tests. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../command.js';
import { ToolFailure } from '../errors.js';
import type { RunContext } from '../run-context.js';
import { useTool } from '../tool.js';
import type { Step } from '../tree.js';
import { countLines, type SourceFile } from './files.js';

const ownFolder = fileURLToPath(new URL('../../../', import.meta.url));
const commandLimitMs = 22_000;
/** The first run of the demo is to be over within a minute, on a slow machine too: nothing is left running beyond this. */
const runLimitMs = 52_000;

export interface LintResult {
  readonly path: string;
  readonly problems: number;
  readonly by: 'eslint' | 'parser';
}

/** What is left for one command. */
export const timeLeftMs = (run: RunContext): number =>
  Math.max(1000, Math.min(commandLimitMs, runLimitMs - (performance.now() - run.startedAtMs)));

/** A tool of the workspace, else the demo's own copy of it. */
function binary(run: RunContext, name: string): string {
  const own = join(run.workspace, 'node_modules', '.bin', name);
  return existsSync(own) ? own : join(ownFolder, 'node_modules', '.bin', name);
}

/** Lints one file. Problems found are a result; a linter that could not do its work is a failure. */
export async function lintFile(run: RunContext, step: Step, path: string): Promise<LintResult> {
  const args = ['--no-warn-ignored', '--format', 'json', path];
  const call = { name: 'eslint', kind: 'execute', args: { command: `eslint ${args.join(' ')}` } } as const;
  const result = await useTool(run, step, call, async (tool) => {
    const { exitCode, output } = await runCommand(tool, binary(run, 'eslint'), args, {
      cwd: run.workspace,
      timeoutMs: timeLeftMs(run),
      quiet: true,
    });
    const messages = exitCode <= 1 ? readEslint(output) : undefined;
    if (!messages) throw new ToolFailure('tool_failed', `eslint ended with exit code ${exitCode}.`, output);
    return { exitCode, problems: messages.length, messages };
  });
  return { path, problems: result.problems, by: 'eslint' };
}

interface EslintFile {
  readonly messages: readonly { readonly line?: number; readonly ruleId: string | null; readonly message: string }[];
}

function readEslint(output: string): string[] | undefined {
  const start = output.indexOf('[');
  if (start < 0) return undefined;
  try {
    const files = JSON.parse(output.slice(start)) as readonly EslintFile[];
    return files.flatMap(({ messages }) =>
      messages.map(({ line, ruleId, message }) => `line ${line ?? 0}: ${message}${ruleId ? ` (${ruleId})` : ''}`),
    );
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What is left when there is no linter: does the file parse at all? */
export async function parseFile(run: RunContext, step: Step, file: SourceFile): Promise<LintResult> {
  const call = { name: 'parse', kind: 'read', args: { path: file.path } } as const;
  const { problems } = await useTool(run, step, call, async () => {
    const { syntaxErrors } = await import('./functions.js');
    const messages = syntaxErrors(file);
    return { problems: messages.length, messages };
  });
  return { path: file.path, problems, by: 'parser' };
}

/** A test of this very agent: quick, and it needs nothing that has to be built first. */
const ownTest = 'test/demo/steer.test.ts';

/** The agent's own test where there is one, else the smallest that Node's own test runner can run. */
export function testToRun(files: readonly SourceFile[]): SourceFile | undefined {
  const tests = files.filter(({ path, text }) => /\.test\.(?:ts|js|mjs)$/.test(path) && text.includes("'node:test'"));
  return (
    tests.find(({ path }) => path === ownTest) ?? tests.sort((a, b) => countLines(a.text) - countLines(b.text))[0]
  );
}

export interface TestResult {
  readonly path: string;
  readonly passed: number;
  readonly failed: number;
}

/** Runs one test file; failing tests make the call an error that tells the numbers. */
export async function runTestFile(
  run: RunContext,
  step: Step,
  path: string,
  timeoutMs: number = timeLeftMs(run),
): Promise<TestResult> {
  const args = ['--import', import.meta.resolve('tsx'), '--test', '--test-reporter', 'spec', path];
  const call = { name: 'node_test', kind: 'execute', args: { command: `node --import tsx --test ${path}` } } as const;
  return useTool(run, step, call, async (tool) => {
    const { output } = await runCommand(tool, process.execPath, args, { cwd: run.workspace, timeoutMs });
    const passed = Number(/^ℹ pass (\d+)$/m.exec(output)?.[1] ?? 0);
    const failed = Number(/^ℹ fail (\d+)$/m.exec(output)?.[1] ?? 0);
    const result = { path, passed, failed };
    if (failed > 0) throw new ToolFailure('tool_failed', `${failed} of ${passed + failed} tests failed.`, { ...result, output });
    if (passed === 0) throw new ToolFailure('tool_failed', 'No test was run.', { ...result, output });
    return { ...result, output };
  });
}
