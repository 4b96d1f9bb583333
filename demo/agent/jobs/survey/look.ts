/** First phase: read everything, search it, find copies. */
import type { RunContext } from '../../run-context.js';
import { listFiles, readFiles } from '../../steps/files.js';
import { findCopies } from '../../steps/measure.js';
import { searchFiles, type Match } from '../../steps/search.js';
import type { ActionNode, TreeNode } from '../../tree.js';
import { say } from '../../voice.js';
import { action, counted, type Survey } from './survey-state.js';

/** Searches for the word of the survey, and for the next one when it changes meanwhile. */
export const searchAction = (survey: Survey): ActionNode<RunContext> =>
  action('Search', async (run, step) => {
    let matches: Match[] | undefined;
    // A new word may come while the old one is searched for, up to the last file.
    for (let word; word !== survey.word; ) {
      word = survey.word;
      matches = await searchFiles(run, step, survey.files, word, () => survey.word === word);
    }
    survey.matches = matches ?? [];
    say(run, step, `“${survey.word}” stands in ${counted(survey.matches.length, 'line')}.`);
  });

export function lookPhase(survey: Survey, search: ActionNode<RunContext>): TreeNode<RunContext> {
  let paths: string[] = [];
  return {
    kind: 'sequence',
    name: 'Look around',
    children: [
      action('List the files', async (run, step) => {
        paths = await listFiles(run, step);
      }),
      action('Read the files', async (run, step) => {
        survey.files = await readFiles(run, step, paths);
        say(run, step, `I have read ${counted(survey.files.length, 'file')}. Now I search them for “${survey.word}”.`);
      }),
      {
        kind: 'parallel',
        name: 'Search and compare',
        children: [
          search,
          action('Find copies', async (run, step) => {
            survey.copies = await findCopies(run, step, survey.files);
          }),
        ],
      },
    ],
  };
}
