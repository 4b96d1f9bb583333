/**
 * One sentence a node: why it has the status it has. Other nodes are named by their names. Of which others it may tell is known
 * to `moment-nodes.ts`, which does not ask again where none of them has changed.
 */
import { calledIn } from './given.js';
import { FAILURE, SUCCESS } from './runtime.js';
import { canRetry, type Judgement } from './status.js';
import type { NodeStatus, TraceCursor, WrittenNode } from '../trace-document.js';

type Reason = (facts: Judgement, index: number, node: WrittenNode) => string;

const REASONS: Readonly<Record<NodeStatus, Reason>> = {
  success: (facts, index, node) => `Succeeded${onAttempt(facts, index)}: ${successOf(facts, index, node)}.`,
  failure: failureReason,
  active: (facts, _, node) => `The cursor is here: ${taskOf(facts, node)}.`,
  retrying: (facts, index, node) => `The cursor is here again, attempt ${facts.attempt}${retriesAround(facts, index)}: ${taskOf(facts, node)}.`,
  'on-path': onPathReason,
  waiting: () => 'Waiting at the gate: the agent has not accepted the protocol yet.',
  partial: partialReason,
  skipped: skippedReason,
  'cut-off': cutOffReason,
  'not-reached': notReachedReason,
};

/** Why a node has its status. */
export const whyOf = (facts: Judgement, index: number): string =>
  REASONS[facts.statuses[index] ?? 'not-reached'](facts, index, facts.written.nodes[index] as WrittenNode);

const called = (facts: Judgement, index: number): string => calledIn(facts.written.nodes, index);
const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
const retries = (count: number): string => counted(count, 'retry', 'retries');
const kindOf = ({ written }: Judgement, index: number): WrittenNode['kind'] | undefined => written.nodes[index]?.kind;

/** “on attempt 2”, of a node that used retries of its own. */
function onAttempt(facts: Judgement, index: number): string {
  if ((facts.runtime.retries[index] ?? 0) === 0) return '';
  const attempt = attemptOf(facts, index);
  return attempt === undefined ? retriesOwn(facts, index) : ` on attempt ${attempt}`;
}

/** How often a node was begun: by the log; else by its own retries, unless one above it may have begun it more often. */
function attemptOf({ attempts, runtime: { retries }, tree: { parents } }: Judgement, index: number): number | undefined {
  const counted = attempts[index] ?? 0;
  if (counted > 0) return counted;
  for (let above = parents[index] ?? -1; above >= 0; above = parents[above] ?? -1) if ((retries[above] ?? 0) > 0) return undefined;
  return (retries[index] ?? 0) + 1;
}

/** What the next step does with a node that is tried again. */
function againOf(facts: Judgement, index: number): string {
  const attempt = attemptOf(facts, index);
  if (attempt !== undefined) return `begins attempt ${attempt + 1}`;
  return `spends retry ${(facts.runtime.retries[index] ?? 0) + 1} of ${facts.tree.allowed[index]}`;
}

function successOf(facts: Judgement, index: number, { children, steps, path }: WrittenNode): string {
  const isWritten = facts.runtime.outcomes[index] === SUCCESS || path === '';
  return `${howSucceeded(facts, index, children, steps.length)}${isWritten ? '' : '; the runtime writes it down with the next step'}`;
}

function howSucceeded(facts: Judgement, index: number, children: readonly number[], steps: number): string {
  if (children.length === 0) return steps > 1 ? `all ${steps} steps are done` : 'its step is done';
  if (kindOf(facts, index) === 'selector') {
    const winner = facts.succeeded[index] ?? -1;
    return winner < 0 ? 'the document says so' : `${called(facts, winner)} won`;
  }
  const isWhole = children.every((child) => facts.outcomes[child] === SUCCESS);
  if (!isWhole) return 'the document says so';
  return children.length === 1 ? 'its only child succeeded' : `all ${children.length} children succeeded`;
}

/** What the agent is asked to do now. */
function taskOf({ written: { cursor } }: Judgement, { steps }: WrittenNode): string {
  const { step } = cursor as TraceCursor;
  const verb = steps[step]?.kind === 'evaluate' ? 'evaluates' : 'works on';
  return `the agent ${verb} ${steps.length > 1 && step < steps.length ? `step ${step + 1} of ${steps.length}` : 'its step'}`;
}

