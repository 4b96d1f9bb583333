import * as fc from 'fast-check';

/** Random inputs for every property. */
const RUNS = 200;

/** Checks a property and, when it fails, says for which smallest input and how to see it again. */
export async function hold<T extends [unknown, ...unknown[]]>(
  property: fc.IAsyncProperty<T> | fc.IProperty<T>,
  options: fc.Parameters<T> = {},
): Promise<void> {
  const found = await fc.check(property as fc.IAsyncProperty<T>, { numRuns: RUNS, ...options });
  if (!found.failed) return;
  const { seed, counterexamplePath, counterexample, errorInstance } = found;
  const input = JSON.stringify(counterexample).slice(0, 6000);
  const cause = errorInstance instanceof Error ? errorInstance : new Error(String(errorInstance));
  const message = `${cause.message}\n{seed: ${seed}, path: ${JSON.stringify(counterexamplePath)}} fails for\n${input}`;
  // With what chai compared, so that the runner can show the difference.
  throw Object.assign(new Error(message, { cause }), pick(cause));
}

const pick = (error: Error & { actual?: unknown; expected?: unknown }): object =>
  'actual' in error ? { actual: error.actual, expected: error.expected, showDiff: true } : {};
