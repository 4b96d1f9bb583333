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

/** The words of `<run-log>`. Functions take numbers and times that are already formatted. */
export const logWords = {
  label: 'Log of the run',
  toolbar: 'Log',
  follow: 'Follow',
  followHint: 'Keep the newest entry in view',
  jumpToLatest: 'Jump to latest',
  newEntries: (count: string): string => `${count} new`,
  waiting: 'Waiting for the first event',
  waitingSince: (time: string): string => `since ${time}`,
  nothing: 'No events were received',

  turn: (number: string): string => `Turn ${number}`,
  turnInput: (tokens: string): string => `${tokens} in`,
  turnOutput: (tokens: string): string => `${tokens} out`,
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
  ago: (time: string): string => `${time} ago`,
  arrivalTime: (time: string): string => `${time} (when it arrived; the event has no time)`,
  eventMissing: (seq: string): string => `Event ${seq} missing`,
  eventsMissing: (from: string, to: string): string => `Events ${from}–${to} missing`,
  someEventsMissing: 'Events missing',
};

export type LogStrings = Readonly<typeof logWords>;
