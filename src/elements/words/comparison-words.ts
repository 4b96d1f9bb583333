/** English words for comparing executions. Loaded with that. Numbers come formatted; documents are called A, B, C, … */
import type { DifferenceKind } from '../../trace-model/comparison.js';

const kind: Readonly<Record<DifferenceKind, string>> = {
  missing: 'Missing',
  moved: 'Moved',
  definition: 'Defined otherwise',
  outcome: 'Outcome',
  attempts: 'Attempts',
  answer: 'Answers',
  reasoning: 'Reasoning',
};

export const comparisonWords = {
  kind,
  comparing: 'Comparison',
  /** Letters and names such as "A ship-fix.json". */
  documents: 'Compared executions',
  unnamed: 'Execution',
  firstDivergence: 'First divergence',
  sameCourse: 'They took the same course.',
  otherTrees: 'The trees differ: nodes are matched by place and name.',
  previous: 'Previous difference',
  next: 'Next difference',
  count: (position: string, total: string): string => `${position} of ${total}`,
  total: (total: string): string => (total === '1' ? '1 difference' : `${total} differences`),
  noDifferences: 'No differences',
  wording: 'Wording too',
  wordingHint: 'Count nodes that differ only in what was said or asked',
  end: 'End the comparison',
  list: 'Differences',
  consequence: 'follows from below',
  node: 'Node',
  status: 'Status',
  prompt: 'Prompt',
  verdict: 'Verdict',
  agent: 'Agent',
  reasoning: 'Reasoning',
  attempt: (number: string): string => `attempt ${number}`,
  step: (number: string, count: string): string => `step ${number} of ${count}`,
  passed: 'passed',
  failed: 'failed',
  running: 'still running',
  thought: 'thought',
  absent: 'Not in this tree',
  silent: 'Never asked',
  state: 'State',
  stateSame: 'The variables and constants are the same.',
  stateCount: (count: string): string => (count === '1' ? '1 value differs' : `${count} values differ`),
  variable: 'variable',
  constant: 'constant',
  notSet: 'not set',
  showAll: (count: string): string => `Show all ${count}`,
  failedToOpen: (letter: string, why: string): string => `${letter} cannot be compared: ${why}`,
};

export type ComparisonWords = Readonly<typeof comparisonWords>;
