/** Task `test`: every test, or those whose path contains one of the given words. */
import { readdirSync } from 'node:fs';
import { ensureBrowser } from './lib/browser.mjs';
import { NONE, sum, summaryLine } from './lib/counts.mjs';
import { buildIfStale } from './build.mjs';
import { binOf, fromRoot } from './lib/paths.mjs';
import { isStopped, runNode } from './lib/run.mjs';

/** @typedef {import('./lib/counts.mjs').Result} Result */

/** Failed test files up to this many are run a second time. */
const MOST_RUN_AGAIN = 3;

/** Tests of the demo and of these scripts run in Node; all others in the browser. */
const inNode = (/** @type {string} */ file) => /^test\/(demo|scripts)\//.test(file);

/** @param {string} title @param {readonly string[]} lines */
const list = (title, lines) => console.log([`\n${title}`, ...lines.map((line) => `  ${line}`)].join('\n'));

/**
 * @param {readonly string[]} files All files of test/, with `/` between folders.
 * @param {readonly string[]} words Parts of paths; none means all.
 */
export function selectTests(files, words) {
  const wanted = words.map((word) => word.replace(/^\.\//, ''));
  const tests = files
    .filter((file) => file.endsWith('.test.ts'))
    .filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)))
    .sort();
  return { node: tests.filter(inNode), browser: tests.filter((file) => !inNode(file)) };
}

/**
 * Runs a test runner and gives what its reporter sends.
 *
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {Promise<Result[]>}
 */
async function resultsOf(name, args) {
  /** @type {Result[]} */
  let results = [];
  const code = await runNode(args, {
    onMessage: (message) => (results = /** @type {Result[]} */ (message)),
  });
  if (results.length > 0 && (code === 0 || results.some(hasFailed))) return results;
  const why = `The ${name} ended with code ${code}${results.length > 0 ? '' : ' before it reported any result'}.`;
  console.error(why);
  return [...results, { counts: { ...NONE, failed: 1 }, failures: [why] }];
}

/** @param {Result} result */
const hasFailed = ({ counts }) => counts.failed > 0;

/** @param {readonly string[]} files @param {string[]} [options] */
const runBrowserTests = (files, options = []) =>
  resultsOf('web test runner', [binOf('@web/test-runner', 'web-test-runner'), ...options, '--files', ...files]);

/**
 * Runs the few files that failed once more, each with the machine to itself: a browser that draws many pages at once
 * may draw one of them too late. What passes only then is said to be unsteady, never hidden; when more fail than such
 * moments explain, nothing is run again.
 *
 * @param {readonly Result[]} results
 * @returns {Promise<Result[]>} The same, with those of the second run in place of the first.
 */
async function runFailedAgain(results) {
  const failed = results.filter(hasFailed).flatMap(({ file }) => file ?? []);
  if (failed.length === 0 || failed.length > MOST_RUN_AGAIN || isStopped()) return [...results];
  console.log(`\nOnce more, alone:\n${failed.join('\n')}\n`);
  const again = await runBrowserTests(failed, ['--concurrency', '1']);
  for (const { file, failures } of results.filter(hasFailed)) {
    const steady = again.find((one) => one.file === file);
    if (steady && !hasFailed(steady)) list(`Unsteady, passed the second time: ${file}`, failures);
  }
  return [...results.filter(({ file }) => !again.some((one) => one.file === file)), ...again];
}

/** @param {readonly string[]} files */
const runNodeTests = (files) =>
  resultsOf('Node test runner', [
    '--import',
    'tsx',
    '--test',
    // Ends a file that something left open would keep waiting for ever.
    '--test-timeout=300000',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./scripts/lib/node-reporter.mjs',
    '--test-reporter-destination=stderr',
    ...files,
  ]);

/** @param {readonly string[]} words @returns {Promise<number>} */
export async function test(words) {
  const all = readdirSync(fromRoot('test'), { recursive: true, encoding: 'utf8' });
  const files = selectTests(
    all.map((file) => `test/${file.replaceAll('\\', '/')}`),
    words,
  );
  if (files.browser.length + files.node.length === 0) {
    console.error(words.length > 0 ? `No test file has ${words.join(' or ')} in its path.` : 'There are no tests.');
    return 1;
  }
  process.env.CHROME_PATH = await ensureBrowser();
  console.log(`Browser: ${process.env.CHROME_PATH}`);
  // Tests of the elements read the sources; what runs in Node serves and inspects the built files.
  if (files.node.length > 0) await buildIfStale();

  const results = [];
  if (files.browser.length > 0) results.push(...(await runFailedAgain(await runBrowserTests(files.browser))));
  if (files.node.length > 0 && !isStopped()) results.push(...(await runNodeTests(files.node)));
  for (const { file = 'In Node', failures } of results.filter(hasFailed)) list(`Failed: ${file}`, failures);
  const total = sum(results.map(({ counts }) => counts));
  console.log(`\n${summaryLine(total)}`);
  return total.failed > 0 ? 1 : 0;
}
