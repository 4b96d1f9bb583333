/** The third line of a node: how far it is, or what came of it. Made only for the nodes that are drawn. */
import type { TraceNode } from '../../../trace-model/trace-document.js';
import { formatNumber } from '../../internal/format.js';
import { showControls } from '../../internal/show-controls.js';
import type { NodeWords } from '../../words/node-words.js';
import { ranBefore } from './looks.js';
import { nodeName } from './node-names.js';

/** What the lines are made with. */
export interface DetailSource {
  readonly words: NodeWords;
  readonly locale: string;
  nodeAt(path: string): TraceNode | undefined;
}

type Detail = (node: TraceNode, source: DetailSource) => readonly (string | undefined)[];

const number = (value: number, { locale }: DetailSource): string => formatNumber(value, locale);

/** The first line of the step that is open, or of the first one, as one line of text. */
const stepText = ({ steps, step }: TraceNode): string | undefined => {
  const text = (steps[step?.index ?? 0] ?? steps[0])?.text.slice(0, 200).replace(/\s+/gu, ' ').trim();
  return text === undefined || text === '' ? undefined : showControls(text);
};

const firstStep = (node: TraceNode): string | undefined => stepText({ ...node, step: { index: 0, count: node.steps.length } });

/** "step 2 of 3", where there is more than one; `index` from 0. */
const stepOf = (index: number, count: number, source: DetailSource): string | undefined =>
  count > 1 ? source.words.step(number(Math.min(index + 1, count), source), number(count, source)) : undefined;

const openStep: Detail = ({ step }, source) => [step && stepOf(step.index, step.count, source)];
const doneSteps: Detail = ({ step }, source) => [step && stepOf(step.index - 1, step.count, source)];

const attempt: Detail = ({ retries }, source) => [
  retries && retries.used > 0 ? source.words.attempt(number(retries.used + 1, source)) : undefined,
];

/** Where in its children a sequence stands: at the first that is not done. */
const openChild: Detail = ({ childPaths, kind }, source) => {
  if (kind !== 'sequence' || childPaths.length < 2) return [];
  const index = childPaths.findIndex((path) => source.nodeAt(path)?.status !== 'success');
  return [index < 0 ? undefined : source.words.child(number(index + 1, source), number(childPaths.length, source))];
};

const childWith = (node: TraceNode, status: TraceNode['status'], source: DetailSource): TraceNode | undefined => {
  for (const path of node.childPaths) {
    const child = source.nodeAt(path);
    if (child?.status === status) return child;
  }
  return undefined;
};

const winner: Detail = (node, source) => {
  const won = node.kind === 'selector' ? childWith(node, 'success', source) : undefined;
  return [won && source.words.wonBy(nodeName(won))];
};

const culprit: Detail = (node, source) => {
  const failed = node.kind === 'sequence' || node.kind === 'parallel' ? childWith(node, 'failure', source) : undefined;
  return [failed && source.words.failedAt(nodeName(failed))];
};

const retry: Detail = ({ retries }, source) => [
  retries && retries.used > 0 ? source.words.retry(number(retries.used, source), number(retries.allowed, source)) : undefined,
];

const details: Readonly<Record<TraceNode['status'], Detail>> = {
  success: (node, source) => [...attempt(node, source), ...winner(node, source), ...doneSteps(node, source)],
  failure: (node, source) => {
    if (node.recovered === true) return [source.words.recovered];
    const where = culprit(node, source);
    return where[0] === undefined ? [source.words.status.failure, ...openStep(node, source)] : where;
  },
  active: (node, source) => [...attempt(node, source), ...openStep(node, source)],
  retrying: (node, source) => [...attempt(node, source), ...openStep(node, source)],
  'on-path': (node, source) => [...retry(node, source), ...openChild(node, source)],
  waiting: () => [],
  partial: doneSteps,
  skipped: () => [],
  'cut-off': () => [],
  'not-reached': (node, { words }) => [ranBefore(node) ? words.ranBefore : undefined, firstStep(node)],
};

/** Words that say what the mark says already come after what is done. */
const instead: Readonly<Partial<Record<TraceNode['status'], (node: TraceNode) => string | undefined>>> = {
  success: firstStep,
  active: stepText,
  retrying: stepText,
};

/** The third line. Never empty. */
export function detailOf(node: TraceNode, source: DetailSource): string {
  if (node.kind === 'reference' && node.referencePath !== undefined) {
    const to = source.nodeAt(node.referencePath);
    if (to) return source.words.refersTo(nodeName(to));
  }
  const parts = details[node.status](node, source).filter((part) => part !== undefined);
  if (parts.length > 0) return parts.join(', ');
  return instead[node.status]?.(node) ?? source.words.status[node.status];
}
