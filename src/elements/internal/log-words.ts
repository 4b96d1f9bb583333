/** The words of `<run-log>`. A type, not an interface, so that overrides may be partial. */
export type LogStrings = {
  readonly label: string;
  readonly toolbar: string;
  readonly follow: string;
  readonly followHint: string;
  readonly expandAll: string;
  readonly collapseAll: string;
  readonly jumpToLatest: string;
  readonly newEntries: (count: string) => string;
  readonly waiting: string;
  readonly waitingSince: (time: string) => string;
  readonly nothing: string;

  readonly turn: (number: string) => string;
  readonly turnInput: (tokens: string) => string;
  readonly turnOutput: (tokens: string) => string;
  readonly running: string;
  readonly succeeded: string;
  readonly failed: string;
  readonly denied: string;
  readonly cancelled: string;
  readonly skipped: string;
  readonly slow: string;
  readonly beginningMissing: string;
  readonly afterEnd: string;
  readonly outOfOrder: string;
  readonly redacted: string;
  readonly ago: (time: string) => string;
  readonly arrivalTime: (time: string) => string;
  readonly eventMissing: (seq: string) => string;
  readonly eventsMissing: (from: string, to: string) => string;
  readonly someEventsMissing: string;

  readonly arguments: string;
  readonly noArguments: string;
  readonly progress: string;
  readonly result: string;
  readonly error: string;
  readonly called: (time: string) => string;
  readonly exit: (code: string) => string;
  readonly input: string;
  readonly text: string;
  readonly parts: string;
  readonly details: string;
  readonly answer: string;
  readonly raw: string;
  readonly advice: string;
  readonly wholeLength: (shown: string, total: string) => string;
  readonly shownLength: (shown: string) => string;
  readonly showMore: string;
  readonly allLines: (count: string) => string;
  readonly allCharacters: (count: string) => string;
  readonly copy: (section: string) => string;
  readonly copied: string;
  readonly notCopied: string;
};

/** What stands in the second column of the log, where it is not a name. */
export type EntryLabel =
  | 'started'
  | 'completed'
  | 'failed'
  | 'cancelled'
  | 'interrupted'
  | 'prompt'
  | 'steer'
  | 'message'
  | 'thinking'
  | 'step'
  | 'input'
  | 'notice'
  | 'gap'
  | 'unknown';

export const entryLabels: Readonly<Record<EntryLabel, string>> = {
  started: 'Started',
  completed: 'Completed',
  failed: 'Failed',
  cancelled: 'Cancelled',
  interrupted: 'Interrupted',
  prompt: 'Prompt',
  steer: 'Steering',
  message: 'Response',
  thinking: 'Thinking',
  step: 'Step',
  input: 'Question',
  notice: 'Notice',
  gap: 'Gap',
  unknown: 'Unknown',
};

export const logWords: LogStrings = {
  label: 'Log of the run',
  toolbar: 'Log',
  follow: 'Follow',
  followHint: 'Keep the newest entry in view',
  expandAll: 'Expand all',
  collapseAll: 'Collapse all',
  jumpToLatest: 'Jump to latest',
  newEntries: (count) => `${count} new`,
  waiting: 'Waiting for the first event',
  waitingSince: (time) => `since ${time}`,
  nothing: 'No events were received',

  turn: (number) => `Turn ${number}`,
  turnInput: (tokens) => `${tokens} in`,
  turnOutput: (tokens) => `${tokens} out`,
  running: 'Running',
  succeeded: 'Succeeded',
  failed: 'Failed',
  denied: 'Denied',
  cancelled: 'Cancelled',
  skipped: 'Skipped',
  slow: 'Slow: far longer than usual in this run',
  beginningMissing: 'beginning missing',
  afterEnd: 'after the end',
  outOfOrder: 'out of order',
  redacted: 'not shown by the model',
  ago: (time) => `${time} ago`,
  arrivalTime: (time) => `${time} (when it arrived; the event has no time)`,
  eventMissing: (seq) => `Event ${seq} missing`,
  eventsMissing: (from, to) => `Events ${from}–${to} missing`,
  someEventsMissing: 'Events missing',

  arguments: 'Arguments',
  noArguments: 'No arguments',
  progress: 'Progress',
  result: 'Result',
  error: 'Error',
  called: (time) => `called ${time}`,
  exit: (code) => `exit ${code}`,
  input: 'Input',
  text: 'Text',
  parts: 'Other content',
  details: 'Details',
  answer: 'Answer',
  raw: 'As received',
  advice: 'What to try',
  wholeLength: (shown, total) => `First ${shown} of ${total} characters`,
  shownLength: (shown) => `First ${shown} characters`,
  showMore: 'Show more',
  allLines: (count) => `Show all (${count} lines)`,
  allCharacters: (count) => `Show all (${count} characters)`,
  copy: (section) => `Copy ${section}`,
  copied: 'Copied',
  notCopied: 'The browser did not allow copying',
};
