/** What both readable exports say about a run as a whole. */
import type { RunState } from '../run-state.js';
import type { ExportOptions, ExportStyle } from './export-types.js';

/** A label and what is known. */
export type Fact = readonly [label: string, value: string];

/** Who ran what, and how it stands. */
export function headFacts(state: RunState, { words, moment }: ExportStyle): Fact[] {
  const { agent } = state;
  const facts: (readonly [string, string | undefined])[] = [
    [words.run, state.id],
    [words.status, state.incomplete ? `${state.status} (${words.incomplete})` : state.status],
    [words.outcome, state.outcome],
    [words.agent, agent && [agent.name, agent.version].filter(Boolean).join(' ')],
    [words.model, state.model],
    [words.project, state.project?.name],
    [words.workItem, state.workItem?.title],
    [words.started, moment(state.startedAt)],
    [words.finished, moment(state.finishedAt)],
  ];
  return facts.filter((fact): fact is Fact => fact[1] !== undefined);
}

/** Every metric; what nobody reported says so. */
export function metricFacts({ metrics }: RunState, style: ExportStyle, { locale }: ExportOptions): Fact[] {
  const { words, count, duration } = style;
  const { cost, elapsedMs } = metrics;
  const money = cost && `${new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(cost.amount)} ${cost.currency} (${cost.basis})`;
  const names = ['inputTokens', 'cacheReadTokens', 'outputTokens', 'reasoningTokens', 'totalTokens'] as const;
  return [
    [words.elapsed, elapsedMs === undefined ? words.notReported : duration(elapsedMs)],
    ...names.map((name): Fact => [words[name], count(metrics[name])]),
    [words.cost, money ?? words.notReported],
    ...(['turns', 'toolCalls', 'toolErrors'] as const).map((name): Fact => [words[name], count(metrics[name])]),
  ];
}

/** A value as text: text as it is, anything else as JSON with two spaces. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return value === undefined ? '' : JSON.stringify(value, undefined, 2);
  } catch (error) {
    // Nesting of several thousand levels overflows the stack of JSON.stringify.
    return `[cannot be written: ${error instanceof Error ? error.message : 'unknown error'}]`;
  }
}
