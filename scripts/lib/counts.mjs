/**
 * How many tests passed, failed and were skipped, in one shape whichever runner ran them. A runner's reporter sends
 * its counts to the task that started it.
 *
 * @typedef {{ passed: number; failed: number; skipped: number }} Counts
 *
 * @typedef {object} SuiteResult What is read here of a suite as the web test runner reports it.
 * @property {{ passed: boolean; skipped: boolean }[]} tests
 * @property {SuiteResult[]} suites
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

/** @param {SuiteResult | undefined} suite @returns {Counts} */
function ofSuite(suite) {
  if (!suite) return NONE;
  const own = suite.tests.map(({ passed, skipped }) => ({
    passed: Number(passed && !skipped),
    failed: Number(!passed && !skipped),
    skipped: Number(skipped),
  }));
  return sum([...own, ...suite.suites.map(ofSuite)]);
}

/**
 * @param {readonly { passed?: boolean; testResults?: SuiteResult }[]} sessions One a test file.
 * @returns {Counts}
 */
export const ofSessions = (sessions) =>
  sum(
    sessions.map((session) => {
      const counts = ofSuite(session.testResults);
      // A file that did not load, or threw outside its tests, failed although no test of it did.
      return session.passed || counts.failed > 0 ? counts : sum([counts, { ...NONE, failed: 1 }]);
    }),
  );

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
