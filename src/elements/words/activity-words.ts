/** English words of the activity of a node, and of the references in its texts. Numbers, times and durations come formatted. */
import type { TraceEntry } from '../../trace-model/trace-document.js';

const kinds: Readonly<Record<TraceEntry['kind'], string>> = {
  instruct: 'Instructions',
  evaluate: 'Checks',
  think: 'Thoughts',
  protocol: 'Protocol',
  unknown: 'Other kinds',
};

const verdicts: Readonly<Record<TraceEntry['verdict'], string>> = {
  success: 'Succeeded',
  failure: 'Failed',
  running: 'Running',
  none: 'Without a verdict',
};

/** The runtime's words for outcomes; one that is missing here is shown as it was written. */
const outcomes: Readonly<Record<string, string>> = {
  action_complete: 'Action complete',
  step_complete: 'Step complete',
  action_failed: 'Action failed',
  evaluation_passed: 'Evaluation passed',
  evaluation_failed: 'Evaluation failed',
  protocol_accepted: 'Protocol accepted',
  protocol_rejected: 'Protocol rejected',
  recorded: 'Thought recorded',
  running: 'Still running',
};

export const activityWords = {
  kinds,
  verdicts,
  outcomes,

  feed: (name: string): string => `Activity of ${name}`,
  wholeRun: 'Whole run',
  entries: (count: string): string => (count === '1' ? '1 entry' : `${count} entries`),
  goTo: (name: string): string => `Select ${name}`,

  search: 'Search',
  searchLabel: 'Search in the activity',
  endSearch: 'Clear search',
  found: (count: string): string => `${count} found`,
  foundNone: 'Nothing found',
  filters: 'Filters',
  filtersActive: (count: string): string => `Filters, ${count} active`,
  byKind: 'Kinds',
  byOutcome: 'Outcomes',
  winningOnly: 'Winning branch only',
  winningOnlyHint: 'Hides what a selector tried before the child that won',
  clearFilters: 'Clear filters',
  newestFirst: 'Newest first',
  oldestFirst: 'Oldest first',

  unreadable: 'Entry that cannot be read',
  live: 'In progress',
  ago: (time: string): string => `${time} ago`,
  since: (time: string): string => `for ${time}`,
  attempt: (number: string): string => `attempt ${number}`,
  step: (index: string, count: string): string => `step ${index} of ${count}`,
  gap: (time: string): string => `after ${time}`,
  working: 'Working on it',
  agent: 'Agent',
  reasoning: 'Reasoning',
  asWritten: 'As written',
  showMore: 'Show more',
  showAll: 'Show all',
  showLess: 'Show less',
  shownOf: (shown: string, total: string): string => `${shown} of ${total} characters`,

  triedFirst: (names: string): string => `Tried first: ${names}`,
  alike: (names: string): string => `Went the same way before: ${names}`,
  alikeAttempts: (from: string, to: string, name: string): string => `Attempts ${from} to ${to} of ${name} went the same way`,
  andMore: (count: string): string => `and ${count} more`,

  empty: 'Nothing happened here yet',
  emptyNode: 'This node has no entries: the run has not come to it, or went past it.',
  emptyThen: (entry: string, total: string): string => `The first entry here comes later: entry ${entry} of ${total}.`,
  toFirst: 'Go to that entry',
  noMatch: 'No entry matches',
  noMatchHint: (count: string): string => `${count} entries are hidden by search and filters.`,
  notPrinted: (count: string): string => `${count} more are not printed. Select a node or filter to print others.`,
  noNode: 'The tree has no node at this path',

  referenceIn: (namespace: string): string => `in ${namespace}`,
  valueNow: 'value now',
  valueAtMoment: 'value then',
  valueThen: 'value then not recorded',
  notSet: 'not set',
  unknownKey: 'unknown key',
  unknownKeyHint: 'Neither the document nor its tree has this key.',
  notSetHint: 'Declared, but it holds no value.',
  unknownField: 'no such field',
  noField: (field: string): string => `has no field “${field}”`,
  copyValue: 'Copy value',
  copied: 'Copied',
  notCopied: 'The browser did not allow copying',
  more: 'more',
  yes: 'TRUE',
  no: 'FALSE',
};

export type ActivityWords = Readonly<typeof activityWords>;
