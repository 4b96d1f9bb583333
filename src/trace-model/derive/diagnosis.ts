/** The whole execution in one line: what it does or came to, whether somebody should look, and what can be done. */
import { adviceFor, type Act } from './advice.js';
import { called } from './given.js';
import { firstCauseOf, nodeAt } from '../ask/lookup.js';
import { isAnswer, loopsOf } from './loops.js';
import type { DiagnosisCode, TraceDiagnosis, TraceDocument, TraceEntry, TraceNode } from '../trace-document.js';

type Undiagnosed = Omit<TraceDocument, 'diagnosis' | 'scopes' | 'engine'>;
/** What is said about a situation; `since`, `stuck` and the wording of the advice are worked out for all alike. */
interface Finding {
  readonly code: DiagnosisCode;
  readonly text: string;
  readonly path?: string;
  readonly since?: number | undefined;
  readonly acts?: readonly Act[];
}

/** An answer that takes longer is one somebody should ask about. */
export const STUCK_AFTER_MS = 3_600_000;
/** Notes in a sentence are cut. */
const NOTE_LENGTH = 160;

/**
 * Diagnoses a document.
 * @param now epoch ms, for `stuck`
 * @param before an earlier version: a reset is noticed against it, and what has not changed since keeps its `since`
 */
export function diagnose(trace: Undiagnosed, now: number, before?: TraceDocument): TraceDiagnosis {
  const finding = findingOf(trace, before);
  const { code, text, path, acts = [] } = finding;
  const since = sinceOf(finding, trace, before);
  return {
    code,
    text,
    ...(path !== undefined && { path }),
    ...(since !== undefined && { since }),
    stuck: isStuck(trace, code, now),
    advice: adviceFor(trace, acts),
  };
}

/** The diagnosis of a document as of another moment: `stuck` depends on it. The same object while nothing changes. */
export function diagnosisOf(trace: TraceDocument, now: number): TraceDiagnosis {
  const stuck = isStuck(trace, trace.diagnosis.code, now);
  return stuck === trace.diagnosis.stuck ? trace.diagnosis : { ...trace.diagnosis, stuck };
}

/** Something was asked, and no sign of life has come for long. Between steps nothing is asked. */
function isStuck(trace: Undiagnosed, code: DiagnosisCode, now: number): boolean {
  if (code !== 'gate-waiting' && code !== 'evaluating' && code !== 'performing' && openNode(trace) === undefined) return false;
  return now - Math.max(trace.updatedAt ?? Number.NaN, trace.entries.at(-1)?.time ?? -Infinity) >= STUCK_AFTER_MS;
}

function findingOf(trace: Undiagnosed, before?: TraceDocument): Finding {
  if (trace.status === 'complete') return { code: 'complete', text: `Complete: ${called(trace.root)} succeeded${attemptsOf(trace.root)}.`, path: '' };
  if (trace.status === 'failed') return failedFinding(trace);
  if (trace.root.status === 'waiting') return gateFinding(trace);
  const open = openNode(trace);
  const red = justFailed(trace);
  if (red !== undefined) return recoveringFinding(trace, red, open);
  if (open !== undefined) return workingFinding(trace, open);
  return isLost(trace) ? lostFinding(trace) : idleFinding(trace, before);
}

function failedFinding(trace: Undiagnosed): Finding {
  const acts: readonly Act[] = ['reset'];
  const rejection = trace.entries.findLast(({ kind, verdict }) => kind === 'protocol' && verdict === 'failure');
  if (trace.protocolAccepted === false && trace.entries.every(({ kind }) => kind === 'protocol')) {
    return { code: 'gate-rejected', text: `The agent rejected the protocol at the gate${said(rejection)}.`, path: '', since: rejection?.time, acts };
  }
  const cause = firstCauseOf(trace) ?? trace.root;
  const last = trace.entries.findLast(({ path, kind }) => path === cause.path && kind !== 'think' && kind !== 'protocol');
  return { code: 'failed', text: `Failed: ${failureOf(cause, last)}${endedBy(trace, cause)}${alike(trace, cause)}.`, path: cause.path, acts };
}

