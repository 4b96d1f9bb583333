/** Third phase: the repository's own linter and one of its tests. */
import { consult } from '../../consult.js';
import { ToolFailure } from '../../errors.js';
import type { RunContext } from '../../run-context.js';
import { lintFile, parseFile, runTestFile, testToRun, timeLeftMs, type LintResult } from '../../steps/check.js';
import type { NodeStatus, Step, TreeNode } from '../../tree.js';
import { openMessage, say } from '../../voice.js';
import { action, counted, type Survey } from './survey-state.js';

const lintedFiles = 8;
/** No further file is linted after this time, so the first run of the demo ends within a minute on any machine. */
const lintUntilMs = 30_000;
/** A test that is given less would only be cut off. */
const testNeedsMs = 5000;

export const checkPhase = (survey: Survey): TreeNode<RunContext> => ({
  kind: 'sequence',
  name: 'Check',
  children: [
    action('Choose what to check', (run, step) => choose(survey, run, step)),
    lintSteps(survey),
    {
      kind: 'selector',
      name: 'Test',
      children: [
        action('Run a test file', (run, step) => test(survey, run, step)),
        action('Note what the test said', (run, step) => {
          const said = survey.test && 'problem' in survey.test ? `${survey.test.path}: ${survey.test.problem}` : undefined;
          say(run, step, said ?? 'No test was run: there is none that node can run, or no time was left.');
          return undefined;
        }),
      ],
    },
  ],
});

async function choose(survey: Survey, run: RunContext, step: Step): Promise<void> {
  const longest = survey.functions ?? [];
  const candidates = [...new Set(longest.map(({ path }) => path))].filter((path) => /\.[mc]?[jt]sx?$/.test(path));
  const byRule = candidates.slice(0, lintedFiles);
  const answer = await consult(run, step, {
    question: `Which of these files deserve to be checked by the linter? Name at most ${lintedFiles}.`,
    facts: longest.map(({ path, name, lines }) => `${path}: ${name}, ${lines} lines`).join('\n'),
    rule: `Long functions are where mistakes hide, so I check the files with the longest ones: ${byRule.join(', ') || 'there are none'}.`,
  });
  const named = run.model ? candidates.filter((path) => answer.includes(path)) : [];
  survey.chosen = [...new Set([...named, ...byRule])].slice(0, lintedFiles);
}

/** A selector for each file: the linter, or without it or time for it at least the parser. One message tells of all. */
function lintSteps(survey: Survey): TreeNode<RunContext> {
  let message: ReturnType<typeof openMessage> | undefined;
  let tooSlow = false;
  const keep = (run: RunContext, step: Step, result: LintResult) => {
    survey.linted.push(result);
    message ??= openMessage(run, step);
    message.write(`- \`${result.path}\`: ${result.problems === 0 ? 'nothing to complain about' : counted(result.problems, 'problem')}\n`);
  };
  const checkOne = (path: string): TreeNode<RunContext> => ({
    kind: 'selector',
    name: `Check ${path}`,
    children: [
      action(`Lint ${path}`, async (run, step) => {
        if (tooSlow || performance.now() - run.startedAtMs > lintUntilMs) return 'skipped';
        try {
          keep(run, step, await lintFile(run, step, path));
          return 'success';
        } catch (error) {
          tooSlow = error instanceof ToolFailure && error.type === 'timeout';
          throw error;
        }
      }),
      action(`Parse ${path}`, async (run, step) => {
        const file = survey.files.find((candidate) => candidate.path === path);
        if (!file) return 'skipped';
        keep(run, step, await parseFile(run, step, file));
        return 'success';
      }),
    ],
  });
  const end = action('Sum up the checks', (run, step) => {
    message?.finish();
    const problems = survey.linted.reduce((sum, result) => sum + result.problems, 0);
    say(run, step, `${counted(problems, 'problem')} in ${counted(survey.linted.length, 'file')}.`);
    return undefined;
  });
  return { kind: 'sequence', name: 'Lint', children: () => [...survey.chosen.map(checkOne), end] };
}

async function test(survey: Survey, run: RunContext, step: Step): Promise<NodeStatus> {
  const file = testToRun(survey.files);
  if (!file || timeLeftMs(run) < testNeedsMs) return 'failure';
  try {
    survey.test = await runTestFile(run, step, file.path);
    return 'success';
  } catch (error) {
    if (error instanceof ToolFailure) survey.test = { path: file.path, problem: error.message };
    throw error;
  }
}
