import { ofDiagnostic, sum } from './counts.mjs';

/**
 * A reporter for Node's test runner: prints nothing and sends the counts to the task that started the runner.
 *
 * @param {AsyncIterable<import('node:test/reporters').TestEvent>} events
 */
export default async function* countingReporter(events) {
  const counts = [];
  for await (const { type, data } of events) {
    if (type === 'test:diagnostic' && data.nesting === 0) counts.push(ofDiagnostic(data.message));
  }
  process.send?.(sum(counts));
  yield '';
}
