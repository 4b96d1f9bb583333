/** What the agent does for each kind of card. */
import type { JobName } from '../../shared/board.js';
import type { Job, RunContext } from '../run-context.js';
import { glossaryJob } from './glossary.js';
import { releaseJob } from './release/index.js';
import { spellingJob } from './spelling.js';
import { surveyJob } from './survey/index.js';

export const jobs: Readonly<Record<JobName, (run: RunContext) => Job>> = {
  survey: surveyJob,
  spelling: spellingJob,
  glossary: glossaryJob,
  release: releaseJob,
};
