/** What stands on the demo's board: one project and its cards. A card's `job` names what the agent does for it. */

export const jobNames = ['survey', 'spelling', 'glossary', 'release'] as const;
/** Which behaviour tree a card's runs execute. */
export type JobName = (typeof jobNames)[number];

/** A card of the board. */
export interface Issue {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly job: JobName;
}

export const project = {
  id: 'run-elements',
  name: 'Run Elements',
  description: 'The agent of this demo works on the repository the demo was started from.',
} as const;

export const agent = {
  id: 'surveyor',
  name: 'Surveyor',
  version: '1.0',
  description:
    'Executes a behaviour tree of real steps on this machine: it reads files, searches them, runs commands and writes into a temporary folder.',
} as const;

export const issues: readonly Issue[] = [
  {
    id: 'RE-1',
    title: 'Survey this repository',
    description:
      'Reads every text file, searches for a word, finds the longest functions and repeated lines, runs the linter and a test file, and writes a report. Steer it with “search for WORD”, “skip STEP” or “stop early”.',
    job: 'survey',
  },
  {
    id: 'RE-2',
    title: 'Check the spelling of the documents',
    description:
      'Needs a command named docs-spellcheck. Where that is not installed, the run fails and says what to do.',
    job: 'spelling',
  },
  {
    id: 'RE-3',
    title: 'Write a glossary of the documents',
    description: 'Counts the words of the documents, drafts a glossary, and asks a person before it writes the file.',
    job: 'glossary',
  },
  {
    id: 'RE-4',
    title: 'Check whether a release could be made',
    description:
      'Executes a written behaviour tree step by step: finds the version and what changed, follows the links of the documents, parses the sources, runs a test with growing patience, and writes a report. Its execution is drawn under Executions.',
    job: 'release',
  },
];

/** The card with this id. */
export const issueById = (id: string): Issue | undefined => issues.find((issue) => issue.id === id);
