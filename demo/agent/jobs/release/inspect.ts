/** The middle of a release check: links, syntax, sizes, copies, a test. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Work, WorkPlace } from '../../execution/conduct-execution.js';
import { runTestFile, testToRun } from '../../steps/check.js';
import type { SourceFile } from '../../steps/files.js';
import { countWords, findCopies } from '../../steps/measure.js';
import { useTool } from '../../tool.js';
import type { Release } from './release-state.js';

const firstPatienceS = 0.5;
const linkPattern = /\]\(([^)\s]+)\)/g;

export const inspectWorks = (release: Release): [string, Work[]][] => [
  ['Follow_Links', [(place) => followLinks(release, place), ({ scope }) => isEmpty(scope.read('broken_links'))]],
  ['Parse_Sources', [(place) => parseSources(release, place), ({ scope }) => isEmpty(scope.read('syntax_errors'))]],
  ['Count_Words', [(place) => countAll(release, place)]],
  ['Find_Copies', [(place) => nameCopies(release, place)]],
  ['Run_Tests', [(place) => runTest(release, place), ({ scope }) => allPassed(scope)]],
];

function isEmpty(list: unknown) {
  const items = Array.isArray(list) ? (list as unknown[]) : [];
  return { ok: items.length === 0, note: items.length === 0 ? 'It is empty.' : items.slice(0, 3).join('; ') };
}

async function followLinks({ files }: Release, { run, step, scope }: WorkPlace) {
  const documents = files.filter(({ path }) => path.endsWith('.md'));
  const call = { name: 'follow_links', kind: 'read', args: { documents: documents.length } } as const;
  const { followed, broken } = await useTool(run, step, call, async (tool) => {
    const links = documents.flatMap(relativeLinks);
    const nowhere: string[] = [];
    for (const { from, to } of links) {
      tool.signal.throwIfAborted();
      if (!existsSync(join(run.workspace, dirname(from), to))) nowhere.push(`${from}: ${to}`);
      await breathe();
    }
    return { followed: links.length, broken: nowhere };
  });
  scope.set('broken_links', broken);
  return { ok: true, note: `${followed} links of ${documents.length} documents followed, ${broken.length} lead nowhere.` };
}

/** Links to files, without the part behind `#`. */
function relativeLinks({ path, text }: SourceFile): { from: string; to: string }[] {
  return [...text.matchAll(linkPattern)]
    .map(([, target = '']) => target.replace(/[#?].*$/, ''))
    .filter((target) => target !== '' && !/^(?:[a-z][a-z+.-]*:|\/)/i.test(target) && URL.canParse(target, 'file:///'))
    .map((to) => ({ from: path, to: decodeURI(to) }));
}

async function parseSources({ files }: Release, { run, step, scope }: WorkPlace) {
  // Declarations hold nothing that could run; the compiler refuses to translate them.
  const sources = files.filter(({ path }) => /\.[mc]?[jt]sx?$/.test(path) && !/\.d\.[mc]?ts$/.test(path));
  const call = { name: 'parse', kind: 'read', args: { files: sources.length } } as const;
  const { errors } = await useTool(run, step, call, async (tool) => {
    const { syntaxErrors } = await import('../../steps/functions.js');
    const found: string[] = [];
    for (const [index, file] of sources.entries()) {
      tool.signal.throwIfAborted();
      found.push(...syntaxErrors(file));
      if (index % 25 === 24) tool.progress(`${index + 1} of ${sources.length} files\n`);
      await breathe();
    }
    return { errors: found };
  });
  scope.set('syntax_errors', errors);
  return { ok: true, note: `${sources.length} source files parsed, ${errors.length} syntax errors.` };
}

async function countAll({ files }: Release, { run, step, scope }: WorkPlace) {
  const counts = await countWords(run, step, files);
  const sum = (of: (count: (typeof counts)[number]) => number) => counts.reduce((total, count) => total + of(count), 0);
  scope.set('size', { files: sum((count) => count.files), lines: sum(({ lines }) => lines), words: sum(({ words }) => words) });
  return { ok: true };
}

async function nameCopies({ files }: Release, { run, step }: WorkPlace) {
  const copies = await findCopies(run, step, files);
  const named = copies.slice(0, 3).map((paths) => paths.join(' = '));
  return { ok: true, note: copies.length === 0 ? 'No file is a copy of another.' : named.join('; ') };
}

/** Each attempt has more time than the one before: a machine may be busy, a test that fails then fails for good. */
async function runTest({ files }: Release, { run, step, scope, think }: WorkPlace) {
  const test = testToRun(files);
  if (!test) {
    scope.set('test', { failed: 0 });
    return { ok: true, note: 'There is no test file that Node itself could run.' };
  }
  const before = scope.read('test_seconds');
  const seconds = typeof before === 'number' ? before * Number(scope.read('patience')) : firstPatienceS;
  if (typeof before === 'number') think(`I gave ${test.path} ${before} s before; it has ${seconds} s now.`);
  scope.set('test_seconds', seconds);
  const { path, passed, failed } = await runTestFile(run, step, test.path, seconds * 1000);
  scope.set('test', { path, passed, failed });
  return { ok: true, note: `${passed} tests of ${path} passed.` };
}

function allPassed(scope: WorkPlace['scope']) {
  const test = scope.read('test') as { readonly failed: number };
  return { ok: test.failed === 0 };
}
