/** Second phase: words, functions, repetition. */
import type { RunContext } from '../../run-context.js';
import { countWords, findLongestFunctions, findRepeatedLines } from '../../steps/measure.js';
import type { TreeNode } from '../../tree.js';
import { say } from '../../voice.js';
import { action, counted, type Survey } from './survey-state.js';

const wantedFunctions = 40;
const wantedLines = 10;

export const measurePhase = (survey: Survey): TreeNode<RunContext> => ({
  kind: 'sequence',
  name: 'Measure',
  children: [
    action('Count words', async (run, step) => {
      survey.counts = await countWords(run, step, survey.files);
    }),
    action('Find long functions', async (run, step) => {
      survey.functions = await findLongestFunctions(run, step, survey.files, wantedFunctions);
      const [longest] = survey.functions;
      if (longest) say(run, step, `The longest function is ${longest.name} in ${longest.path}: ${counted(longest.lines, 'line')}.`);
    }),
    action('Find repeated lines', async (run, step) => {
      survey.repeated = await findRepeatedLines(run, step, survey.files, wantedLines);
    }),
  ],
});
