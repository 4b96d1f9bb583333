import { relative } from 'node:path';
import { fromRoot } from './paths.mjs';

/**
 * How many tests passed, failed and were skipped, in one shape whichever runner ran them. A runner's reporter sends
 * what it counted to the task that started it, a result for each test file where it can tell them apart.
 *
 * @typedef {{ passed: number; failed: number; skipped: number }} Counts
 *
 * @typedef {object} Result
 * @property {string} [file] The test file from the project's root; none where the runner counts all its files together.
 * @property {Counts} counts
 * @property {string[]} failures A line for each test that failed: its whole name and the first line of why.
 *
 * @typedef {object} TestResult What is read here of a test as the web test runner reports it.
 * @property {string} name
 * @property {boolean} passed
 * @property {boolean} skipped
 * @property {{ message?: string }} [error]
 *
 * @typedef {object} SuiteResult
 * @property {string} [name]
 * @property {TestResult[]} tests
 * @property {SuiteResult[]} suites
 *
 * @typedef {object} Session
 * @property {string} testFile
 * @property {boolean} [passed]
 * @property {SuiteResult} [testResults]
 * @property {{ message?: string }[]} [errors] What was thrown outside the tests.
 */

/** @type {Counts} */
export const NONE = { passed: 0, failed: 0, skipped: 0 };

/** @param {readonly Counts[]} all @returns {Counts} */
export const sum = (all) =>
  all.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    NONE,
  );

/** @param {Counts} counts @returns {string} The line a test run ends with. */
export const summaryLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** @param {string} name @param {{ message?: string }} [error] */
export const failureLine = (name, error) => {
  const [why = ''] = (error?.message ?? '').trim().split('\n');
  return why ? `${name}: ${why}` : name;
};

/**
 * @param {SuiteResult | undefined} suite
 * @param {string} path The names of the suites around it.
 * @returns {{ counts: Counts; failures: string[] }[]} One a test.
 */
function testsOf(suite, path = '') {
  if (!suite) return [];
  const own = suite.tests.map(({ name, passed, skipped, error }) => ({
    counts: { passed: Number(passed && !skipped), failed: Number(!passed && !skipped), skipped: Number(skipped) },
    failures: passed || skipped ? [] : [failureLine(path + name, error)],
  }));
  return [...own, ...suite.suites.flatMap((inner) => testsOf(inner, `${path}${inner.name ?? ''} › `))];
}

/** @param {readonly Session[]} sessions One a test file. @returns {Result[]} */
export const ofSessions = (sessions) =>
  sessions.map(({ testFile, passed, testResults, errors = [] }) => {
    const file = relative(fromRoot(), testFile);
    const tests = testsOf(testResults);
    const counts = sum(tests.map((one) => one.counts));
    const failures = tests.flatMap((one) => one.failures);
    if (passed || counts.failed > 0) return { file, counts, failures };
    // A file that did not load, or threw outside its tests, failed although no test of it did.
    return { file, counts: { ...counts, failed: 1 }, failures: [failureLine('outside its tests', errors[0])] };
  });

/** @type {Record<string, keyof Counts>} */
const NODE_WORDS = { pass: 'passed', fail: 'failed', cancelled: 'failed', skipped: 'skipped', todo: 'skipped' };

/** @param {string} message One of the lines Node's test runner ends with: `pass 12`. @returns {Counts} */
export function ofDiagnostic(message) {
  const [, word = '', count] = /^(pass|fail|cancelled|skipped|todo) (\d+)$/.exec(message) ?? [];
  const key = NODE_WORDS[word];
  return key ? { ...NONE, [key]: Number(count) } : NONE;
}

/** @returns {import('@web/test-runner-core').Reporter} A reporter for the web test runner. */
export const countingReporter = () => ({
  onTestRunFinished({ sessions }) {
    process.send?.(ofSessions(sessions));
  },
});
