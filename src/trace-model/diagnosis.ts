/** The whole execution in one line: what it does or came to, whether somebody should look, and what can be done. */
import { firstCauseOf } from './first-cause.js';
import { nodeAt } from './lookup.js';
import type { DiagnosisCode, TraceDiagnosis, TraceDocument, TraceEntry, TraceNode } from './trace-document.js';

type Undiagnosed = Omit<TraceDocument, 'diagnosis'>;
/** What is said about a situation; `since` and `stuck` are worked out for all alike. */
interface Finding {
  readonly code: DiagnosisCode;
  readonly text: string;
  readonly path?: string;
  readonly since?: number;
  /** Functions of the runtime that help, as calls. */
  readonly calls?: readonly Call[];
}
/** A function of the runtime and what it is given after the document's address. */
type Call = readonly [name: string, ...values: string[]];

/** An answer that takes longer is one somebody should ask about. */
export const STUCK_AFTER_MS = 3_600_000;
/** Notes in a sentence are cut. */
const NOTE_LENGTH = 160;
const SETTLED: ReadonlySet<DiagnosisCode> = new Set(['complete', 'failed', 'gate-rejected']);

/**
 * Diagnoses a document.
 * @param now epoch ms, for `stuck`
 * @param before an earlier version: a reset is noticed against it, and what has not changed since keeps its `since`
 */
export function diagnose(trace: Undiagnosed, now: number, before?: TraceDocument): TraceDiagnosis {
  const finding = findingOf(trace, before);
  const { code, text, path } = finding;
  const since = sinceOf(finding, trace, before?.diagnosis);
  const sign = Math.max(trace.updatedAt ?? -Infinity, trace.entries.at(-1)?.time ?? -Infinity);
  const stuck = !SETTLED.has(code) && sign > -Infinity && now - sign >= STUCK_AFTER_MS;
  return {
    code,
    text,
    ...(path !== undefined && { path }),
    ...(since !== undefined && { since }),
    stuck,
    advice: (finding.calls ?? []).map(([name, ...values]) => callOf(trace, name, values)),
  };
}

/** The diagnosis as of another moment: only `stuck` depends on it. Equal diagnoses are the same object. */
export function diagnosisOf(trace: TraceDocument, now: number): TraceDiagnosis {
  const diagnosis = diagnose(trace, now, trace);
  return diagnosis.stuck === trace.diagnosis.stuck ? trace.diagnosis : { ...trace.diagnosis, stuck: diagnosis.stuck };
}

function findingOf(trace: Undiagnosed, before?: TraceDocument): Finding {
  if (trace.status === 'complete') return { code: 'complete', text: completeText(trace), path: '' };
  if (trace.status === 'failed') return failedFinding(trace);
  if (trace.root.status === 'waiting') return gateFinding(trace);
  const open = openNode(trace);
  const red = justFailed(trace);
  if (red !== undefined) return recoveringFinding(trace, red, open);
  if (open !== undefined) return workingFinding(trace, open);
  return idleFinding(trace, before);
}

function completeText({ root, entries }: Undiagnosed): string {
  return `Complete: ${root.name} succeeded, with ${counted(entries.length, 'entry', 'entries')} in its log.`;
}

function failedFinding(trace: Undiagnosed): Finding {
  const calls: readonly Call[] = [['reset_execution']];
  const rejection = trace.entries.findLast(({ kind, verdict }) => kind === 'protocol' && verdict === 'failure');
  if (trace.protocolAccepted === false && (rejection !== undefined || trace.entries.length === 0)) {
    return { code: 'gate-rejected', text: `Failed at the gate: the agent rejected the protocol${said(rejection)}.`, path: '', since: rejection?.time, calls };
  }
  const cause = firstCauseOf(trace) ?? trace.root;
  const last = trace.entries.findLast(({ path, kind }) => path === cause.path && kind !== 'think');
  return { code: 'failed', text: `Failed: ${failureOf(cause, last)}.`, path: cause.path, calls };
}

/** What failed, how, and what the agent said about it. */
function failureOf({ name, retries, steps }: TraceNode, last: TraceEntry | undefined): string {
  const used = retries !== undefined && retries.used > 0 ? ` after ${retries.used} of ${counted(retries.allowed, 'retry', 'retries')}` : '';
  if (last?.verdict !== 'failure') return `${name} failed${used}`;
  const place = last.step !== undefined && steps.length > 1 ? ` at step ${last.step + 1} of ${steps.length}` : '';
  const how = last.kind === 'evaluate' ? 'was judged false' : 'was reported as failed';
  return `${name} ${how}${place}${used}${said(last)}`;
}

