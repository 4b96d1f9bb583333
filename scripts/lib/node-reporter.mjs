import { failureLine, ofDiagnostic, sum } from './counts.mjs';

/**
 * A reporter for Node's test runner: prints nothing and sends the result of all files to the task that started it.
 *
 * @param {AsyncIterable<import('node:test/reporters').TestEvent>} events
 */
export default async function* countingReporter(events) {
  const counts = [];
  const failures = [];
  for await (const { type, data } of events) {
    if (type === 'test:diagnostic' && data.nesting === 0) counts.push(ofDiagnostic(data.message));
    if (type === 'test:fail' && data.details.type !== 'suite') failures.push(failureLine(data.name, data.details.error));
  }
  process.send?.([{ counts: sum(counts), failures }]);
  yield '';
}
