/** The words of what `<run-metrics>` says on demand. Values come already formatted. */
export const usageWords = {
  details: 'Details',
  panel: 'Token use',
  tokens: 'Total tokens',
  context: 'Context',
  contextOf: (used: string, limit: string): string => `${used} of ${limit}`,
  limit: (count: string): string => `limit ${count}`,
  curve: (total: string): string => `Total tokens over the run: ${total} so far`,
  contextCurve: (used: string): string => `Context over the run: ${used} tokens now`,
  contextCurveLimit: (used: string, limit: string): string => `Context over the run: ${used} of ${limit} tokens now`,
  compactions: (count: number): string => (count === 1 ? 'compacted once' : `compacted ${count} times`),
  compaction: (time: string): string => `Compacted at ${time}`,
  noCurve: 'No token counts were reported.',
  byModel: 'By model',
  byTurn: 'By turn',
  noModels: 'Not reported by model.',
  noTurns: 'Not reported by turn.',
  model: 'Model',
  turn: 'Turn',
  input: 'Input',
  cached: 'Cached',
  output: 'Output',
  reasoning: 'Reasoning',
  cost: 'Cost',
  earlierTurns: (count: string): string => `Show ${count} earlier turns`,
};

export type UsageWords = Readonly<typeof usageWords>;