/** What failed, how, and what the agent said about it. */
function failureOf(node: TraceNode, last: TraceEntry | undefined): string {
  if (node.kind === 'reference') return `${called(node)} leads back to where it came from and cannot be run`;
  if (last?.verdict !== 'failure') return `${called(node)} failed${attemptsOf(node)}`;
  const place = last.step !== undefined && node.steps.length > 1 ? ` at step ${last.step + 1} of ${node.steps.length}` : '';
  const how = last.kind === 'evaluate' ? 'found its condition false' : 'was reported as failed';
  return `${called(node)} ${how}${place}${attemptsOf(node)}${said(last)}`;
}

/** The node above whose retries are used up, where the failing one has none. */
function endedBy(trace: Undiagnosed, cause: TraceNode): string {
  for (let node: TraceNode | undefined = cause; node?.parentPath !== undefined; ) {
    node = nodeAt(trace, node.parentPath);
    if (node?.retries !== undefined && node.retries.used > 0) return `, and ${called(node)} had used ${retriesOf(node)}`;
  }
  return '';
}

const retriesOf = ({ retries = { used: 0, allowed: 0 } }: TraceNode): string =>
  `${retries.allowed === 0 ? '' : `${retries.used} of `}${retries.allowed || retries.used} ${(retries.allowed || retries.used) === 1 ? 'retry' : 'retries'}`;
const attemptsOf = (node: TraceNode): string => (node.retries !== undefined && node.retries.used > 0 ? ` after ${retriesOf(node)}` : '');

/** Attempts that all went the same way are worth a word: one more will not help. */
function alike(trace: Undiagnosed, { path }: TraceNode): string {
  const loop = loopsOf(trace.entries.filter((entry) => entry.path === path)).at(-1);
  return loop === undefined ? '' : `; ${loop.to - loop.from + 1} attempts went the same way`;
}

function gateFinding(trace: Undiagnosed): Finding {
  const last = trace.entries.findLast(({ kind }) => kind === 'protocol');
  const text = `Waiting at the gate: the agent has not accepted the protocol yet${said(last)}.`;
  return { code: 'gate-waiting', text, path: '', acts: ['done', 'undone', 'reset'] };
}

function openNode(trace: Undiagnosed): TraceNode | undefined {
  const node = trace.cursor === null ? undefined : nodeAt(trace, trace.cursor.path);
  return node?.status === 'active' || node?.status === 'retrying' ? node : undefined;
}

/** The node whose failure was the last answer, while it is still red. */
function justFailed(trace: Undiagnosed): TraceNode | undefined {
  const answer = trace.entries[lastAnswer(trace)];
  const node = answer?.verdict === 'failure' && answer.kind !== 'protocol' ? nodeAt(trace, answer.path) : undefined;
  return node?.status === 'failure' ? node : undefined;
}

function recoveringFinding(trace: Undiagnosed, red: TraceNode, open: TraceNode | undefined): Finding {
  if (open !== undefined) {
    const text = `${called(red)} failed, but the execution goes on: the agent ${taskOf(trace, open)}.`;
    return { code: 'recovering', text, path: open.path, acts: answersTo(trace, open) };
  }
  const what = red.recovered === true ? 'the execution goes on' : 'nothing is left to try, and the execution ends';
  return { code: 'recovering', text: `${called(red)} failed; ${what} with the next step.`, path: red.path, acts: ['next'] };
}

function workingFinding(trace: Undiagnosed, open: TraceNode): Finding {
  const text = `The agent ${taskOf(trace, open)}${open.status === 'retrying' ? ', not for the first time' : ''}.`;
  return { code: isCondition(trace, open) ? 'evaluating' : 'performing', text, path: open.path, acts: answersTo(trace, open) };
}

