/** Finding and reading the text files of the folder the agent works on. */
import type { Dirent } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import { dirname, extname, join, sep } from 'node:path';
import { isMissing } from '../../shared/line-tail.js';
import { ToolFailure } from '../errors.js';
import type { RunContext } from '../run-context.js';
import { useTool } from '../tool.js';
import type { Step } from '../tree.js';

const leftOutFolders = new Set(['node_modules', 'dist', 'coverage', 'storybook-static']);
/** Generated: their lines would drown everything people wrote. */
const generated = new Set(['package-lock.json', 'custom-elements.json']);
const textTypes = new Set(['.ts', '.tsx', '.js', '.mjs', '.cjs', '.css', '.html', '.md', '.txt', '.json', '.yml', '.yaml', '.py', '.go', '.rs', '.java']);
const fileLimit = 5000;
const fileLimitBytes = 1024 * 1024;

/** A file that was read. `path` is relative to the workspace, with slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Paths of all text files, sorted. */
export async function listFiles(run: RunContext, step: Step): Promise<string[]> {
  const call = { name: 'list_files', kind: 'read', args: { path: run.workspace, types: [...textTypes] } } as const;
  const found: string[] = [];
  await useTool(run, step, call, async (tool) => {
    const folders = ['.'];
    for (let folder = folders.pop(); folder !== undefined && found.length < fileLimit; folder = folders.pop()) {
      tool.signal.throwIfAborted();
      for (const entry of await entries(join(run.workspace, folder))) {
        const path = join(folder, entry.name);
        if (entry.name.startsWith('.') || leftOutFolders.has(entry.name) || generated.has(entry.name)) continue;
        if (entry.isDirectory()) folders.push(path);
        else if (entry.isFile() && textTypes.has(extname(entry.name))) found.push(path.split(sep).join('/'));
      }
    }
    return { files: found.length, complete: found.length < fileLimit };
  });
  return found.sort();
}

async function entries(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw new ToolFailure('tool_failed', error instanceof Error ? error.message : String(error));
  }
}

/** Reads the files folder by folder, one tool call a folder; what cannot be read is left out and named. */
export async function readFiles(run: RunContext, step: Step, paths: readonly string[]): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const [folder, inFolder] of groupBy(paths, dirname)) {
    const call = { name: 'read_folder', kind: 'read', args: { path: folder, files: inFolder.length } } as const;
    await useTool(run, step, call, async (tool) => {
      const leftOut: string[] = [];
      let bytes = 0;
      let lines = 0;
      for (const path of inFolder) {
        tool.signal.throwIfAborted();
        const file = await readSource(join(run.workspace, path));
        if (typeof file === 'string') {
          leftOut.push(`${path}: ${file}`);
          continue;
        }
        bytes += file.size;
        lines += countLines(file.text);
        files.push({ path, text: file.text });
      }
      return { files: inFolder.length - leftOut.length, lines, bytes, ...(leftOut.length > 0 && { leftOut }) };
    });
  }
  return files;
}

/** A file's text and size in bytes, or why it is left out. People may work in the folder meanwhile. */
async function readSource(file: string): Promise<{ text: string; size: number } | string> {
  try {
    const { size } = await stat(file);
    return size > fileLimitBytes ? `has ${size} bytes` : { text: await readFile(file, 'utf8'), size };
  } catch (error) {
    if (isMissing(error)) return 'is gone';
    throw error;
  }
}

/** Lines of a text; a line break at the very end does not begin another one. */
export const countLines = (text: string): number => (text === '' ? 0 : text.replace(/\n$/, '').split('\n').length);

/** The first segment of a path; `.` for a file at the top. */
export const topFolder = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '.') : '.');

/** Files by what `key` says of them, in the order they come. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}
