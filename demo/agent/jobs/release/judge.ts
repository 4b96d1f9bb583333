/** The end of a release check: a verdict, and a report of it. */
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { consult } from '../../consult.js';
import type { Work, WorkPlace } from '../../execution/conduct-execution.js';
import { useTool } from '../../tool.js';
import { hasSection } from './look.js';
import type { Release } from './release-state.js';

export const judgeWorks = (release: Release): [string, Work[]][] => [
  ['Recommend_Release', [({ scope }) => hasSection(release, scope), ({ scope }) => decide(release, scope, 'ready')]],
  ['Recommend_Waiting', [(place) => recommendWaiting(release, place)]],
  ['Write_Report', [(place) => writeReport(release, place), () => holdsReport(release)]],
];

function decide(release: Release, scope: WorkPlace['scope'], verdict: string) {
  release.verdict = verdict;
  scope.set('verdict', verdict);
  return { ok: true };
}

async function recommendWaiting(release: Release, { run, step, scope, think }: WorkPlace) {
  const version = String(scope.read('version'));
  think(
    await consult(run, step, {
      question: 'What is missing before this version can be released?',
      facts: JSON.stringify({ version, changes: scope.read('changes'), size: scope.read('size'), test: scope.read('test') }),
      rule: `Everything that was inspected holds, so only the changelog is missing: a dated section for ${version}.`,
    }),
  );
  return decide(release, scope, `Not yet: the changelog has no dated section for ${version}`);
}

async function writeReport(release: Release, { run, step, scope }: WorkPlace) {
  const changes = scope.read('changes') as readonly string[];
  const report = `# Release ${String(scope.read('version'))}\n\n${String(scope.read('verdict'))}\n\n${changes.map((change) => `- ${change}\n`).join('')}`;
  const file = join(run.workFolder, 'release.md');
  const call = { name: 'write_file', kind: 'edit', args: { path: file, content: report } } as const;
  await useTool(run, step, call, async () => {
    await writeFile(file, report);
    return { path: file, bytes: Buffer.byteLength(report) };
  });
  release.report = report;
  release.reportFile = file;
  return { ok: true, note: `Written to ${file}.` };
}

const holdsReport = ({ report, reportFile }: Release) => ({ ok: reportFile !== undefined && readFileSync(reportFile, 'utf8') === report });