function gateFinding(trace: Undiagnosed): Finding {
  const yielded = trace.entries.findLast(({ kind }) => kind === 'protocol');
  return {
    code: 'gate-waiting',
    text: `The gate is open: the agent has not accepted the protocol yet${said(yielded)}.`,
    path: '',
    calls: [['submit', 'accept'], ['submit', 'reject'], ['reset_execution']],
  };
}

const openNode = (trace: Undiagnosed): TraceNode | undefined => {
  const node = trace.cursor === null ? undefined : nodeAt(trace, trace.cursor.path);
  return node?.status === 'active' || node?.status === 'retrying' ? node : undefined;
};

/** The node whose failure was the last answer, while it is still red. */
function justFailed(trace: Undiagnosed): TraceNode | undefined {
  const answer = trace.entries.findLast(({ verdict, kind }) => kind !== 'protocol' && (verdict === 'success' || verdict === 'failure'));
  const node = answer?.verdict === 'failure' ? nodeAt(trace, answer.path) : undefined;
  return node?.status === 'failure' ? node : undefined;
}

function recoveringFinding(trace: Undiagnosed, red: TraceNode, open: TraceNode | undefined): Finding {
  const goesOn = open === undefined ? 'the execution goes on with the next next_step' : `the execution went on to ${open.name}`;
  return {
    code: 'recovering',
    text: red.recovered === true ? `${red.name} failed, but ${goesOn}.` : `${red.name} failed, which the next next_step makes final.`,
    path: open?.path ?? red.path,
    calls: open === undefined ? [['next_step']] : answersOf(trace, open),
  };
}

function workingFinding(trace: Undiagnosed, open: TraceNode): Finding {
  const step = trace.cursor?.step ?? 0;
  const isJudging = open.steps[step]?.kind === 'evaluate' || (open.steps[step] === undefined && trace.phase === 'evaluating');
  const place = open.steps.length > 1 ? `, step ${step + 1} of ${open.steps.length}` : '';
  const again = open.status === 'retrying' ? ', not for the first time' : '';
  return {
    code: isJudging ? 'evaluating' : 'performing',
    text: `The agent ${isJudging ? 'judges' : 'works on'} ${open.name}${place}${again}.`,
    path: open.path,
    calls: answersOf(trace, open),
  };
}

/** How the open step can be answered on the agent's behalf. */
function answersOf(trace: Undiagnosed, open: TraceNode): readonly Call[] {
  const isJudging = open.steps[trace.cursor?.step ?? 0]?.kind === 'evaluate';
  return [['submit', isJudging ? 'true' : 'success'], ['submit', isJudging ? 'false' : 'failure'], ['reset_execution']];
}

function idleFinding(trace: Undiagnosed, before?: TraceDocument): Finding {
  const calls: readonly Call[] = [['next_step']];
  const isEmpty = trace.root.status === 'not-reached' && trace.entries.length === 0;
  if (isEmpty && wasReset(trace, before)) {
    return { code: 'reset', text: `${trace.root.name} was reset: nothing has happened since.`, path: '', since: trace.updatedAt, calls };
  }
  const text = isEmpty ? 'Created: nothing has happened yet, the agent asks for the first step.' : 'Healthy: between two steps, the agent asks for the next one.';
  return { code: 'healthy', text, calls };
}

/** An empty log in a document that was written after its creation, or had a log before, was reset. */
const wasReset = ({ createdAt, updatedAt }: Undiagnosed, before?: TraceDocument): boolean =>
  (before !== undefined && (before.entries.length > 0 || before.diagnosis.code === 'reset')) ||
  (createdAt !== undefined && updatedAt !== undefined && updatedAt > createdAt);

/** Since when it has been so: as long as the version before said the same, since then. */
function sinceOf({ code, path, since }: Finding, trace: Undiagnosed, before?: TraceDiagnosis): number | undefined {
  if (since !== undefined) return since;
  if (before?.code === code && before.path === path) return before.since;
  const signs = trace.entries.slice(lastAnswer(trace) + 1).find((entry) => entry.path === path && entry.time !== undefined);
  return signs?.time ?? trace.updatedAt ?? trace.entries.at(-1)?.time;
}

/** The last entry that answered a step; thoughts and “still running” after it belong to the open one. */
const lastAnswer = ({ entries }: Undiagnosed): number => entries.findLastIndex(({ verdict }) => verdict === 'success' || verdict === 'failure');

const said = (entry: TraceEntry | undefined): string => {
  const note = entry?.note?.trim() ?? '';
  if (note === '') return '';
  return ` (“${note.length > NOTE_LENGTH ? `${note.slice(0, NOTE_LENGTH - 1)}…` : note}”)`;
};

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

function callOf({ uri }: Undiagnosed, name: string, values: readonly string[]): string {
  return `${name}(${[uri === undefined ? 'uri' : JSON.stringify(uri), ...values.map((value) => JSON.stringify(value))].join(', ')})`;
}
