/** The survey: look around, measure, check, report. */
import type { Job } from '../../run-context.js';
import { checkPhase } from './check.js';
import { lookPhase, searchAction } from './look.js';
import { measurePhase } from './measure.js';
import { reportPhase } from './report.js';
import { beginSurvey } from './survey-state.js';

const firstWord = 'signal';

/** A survey and all it finds belong to one run. */
export function surveyJob(): Job {
  const survey = beginSurvey(firstWord);
  const search = searchAction(survey);
  return {
    root: {
      kind: 'sequence',
      name: 'Survey',
      children: [lookPhase(survey, search), measurePhase(survey), checkPhase(survey), reportPhase(survey)],
    },
    search: {
      stepName: search.name,
      change: (word) => {
        survey.word = word;
        // What was found for the word before is no answer any more.
        delete survey.matches;
      },
      again: { ...search, name: 'Search again' },
    },
    result: () => `Surveyed ${survey.files.length} files. Report: ${survey.reportFile ?? 'not written'}.`,
  };
}