/** Retries used of those allowed: of the node, or of the nearest above it that used any. */
function retriesAround(facts: Judgement, index: number): string {
  const { runtime, tree } = facts;
  for (let node = index; node >= 0; node = tree.parents[node] ?? -1) {
    const used = runtime.retries[node] ?? 0;
    if (used === 0) continue;
    const whose = node === index ? '' : `${called(facts, node)} has `;
    return ` (${whose}${used} of ${retries(tree.allowed[node] as number)} used)`;
  }
  return '';
}

function failureReason(facts: Judgement, index: number, node: WrittenNode): string {
  if (facts.stage === 'rejected') return 'Failed: the agent rejected the protocol.';
  const cause = causeOf(facts, index, node);
  const rescuer = facts.rescuers[index] ?? -1;
  if (rescuer >= 0) return `Failed, but recovered: ${rescueOf(facts, index, rescuer)} (${cause}).`;
  if (index === 0) return `Failed${onAttempt(facts, 0)}: ${cause}.`;
  const parent = facts.tree.parents[index] ?? 0;
  const what = kindOf(facts, parent) === 'selector' ? `last alternative of the selector ${called(facts, parent)}` : `it ended ${called(facts, parent)}`;
  return `Fatal: ${what} (${cause}${spent(facts.tree.allowed[index] as number, 'its')}${spent(facts.tree.allowed[parent] as number, `${called(facts, parent)}’s`)}).`;
}

const spent = (allowed: number, whose: string): string => (allowed === 0 ? '' : `, ${whose} ${retries(allowed)} used up`);

/** How the execution goes on, or went on, after a failure. */
function rescueOf(facts: Judgement, index: number, rescuer: number): string {
  const { outcomes, tree, begun } = facts;
  if (canRetry(facts, rescuer) && outcomes[rescuer] !== SUCCESS && outcomes[index] === FAILURE && !isSelectorBetween(facts, index, rescuer)) {
    return `the next step ${againOf(facts, rescuer)} of ${called(facts, rescuer)}`;
  }
  if (kindOf(facts, rescuer) !== 'selector') return `${called(facts, rescuer)} succeeded all the same`;
  const next = tree.ends[childBelow(facts, index, rescuer)] ?? 0;
  if (next >= (tree.ends[rescuer] ?? 0)) return `the selector ${called(facts, rescuer)} had won before`;
  return `the selector ${called(facts, rescuer)} ${begun[next] === 1 ? 'went' : 'goes'} on to ${called(facts, next)}`;
}

/** Whether it is as a selector, with children left to try, that a node saves what failed below it. */
const isSelectorBetween = (facts: Judgement, index: number, rescuer: number): boolean =>
  index !== rescuer &&
  kindOf(facts, rescuer) === 'selector' &&
  (facts.tree.ends[childBelow(facts, index, rescuer)] ?? 0) < (facts.tree.ends[rescuer] ?? 0);

/** The child of `above` that a node lies in. */
function childBelow({ tree: { parents } }: Judgement, index: number, above: number): number {
  let node = index;
  while (node > 0 && parents[node] !== above) node = parents[node] ?? 0;
  return node;
}

/** What made a node fail. */
function causeOf(facts: Judgement, index: number, { children, steps, kind }: WrittenNode): string {
  if (kind === 'reference') return 'a reference that leads back cannot be run';
  if (children.length > 0) {
    const first = facts.failed[index] ?? -1;
    if (first < 0) return 'the document says so';
    if (kind !== 'selector') return `${called(facts, first)} failed`;
    return children.length === 1 ? `its only alternative ${called(facts, first)} failed` : `all ${children.length} alternatives failed`;
  }
  const step = facts.runtime.steps[index] ?? 0;
  const asked = steps[step];
  const place = steps.length > 1 && asked !== undefined ? ` at step ${step + 1} of ${steps.length}` : '';
  return asked?.kind === 'evaluate' ? `the condition${place} was false` : `the agent reported failure${place}`;
}

