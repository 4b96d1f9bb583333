/** Which entries a reader wants to see: data, and the question asked of each entry. */
import type { EntryKind, LifecycleEntry, RunEntry } from '../../../streams/index.js';
import type { RunFilter } from '../../internal/run/reading-types.js';
import type { EventName } from '../../strings.js';

/** The groups of a filter whose values a reader may tick. */
export type FilterGroup = 'kinds' | 'agents' | 'statuses';

const PHASES: Readonly<Record<LifecycleEntry['phase'], EventName>> = {
  started: 'agentStarted',
  completed: 'runCompleted',
  failed: 'runFailed',
  cancelled: 'runCancelled',
  interrupted: 'runInterrupted',
};

const EVENTS: Readonly<Record<Exclude<EntryKind, 'lifecycle' | 'tool'>, readonly EventName[]>> = {
  prompt: ['promptSent'],
  message: ['modelResponse'],
  thinking: ['agentThinking'],
  agent: ['subAgent'],
  step: ['step'],
  input: ['inputRequested'],
  notice: ['notice'],
  gap: ['gap'],
  unknown: ['unknown'],
};
const CALL: readonly EventName[] = ['toolInvocation'];
const CALL_AND_RESULT: readonly EventName[] = ['toolInvocation', 'toolResult'];
const PHASE_EVENTS = new Map(Object.entries(PHASES).map(([phase, event]) => [phase, [event]]));

/** The kinds of events an entry shows: a tool's call and, once it has come, its result. */
export function eventsOf(entry: RunEntry): readonly EventName[] {
  if (entry.kind === 'lifecycle') return PHASE_EVENTS.get(entry.phase) ?? [];
  if (entry.kind === 'tool') return entry.status === 'running' ? CALL : CALL_AND_RESULT;
  return EVENTS[entry.kind];
}

/** `agentId` of an entry; the empty string for the run's own agent. */
export const agentOf = (entry: RunEntry): string => entry.agentId ?? '';

/** Prompts, answers and failures: what is left of a run without the work between. */
const isEssential = (entry: RunEntry): boolean =>
  entry.kind === 'prompt' || entry.kind === 'message' || entry.kind === 'input' || entry.kind === 'lifecycle' || entry.status === 'error';

/** The question a filter asks of each entry; `undefined` when it leaves everything. */
export function matcherOf({ kinds, agents, statuses, essential }: RunFilter): ((entry: RunEntry) => boolean) | undefined {
  const tests: ((entry: RunEntry) => boolean)[] = [];
  if (kinds && kinds.length > 0) {
    const wanted = new Set<string>(kinds);
    tests.push((entry) => wanted.has(entry.kind) || eventsOf(entry).some((event) => wanted.has(event)));
  }
  if (agents && agents.length > 0) {
    const wanted = new Set(agents);
    tests.push((entry) => wanted.has(agentOf(entry)));
  }
  if (statuses && statuses.length > 0) {
    const wanted = new Set(statuses);
    tests.push((entry) => wanted.has(entry.status));
  }
  if (essential) tests.push(isEssential);
  return tests.length === 0 ? undefined : (entry) => tests.every((test) => test(entry));
}

/** A filter with kinds of entries written as the kinds of events they show, which is what a reader may tick. */
export function inEvents(filter: RunFilter): RunFilter {
  if (!filter.kinds) return filter;
  const kinds = filter.kinds.flatMap((kind): readonly EventName[] => {
    if (kind === 'lifecycle') return Object.values(PHASES);
    if (kind === 'tool') return CALL;
    return Object.hasOwn(EVENTS, kind) ? EVENTS[kind as keyof typeof EVENTS] : [kind as EventName];
  });
  return { ...filter, kinds: [...new Set(kinds)] };
}

/** How many groups of a filter say something. */
export const activeGroups = ({ kinds, agents, statuses, essential }: RunFilter): number =>
  [kinds, agents, statuses].filter((group) => group !== undefined && group.length > 0).length + (essential ? 1 : 0);

/** A filter with one value of a group ticked, or no longer. */
export function toggled(filter: RunFilter, group: FilterGroup, value: string): RunFilter {
  const values: readonly string[] = filter[group] ?? [];
  const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
  return { ...filter, [group]: next };
}
