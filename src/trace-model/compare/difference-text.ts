/** What a difference between executions is, in a sentence. Documents are called A, B, C, … */
import type { DifferenceKind } from './comparison.js';
import type { NodeStatus, TraceNode } from '../trace-document.js';

const STATUS: Readonly<Record<NodeStatus, string>> = {
  success: 'passed',
  failure: 'failed',
  active: 'in progress',
  retrying: 'trying again',
  'on-path': 'in progress',
  waiting: 'waiting',
  partial: 'partly done',
  skipped: 'skipped',
  'cut-off': 'cut off',
  'not-reached': 'not reached',
};

/** What the document at a place (0: the first) is called: A to Z, then by number. */
export const letterOf = (place: number): string => (place < 26 ? String.fromCharCode(65 + place) : `#${place + 1}`);

const list = (letters: readonly string[]): string =>
  letters.length < 2 ? letters.join('') : `${letters.slice(0, -1).join(', ')} and ${letters.at(-1)}`;

/** “passed in A and C, failed in B”: what is the same is said once. */
export function inEach(values: readonly string[]): string {
  const groups = new Map<string, string[]>();
  values.forEach((value, place) => {
    const letters = groups.get(value);
    if (letters === undefined) groups.set(value, [letterOf(place)]);
    else letters.push(letterOf(place));
  });
  return Array.from(groups, ([value, letters]) => `${value} in ${list(letters)}`).join(', ');
}

/** A text with a capital and a full stop. */
export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** “ at attempt 2”; nothing for the first. */
export const atAttempt = (attempt: number | undefined): string => (attempt !== undefined && attempt > 1 ? ` at attempt ${attempt}` : '');

type Nodes = readonly (TraceNode | undefined)[];
type Describe = (nodes: Nodes, attempts: readonly number[]) => string;

const texts: Readonly<Record<DifferenceKind, Describe>> = {
  missing: (nodes) => inEach(nodes.map((node) => (node ? 'there' : 'missing'))),
  moved: (nodes) => inEach(nodes.map((node) => `at ${node?.path === '' ? 'the root' : (node?.path ?? '')}`)),
  definition: (nodes) =>
    new Set(nodes.map((node) => node?.name)).size > 1 ? inEach(nodes.map((node) => `named “${node?.name ?? ''}”`)) : 'defined otherwise',
  outcome: (nodes) => inEach(nodes.map((node) => (node?.recovered === true ? 'failed and recovered' : STATUS[node?.status ?? 'not-reached']))),
  attempts: (_, attempts) => inEach(attempts.map((count) => (count === 1 ? '1 attempt' : `${count} attempts`))),
  answer: () => 'steps answered otherwise',
  reasoning: () => 'other reasoning',
};

/** One sentence on everything in which a node differs; the outcome with the attempt it came from. Empty where nothing differs. */
export function differenceText(nodes: Nodes, kinds: readonly DifferenceKind[], attempts: readonly number[]): string {
  if (kinds.length === 0) return '';
  const said = kinds.filter((kind) => kind !== 'answer' || kinds.every((other) => other !== 'outcome' && other !== 'attempts'));
  return sentence(said.map((kind) => texts[kind](nodes, attempts)).join('; '));
}
