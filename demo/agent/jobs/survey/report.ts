/** Last phase, also of a survey that was stopped early: say and write down what was found. */
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { consult } from '../../consult.js';
import type { RunContext } from '../../run-context.js';
import { useTool } from '../../tool.js';
import type { Step, TreeNode } from '../../tree.js';
import { openMessage } from '../../voice.js';
import { reportSections } from './report-sections.js';
import { action, type Survey } from './survey-state.js';

export const reportPhase = (survey: Survey): TreeNode<RunContext> => ({
  kind: 'sequence',
  name: 'Report',
  always: true,
  children: [
    action('Think about it', async (run, step) => {
      await consult(run, step, {
        question: 'What should the maintainers of this repository look at first?',
        facts: [...reportSections(survey, basename(run.workspace))].join(''),
        rule: priority(survey),
      });
    }),
    action('Write the report', (run, step) => write(survey, run, step)),
  ],
});

/** What a program would look at first. */
function priority({ test, linted, functions }: Survey): string {
  if (test && 'problem' in test) return `A test that fails comes first: ${test.path}.`;
  const worst = [...linted].sort((a, b) => b.problems - a.problems)[0];
  if (worst && worst.problems > 0) return `The file the linter complains about most comes first: ${worst.path}.`;
  const longest = functions?.[0];
  return longest ? `Nothing is broken; the longest function is what I would look at: ${longest.name} in ${longest.path}.` : 'I have found nothing to put first.';
}

async function write(survey: Survey, run: RunContext, step: Step): Promise<void> {
  const message = openMessage(run, step);
  let text = '';
  for (const section of reportSections(survey, basename(run.workspace))) {
    text += section;
    message.write(section);
  }
  message.finish();
  const file = join(run.workFolder, 'report.md');
  const call = { name: 'write_file', kind: 'edit', args: { path: file, content: text } } as const;
  await useTool(run, step, call, async () => {
    await writeFile(file, text);
    return { path: file, bytes: Buffer.byteLength(text) };
  });
  survey.reportFile = file;
}
