/** The words of an opened entry. Functions take numbers that are already formatted. */
export const detailsWords = {
  arguments: 'Arguments',
  noArguments: 'No arguments',
  progress: 'Progress',
  result: 'Result',
  error: 'Error',
  called: (time: string): string => `called ${time}`,
  exit: (code: string): string => `exit ${code}`,
  input: 'Input',
  parts: 'Other content',
  options: 'Choices',
  answer: 'Answer',
  raw: 'As received',
  advice: 'What to try',
  wholeLength: (shown: string, total: string): string => `First ${shown} of ${total} characters`,
  shownLength: (shown: string): string => `First ${shown} characters`,
  showMore: 'Show more',
  allLines: (count: string): string => `Show all (${count} lines)`,
  allCharacters: (count: string): string => `Show all (${count} characters)`,
  copy: (section: string): string => `Copy ${section}`,
  copied: 'Copied',
  notCopied: 'The browser did not allow copying',

  copyEntry: 'Copy this entry as JSON',
  copyLink: 'Copy a link to this entry',
  wrapLines: 'Wrap long lines',
  asWritten: 'Show as written',
  missing: 'What is missing',
  fetchAgain: 'Fetch again',
  fetchExplained: 'Reads the stream again from the last event that came.',
  hiddenCharacters: (count: number): string =>
    count === 1
      ? '1 invisible character is shown as a mark. Copying gives the original.'
      : `${count} invisible characters are shown as marks. Copying gives the original.`,
  added: 'added',
  removed: 'removed',
  linesOf: (shown: string, total: string): string => `First ${shown} of ${total} lines`,

  tree: (name: string): string => `${name}, as a tree`,
  expandAll: 'Expand all',
  collapseAll: 'Collapse all',
  expandedFirst: (rows: string): string => `Opened the first ${rows} rows.`,
  copyValue: 'Copy value',
  copyPath: 'Copy path',
  circular: 'the same as a value around it',
  notRead: 'computed when read, so not shown',

  file: 'File',
  download: (name: string): string => `Download ${name}`,
  fileElsewhere: 'The run names this file, but did not send what is in it.',
};

export type DetailsWords = Readonly<typeof detailsWords>;
