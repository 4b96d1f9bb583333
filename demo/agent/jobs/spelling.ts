/** Checking the spelling with a command that this machine has or has not. */
import { join } from 'node:path';
import { runCommand } from '../command.js';
import { RunFailure, ToolFailure } from '../errors.js';
import type { Job, RunContext } from '../run-context.js';
import { listFiles } from '../steps/files.js';
import { useTool } from '../tool.js';
import type { Step } from '../tree.js';
import { say } from '../voice.js';

const command = 'docs-spellcheck';
const timeoutMs = 60_000;

export function spellingJob(): Job {
  let documents: string[] = [];
  let misspelt = 0;

  async function check(run: RunContext, step: Step): Promise<void> {
    const args = documents.map((path) => join(run.workspace, path));
    const call = { name: command, kind: 'execute', args: { command, documents } } as const;
    try {
      const { output } = await useTool(run, step, call, (tool) => runCommand(tool, command, args, { cwd: run.workspace, timeoutMs }));
      misspelt = output.split('\n').filter((line) => line.trim() !== '').length;
    } catch (error) {
      if (!(error instanceof ToolFailure) || error.type !== 'tool_not_found') throw error;
      throw new RunFailure(
        error.type,
        error.message,
        [
          `Install a command named ${command} on the PATH of the server: it is given the documents and prints one misspelt word a line.`,
          'Then retrigger the run.',
        ],
        'ENOENT',
      );
    }
  }

  return {
    root: {
      kind: 'sequence',
      name: 'Check spelling',
      children: [
        {
          kind: 'action',
          name: 'Find the documents',
          perform: async (run, step) => {
            documents = (await listFiles(run, step)).filter((path) => path.endsWith('.md'));
            say(run, step, `There are ${documents.length} documents to check.`);
          },
        },
        { kind: 'action', name: 'Check the words', perform: check },
      ],
    },
    result: () => `${documents.length} documents checked, ${misspelt} words misspelt.`,
  };
}
