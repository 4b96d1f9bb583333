/** Task `test`: every test, or those whose path contains one of the given words. */
import { readdirSync } from 'node:fs';
import { ensureBrowser } from './lib/browser.mjs';
import { NONE, sum, summaryLine } from './lib/counts.mjs';
import { buildIfStale } from './build.mjs';
import { binOf, fromRoot } from './lib/paths.mjs';
import { isStopped, runNode } from './lib/run.mjs';

/** @typedef {import('./lib/counts.mjs').Counts} Counts */

/** Tests of the demo and of these scripts run in Node; all others in the browser. */
const inNode = (/** @type {string} */ file) => /^test\/(demo|scripts)\//.test(file);

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
 * Runs a test runner and gives the counts its reporter sends.
 *
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {Promise<Counts>}
 */
async function counted(name, args) {
  /** @type {Counts | undefined} */
  let counts;
  const code = await runNode(args, {
    onMessage: (message) => (counts = /** @type {Counts} */ (message)),
  });
  if (counts && (code === 0 || counts.failed > 0)) return counts;
  console.error(`The ${name} ended with code ${code}${counts ? '' : ' before it reported any result'}.`);
  return sum([counts ?? NONE, { ...NONE, failed: 1 }]);
}

/** @param {readonly string[]} files */
const runBrowserTests = (files) =>
  counted('web test runner', [binOf('@web/test-runner', 'web-test-runner'), '--files', ...files]);

/** @param {readonly string[]} files */
const runNodeTests = (files) =>
  counted('Node test runner', [
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

  const counts = [];
  if (files.browser.length > 0) counts.push(await runBrowserTests(files.browser));
  if (files.node.length > 0 && !isStopped()) counts.push(await runNodeTests(files.node));
  const total = sum(counts);
  console.log(`\n${summaryLine(total)}`);
  return total.failed > 0 ? 1 : 0;
}