function onPathReason(facts: Judgement, index: number, { children, path }: WrittenNode): string {
  const place = children.length > 1 ? `, in child ${children.findIndex((child) => facts.onPath[child] === 1) + 1} of ${children.length}` : '';
  return `${path === '' ? 'Running' : 'In progress'}: the cursor is at ${called(facts, facts.open)}${place}${retriesOwn(facts, index)}.`;
}

function retriesOwn({ runtime, tree }: Judgement, index: number): string {
  const used = runtime.retries[index] ?? 0;
  return used === 0 ? '' : `, with ${used} of ${retries(tree.allowed[index] as number)} used`;
}

function partialReason(facts: Judgement, index: number, { children, steps, path, kind }: WrittenNode): string {
  const lead = path === '' ? 'Running, between steps' : 'Partly done';
  const isSelector = kind === 'selector';
  if (children.length === 0) return `${lead}: ${facts.runtime.steps[index] ?? 0} of ${counted(steps.length, 'step')} done.`;
  const over = children.filter((child) => facts.outcomes[child] === (isSelector ? FAILURE : SUCCESS) && !(isSelector && canRetry(facts, child)));
  const failed = isSelector ? (over.length === children.length ? (over.at(-1) ?? -1) : -1) : (facts.failed[index] ?? -1);
  if (failed >= 0 && !canRetry(facts, failed) && canRetry(facts, index)) {
    return `${lead}: ${called(facts, failed)} failed, and the next step ${againOf(facts, index)}.`;
  }
  const progress = isSelector
    ? `${over.length} of ${counted(children.length, 'alternative')} failed`
    : `${over.length} of ${counted(children.length, 'child', 'children')} done`;
  return `${lead}: ${progress}${retriesOwn(facts, index)}.`;
}

function skippedReason(facts: Judgement, index: number): string {
  const selector = nearestAbove(facts, index, SUCCESS);
  const winner = facts.succeeded[selector] ?? -1;
  return `Not reached: ${called(facts, selector)} was won by ${winner < 0 ? 'another child' : called(facts, winner)}${earlier(facts, index)}.`;
}

function cutOffReason(facts: Judgement, index: number): string {
  const ended = nearestAbove(facts, index, FAILURE);
  const failed = facts.failed[ended] ?? -1;
  const cause = failed < 0 ? 'failed before' : `was ended by the failure of ${called(facts, failed)}`;
  return `Not reached: ${called(facts, ended)} ${cause}${earlier(facts, index)}.`;
}

function nearestAbove({ tree, outcomes }: Judgement, index: number, outcome: number): number {
  let node = tree.parents[index] ?? -1;
  while (node > 0 && outcomes[node] !== outcome) node = tree.parents[node] ?? -1;
  return Math.max(node, 0);
}

const BEFORE: Partial<Readonly<Record<Judgement['stage'], string>>> = {
  rejected: 'Not reached: the agent rejected the protocol.',
  gate: 'Not reached yet: the agent has not accepted the protocol.',
  fresh: 'Not reached yet: nothing has happened.',
  complete: 'Not reached: the execution was complete without it.',
};

/** What a node waits for, said by its neighbours, so that it stays true while the execution moves elsewhere. */
function notReachedReason(facts: Judgement, index: number): string {
  const before = BEFORE[facts.stage];
  if (before !== undefined) return before;
  return `Not reached yet: ${turnOf(facts, index)}${earlier(facts, index)}.`;
}

function turnOf(facts: Judgement, index: number): string {
  const { tree, outcomes, begun } = facts;
  if (index === 0) return 'the first step comes next';
  const parent = tree.parents[index] ?? 0;
  const previous = tree.previous[index] ?? -1;
  const isSelector = kindOf(facts, parent) === 'selector';
  if (previous >= 0 && (outcomes[previous] !== (isSelector ? FAILURE : SUCCESS) || (isSelector && canRetry(facts, previous)))) {
    return isSelector ? `it is tried only if ${called(facts, previous)} fails` : `it comes after ${called(facts, previous)}`;
  }
  return parent > 0 && begun[parent] === 0 ? `${called(facts, parent)} has not begun` : 'it comes next';
}

/** What a node that is to be tried again did before. */
function earlier({ attempts, begun }: Judgement, index: number): string {
  const count = attempts[index] ?? 0;
  return count === 0 || begun[index] === 1 ? '' : `, but it ran ${count === 1 ? 'once' : `${count} times`} before`;
}
