/** English words of `<trace-canvas>`: what every visit shows. Counts and times come formatted. */
import type { NodeStatus } from '../../trace-model/trace-document.js';
import { nodeWords } from './node-words.js';

const statuses: Readonly<Record<NodeStatus, string>> = {
  success: 'Succeeded',
  failure: 'Failed',
  active: 'Active',
  retrying: 'Retrying',
  'on-path': 'In progress',
  waiting: 'Waiting',
  partial: 'Partly done',
  skipped: 'Skipped',
  'cut-off': 'Cut off',
  'not-reached': 'Not reached',
};

export const traceWords = {
  ...nodeWords,
  statuses,
  statusRecovered: 'Failed, recovered',

  tree: 'Execution tree',
  keysHint: 'Arrow keys go along the tree, Enter selects, Space opens and closes, plus, minus and 0 zoom.',
  described: (kind: string, status: string, why: string): string => `${kind}, ${status.toLowerCase()}. ${why}`,
  stackName: (count: string, parent: string): string => `${count} more in ${parent}`,
  stackHint: 'Enter shows them all.',

  toolbar: 'View',
  zoomOut: 'Zoom out',
  zoomIn: 'Zoom in',
  zoomReset: 'Zoom to 100 %',
  fit: 'Fit to view',
  collapse: 'Collapse finished and unreached',
  expand: 'Expand all',
  collapseNode: (name: string): string => `Collapse ${name}`,
  expandNode: (name: string): string => `Expand ${name}`,
  follow: 'Follow the cursor',
  followNone: 'Follow the cursor: no step is open',
  search: 'Search',
  toggleInspector: 'Toggle inspector',

  legend: 'What the marks mean',
  minimap: 'Overview',

  diagnosis: 'Diagnosis',
  states: {
    running: 'Running',
    complete: 'Complete',
    failed: 'Failed',
    waiting: 'Waiting',
    pending: 'Not started',
    cancelled: 'Cancelled',
    incomplete: 'Incomplete',
  } as Readonly<Record<string, string>>,
  stateUnknown: 'Status unknown',
  since: (duration: string): string => `for ${duration}`,
  sinceExact: (time: string): string => `Since ${time}`,
  endedAgo: (duration: string): string => `${duration} ago`,
  stuck: 'Nobody has answered for long',
  firstCause: 'First cause',
  firstCauseHint: 'Go to the deepest failure on the failed path',
  whatToDo: 'What to do',
  warnings: (count: string): string => (count === '1' ? '1 warning' : `${count} warnings`),
  seeking: (at: string, total: string): string => `As it stood after entry ${at} of ${total}.`,
  backToNow: 'Back to now',

  tapFirst: 'Tap it, then drag',
  reading: 'Reading the trace…',
  empty: 'No trace to show',
  emptyHint: 'Set src to the address of a trace document, or data to the document itself.',

  path: (path: string): string => `Path ${path}`,
  rootPath: 'Root of the tree',
  stepCount: (count: string): string => `${count} steps`,
};

export type TraceWords = Readonly<typeof traceWords>;