const isCondition = ({ cursor, phase }: Undiagnosed, { steps }: TraceNode): boolean => {
  const kind = steps[cursor?.step ?? 0]?.kind;
  return kind === 'evaluate' || (kind !== 'instruct' && phase === 'evaluating');
};

function taskOf(trace: Undiagnosed, open: TraceNode): string {
  const place = open.steps.length > 1 && (trace.cursor?.step ?? 0) < open.steps.length ? `, step ${(trace.cursor?.step ?? 0) + 1} of ${open.steps.length}` : '';
  return `${isCondition(trace, open) ? 'evaluates' : 'works on'} ${called(open)}${place}`;
}

/** How the open step can be answered on the agent's behalf. */
const answersTo = (trace: Undiagnosed, open: TraceNode): readonly Act[] => (isCondition(trace, open) ? ['yes', 'no', 'reset'] : ['done', 'undone', 'reset']);

/** A step is open, by the phase, and the document does not say which. */
const isLost = (trace: Undiagnosed): boolean =>
  (trace.phase === 'evaluating' || trace.phase === 'performing') && (trace.cursor === null || nodeAt(trace, trace.cursor.path) === undefined);

function lostFinding({ phase }: Undiagnosed): Finding {
  const isJudging = phase === 'evaluating';
  const text = `The agent ${isJudging ? 'evaluates a condition' : 'works on a step'}; the document does not say which.`;
  return { code: isJudging ? 'evaluating' : 'performing', text, acts: isJudging ? ['yes', 'no', 'reset'] : ['done', 'undone', 'reset'] };
}

function idleFinding(trace: Undiagnosed, before?: TraceDocument): Finding {
  const acts: readonly Act[] = ['next'];
  if (trace.status === '' && trace.entries.length === 0 && trace.warnings.some(({ code }) => code === 'truncated')) {
    return { code: 'unknown', text: 'Cut off before it says what happened.' };
  }
  if (trace.root.status === 'not-reached' && trace.entries.length === 0) {
    if (wasReset(trace, before)) return { code: 'reset', text: 'Reset: nothing has happened since; the agent should call next_step.', path: '', since: trace.updatedAt, acts };
    return { code: 'healthy', text: 'Created: nothing has happened yet; the agent should call next_step.', acts };
  }
  return { code: 'healthy', text: `Healthy, between steps: the agent should call next_step.`, acts };
}

/**
 * An empty log in a document that had one before was reset; so was one as it is created, but written later. One whose gate has
 * just been opened has no log either for a moment, and stands elsewhere.
 */
const wasReset = ({ createdAt, updatedAt, written }: Undiagnosed, before?: TraceDocument): boolean =>
  (before !== undefined && (before.entries.length > 0 || before.diagnosis.code === 'reset')) ||
  (written?.cursor === 'fresh' && createdAt !== undefined && updatedAt !== undefined && updatedAt > createdAt);

/** Since when it has been so: as long as the version before said the same and nothing was answered since, since then. */
function sinceOf({ code, path, since }: Finding, trace: Undiagnosed, before?: TraceDocument): number | undefined {
  if (since !== undefined) return since;
  const answer = lastAnswer(trace);
  if (before?.diagnosis.code === code && before.diagnosis.path === path && lastAnswer(before) === answer) return before.diagnosis.since;
  const sign = trace.entries.slice(answer + 1).find((entry) => entry.path === path && entry.time !== undefined);
  return sign?.time ?? trace.updatedAt ?? trace.entries.at(-1)?.time;
}

/** The last entry that answered a step; thoughts and “still running” after it belong to the open one. */
const lastAnswer = ({ entries }: Undiagnosed): number => entries.findLastIndex(isAnswer);

/** What the agent said with an entry, in brackets. */
function said(entry: TraceEntry | undefined): string {
  const note = entry?.note?.trim() ?? '';
  if (note === '') return '';
  return ` (“${note.length > NOTE_LENGTH ? `${note.slice(0, NOTE_LENGTH - 1)}…` : note}”)`;
}
