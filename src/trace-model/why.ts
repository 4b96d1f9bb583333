/** One sentence a node: why it has the status it has. Other nodes are named by their names. */
import { FAILURE, NONE, SUCCESS } from './runtime.js';
import { allowedOf, canRetry, type Judgement } from './status.js';
import type { NodeStatus, TraceCursor, WrittenNode } from './trace-document.js';

type Reason = (facts: Judgement, index: number, node: WrittenNode) => string;

const REASONS: Readonly<Record<NodeStatus, Reason>> = {
  success: (facts, index, node) => `Succeeded${onAttempt(facts, index)}: ${successOf(facts, index, node)}.`,
  failure: failureReason,
  active: (facts, _, node) => `The cursor is here: ${taskOf(facts, node)}.`,
  retrying: (facts, index, node) => `The cursor is here again, attempt ${facts.attempt}${spent(facts, index)}: ${taskOf(facts, node)}.`,
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

const nameOf = (facts: Judgement, index: number): string => facts.written.nodes[index]?.name ?? '';
const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** “attempt 2 of 3” of a node with retries of its own that were used. */
function onAttempt({ runtime }: Judgement, index: number): string {
  const used = runtime.retries[index] ?? 0;
  return used === 0 ? '' : ` on attempt ${used + 1}`;
}

function successOf(facts: Judgement, index: number, { children, steps, kind, path }: WrittenNode): string {
  const isWritten = facts.runtime.outcomes[index] === SUCCESS || path === '';
  const later = isWritten ? '' : ', which the next next_step writes down';
  if (children.length === 0) return `${steps.length > 1 ? `all ${steps.length} steps are done` : 'its step is done'}${later}`;
  if (kind !== 'selector') {
    const isWhole = children.every((child) => facts.outcomes[child] === SUCCESS);
    return isWhole ? `${children.length === 1 ? 'its only child' : `all ${children.length} children`} succeeded${later}` : 'the document says so';
  }
  const winner = winnerOf(facts, children);
  return winner === undefined ? 'the document says so' : `${nameOf(facts, winner)} won${later}`;
}

const winnerOf = ({ outcomes }: Judgement, children: readonly number[]): number | undefined => children.find((child) => outcomes[child] === SUCCESS);

/** What the agent is asked to do now. */
function taskOf({ written: { cursor } }: Judgement, { steps }: WrittenNode): string {
  const { step } = cursor as TraceCursor;
  const verb = steps[step]?.kind === 'evaluate' ? 'judges' : 'works on';
  return `the agent ${verb} ${steps.length > 1 ? `step ${step + 1} of ${steps.length}` : 'its step'}`;
}

/** Retries used of those allowed: of the node, or of the nearest above it that used any. */
function spent({ written, runtime, tree }: Judgement, index: number): string {
  for (let node = index; node >= 0; node = tree.parents[node] ?? -1) {
    const used = runtime.retries[node] ?? 0;
    if (used === 0) continue;
    const whose = node === index ? '' : `${written.nodes[node]?.name} has `;
    return ` (${whose}${used} of ${plural(allowedOf(written.nodes[node] as WrittenNode), 'retry', 'retries')} used)`;
  }
  return '';
}

function failureReason(facts: Judgement, index: number, node: WrittenNode): string {
  const cause = causeOf(facts, index, node);
  if (facts.stage === 'rejected') return 'Failed: the agent rejected the protocol.';
  if (index === 0) return `Failed${onAttempt(facts, 0)}: ${cause}.`;
  const rescuer = facts.rescuers[index] ?? -1;
  if (rescuer >= 0) return `Failed, but recovered: ${rescueOf(facts, rescuer)} (${cause}).`;
  const parent = facts.tree.parents[index] ?? -1;
  const own = allowedOf(node) > 0 ? `, its ${plural(allowedOf(node), 'retry', 'retries')} used up` : '';
  if (facts.written.nodes[parent]?.kind === 'selector') return `Fatal: last alternative of the selector ${nameOf(facts, parent)} (${cause}${own}).`;
  const parentRetries = allowedOf(facts.written.nodes[parent] as WrittenNode);
  const without = parentRetries > 0 ? `, its ${plural(parentRetries, 'retry', 'retries')} used up` : '';
  return `Fatal: it ended ${nameOf(facts, parent)}${without} (${cause}${own}).`;
}

/** How the execution goes on, or went on, after a failure. */
function rescueOf(facts: Judgement, rescuer: number): string {
  const { written, runtime, outcomes, onPath, begun } = facts;
  const { kind, children, name } = written.nodes[rescuer] as WrittenNode;
  if (canRetry(facts, rescuer) && outcomes[rescuer] !== SUCCESS && onPath[rescuer] === 0) {
    return `the next next_step begins attempt ${(runtime.retries[rescuer] ?? 0) + 2} of ${name}`;
  }
  if (kind !== 'selector') return `${name} went on all the same`;
  const next = children.find((child) => outcomes[child] !== FAILURE);
  if (next === undefined) return `the selector ${name} goes on`;
  return `the selector ${name} ${begun[next] === 1 ? 'went' : 'goes'} on to ${nameOf(facts, next)}`;
}

/** What made a node fail. */
function causeOf(facts: Judgement, index: number, { children, steps, kind }: WrittenNode): string {
  if (kind === 'reference') return 'a reference that leads back cannot be run';
  if (children.length > 0) {
    const failed = children.filter((child) => facts.outcomes[child] === FAILURE);
    const first = failed[0];
    if (first === undefined) return 'the document says so';
    if (kind !== 'selector') return `${nameOf(facts, first)} failed`;
    return failed.length === 1 ? `its only alternative ${nameOf(facts, first)} failed` : `all ${failed.length} alternatives failed`;
  }
  const step = facts.runtime.steps[index] ?? 0;
  const asked = steps[step];
  const place = steps.length > 1 && asked !== undefined ? ` at step ${step + 1} of ${steps.length}` : '';
  return asked?.kind === 'evaluate' ? `the judgement${place} was false` : `the agent reported failure${place}`;
}

function onPathReason(facts: Judgement, index: number, { children, path }: WrittenNode): string {
  const child = children.find((each) => facts.onPath[each] === 1) ?? -1;
  const place = children.length > 1 ? `, in child ${children.indexOf(child) + 1} of ${children.length}` : '';
  const isNear = child === facts.open;
  const where = isNear ? nameOf(facts, child) : nameOf(facts, facts.open);
  return `${path === '' ? 'Running' : 'In progress'}: the cursor is at ${where}${place}${spentOwn(facts, index)}.`;
}

function spentOwn({ runtime, written }: Judgement, index: number): string {
  const used = runtime.retries[index] ?? 0;
  return used === 0 ? '' : `, with ${used} of ${plural(allowedOf(written.nodes[index] as WrittenNode), 'retry', 'retries')} used`;
}

function partialReason(facts: Judgement, index: number, { children, steps, path }: WrittenNode): string {
  const lead = path === '' ? 'Running, between steps' : 'Partly done';
  if (children.length === 0) return `${lead}: ${facts.runtime.steps[index] ?? 0} of ${plural(steps.length, 'step')} done.`;
  const done = children.filter((child) => facts.outcomes[child] !== NONE && !(facts.outcomes[child] === FAILURE && canRetry(facts, child))).length;
  return `${lead}: ${done} of ${plural(children.length, 'child', 'children')} done${spentOwn(facts, index)}.`;
}

function skippedReason(facts: Judgement, index: number): string {
  const selector = nearestAbove(facts, index, (parent) => facts.outcomes[parent] === SUCCESS);
  const winner = winnerOf(facts, facts.written.nodes[selector]?.children ?? []);
  return `Not reached: ${nameOf(facts, selector)} was won by ${winner === undefined ? 'another child' : nameOf(facts, winner)}${earlier(facts, index)}.`;
}

function cutOffReason(facts: Judgement, index: number): string {
  const ended = nearestAbove(facts, index, (parent) => facts.outcomes[parent] === FAILURE);
  const failed = facts.written.nodes[ended]?.children.find((child) => facts.outcomes[child] === FAILURE);
  const cause = failed === undefined ? 'failed before' : `was ended by the failure of ${nameOf(facts, failed)}`;
  return `Not reached: ${nameOf(facts, ended)} ${cause}${earlier(facts, index)}.`;
}

function nearestAbove({ tree }: Judgement, index: number, found: (node: number) => boolean): number {
  let node = tree.parents[index] ?? -1;
  while (node > 0 && !found(node)) node = tree.parents[node] ?? -1;
  return Math.max(node, 0);
}

function notReachedReason(facts: Judgement, index: number): string {
  const { stage, outcomes, tree, written } = facts;
  if (stage === 'rejected') return 'Not reached: the agent rejected the protocol.';
  if (stage === 'gate') return 'Not reached yet: the agent has not accepted the protocol.';
  if (stage === 'fresh') return 'Not reached yet: nothing has happened.';
  if (stage === 'complete') return 'Not reached: the execution was complete without it.';
  for (let node = index; node > 0; node = tree.parents[node] ?? -1) {
    const before = written.nodes[tree.parents[node] ?? 0]?.children ?? [];
    const first = before.find((sibling) => sibling < node && (outcomes[sibling] === NONE || canRetry(facts, sibling)));
    if (first !== undefined) return `Not reached yet: ${nameOf(facts, first)} comes first${earlier(facts, index)}.`;
  }
  return `Not reached yet${earlier(facts, index).replace(', but', ':')}.`;
}

/** What a node that was begun anew did before. */
function earlier({ attempts, begun }: Judgement, index: number): string {
  const count = attempts[index] ?? 0;
  return count === 0 || begun[index] === 1 ? '' : `, but it ran ${count === 1 ? 'once' : `${count} times`} before`;
}
