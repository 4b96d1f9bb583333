/** First steps of a release check: what is here, which version, what changed. */
import { runCommand } from '../../command.js';
import { ToolFailure } from '../../errors.js';
import type { Work, WorkPlace } from '../../execution/conduct-execution.js';
import { listFiles, readFiles } from '../../steps/files.js';
import { useTool } from '../../tool.js';
import { topFile, type Release } from './release-state.js';

const gitLimitMs = 10_000;

export const lookWorks = (release: Release): [string, Work[]][] => [
  ['Read_Repository', [(place) => readRepository(release, place)]],
  ['Version_From_Manifest', [() => statesVersion(release), ({ scope }) => copyVersion(release, scope)]],
  ['Version_From_Tag', [fromTag]],
  ['First_Version', [firstVersion]],
  ['Changes_From_Changelog', [({ scope }) => hasSection(release, scope), ({ scope }) => copySection(release, scope)]],
  ['Changes_From_Commits', [fromCommits]],
  ['Changes_Unknown', [changesUnknown]],
];

async function readRepository(release: Release, { run, step, scope }: WorkPlace) {
  release.files = await readFiles(run, step, await listFiles(run, step));
  scope.set('files', release.files.length);
  return { ok: release.files.length > 0, note: `There are ${release.files.length} text files.` };
}

function statesVersion(release: Release) {
  const version = manifestVersion(release);
  return { ok: version !== undefined, note: version === undefined ? 'package.json states no version.' : `It states ${version}.` };
}

function copyVersion(release: Release, scope: WorkPlace['scope']) {
  scope.set('version', manifestVersion(release));
  return { ok: true };
}

/** What a manifest that can be read states; people may be half-way through editing it. */
function manifestVersion(release: Release): string | undefined {
  try {
    const manifest = JSON.parse(topFile(release, 'package.json') ?? '{}') as { version?: unknown };
    return typeof manifest.version === 'string' ? manifest.version : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function fromTag({ run, step, scope }: WorkPlace) {
  const tag = (await git({ run, step }, 'describe', '--tags', '--abbrev=0')).trim();
  scope.set('version', tag);
  return { ok: true, note: `The newest tag is ${tag}.` };
}

function firstVersion({ scope }: WorkPlace) {
  scope.set('version', scope.read('first_version'));
  return { ok: true, note: 'No manifest and no tag names a version, so this would be the first.' };
}

/** Looks for a section such as `## 1.2.0 (2026-05-22)`; one that is marked as unreleased has no date. */
export function hasSection(release: Release, scope: WorkPlace['scope']) {
  const version = String(scope.read('version'));
  const sections = (topFile(release, 'CHANGELOG.md') ?? '').split(/^## /m).slice(1);
  const own = sections.find((section) => section.startsWith(version) || section.startsWith(`[${version}]`));
  if (own === undefined) return { ok: false, note: `No section for ${version}.` };
  const [head = '', ...lines] = own.split('\n');
  if (!/\d{4}-\d{2}-\d{2}/.test(head)) return { ok: false, note: `“${head.trim()}” has no date.` };
  release.section = lines.filter((line) => /^[-*] /.test(line)).map((line) => line.slice(2).trim());
  return { ok: true, note: `“${head.trim()}” has ${release.section.length} points.` };
}

function copySection({ section = [] }: Release, scope: WorkPlace['scope']) {
  scope.set('changes', section);
  return { ok: true };
}

async function fromCommits({ run, step, scope }: WorkPlace) {
  const log = await git({ run, step }, 'log', `-${String(scope.read('commits'))}`, '--format=%s');
  const changes = log.split('\n').filter((line) => line !== '');
  scope.set('changes', changes);
  return { ok: changes.length > 0, note: `Read from the last ${changes.length} commits.` };
}

function changesUnknown({ scope }: WorkPlace) {
  scope.set('changes', []);
  return { ok: true, note: 'Neither a changelog nor commits tell what changed.' };
}

/** What git prints; a refusal is a failure of the tool. */
async function git({ run, step }: Pick<WorkPlace, 'run' | 'step'>, ...args: string[]): Promise<string> {
  const call = { name: 'git', kind: 'execute', args: { command: `git ${args.join(' ')}` } } as const;
  const { output } = await useTool(run, step, call, async (tool) => {
    const result = await runCommand(tool, 'git', args, { cwd: run.workspace, timeoutMs: gitLimitMs, quiet: true });
    if (result.exitCode !== 0) throw new ToolFailure('tool_failed', result.output.trim() || `git ended with exit code ${result.exitCode}.`);
    return result;
  });
  return output;
}
