/** Measuring what was read. */
import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import type { RunContext } from '../run-context.js';
import { useTool } from '../tool.js';
import type { Step } from '../tree.js';
import { countLines, groupBy, topFolder, type SourceFile } from './files.js';

const isCode = ({ path }: SourceFile): boolean => /\.(?:ts|tsx|js|mjs)$/.test(path);
const word = /[\p{L}][\p{L}\p{N}'’]*/gu;

export interface FolderCount {
  readonly folder: string;
  readonly files: number;
  readonly lines: number;
  readonly words: number;
}

/** Lines and words of each top folder, one tool call a folder. */
export async function countWords(run: RunContext, step: Step, files: readonly SourceFile[]): Promise<FolderCount[]> {
  const counts: FolderCount[] = [];
  for (const [folder, inFolder] of groupBy(files, ({ path }) => topFolder(path))) {
    const call = { name: 'count_words', kind: 'read', args: { path: folder } } as const;
    const count = await useTool(run, step, call, async (tool) => {
      let lines = 0;
      let words = 0;
      for (const { text } of inFolder) {
        tool.signal.throwIfAborted();
        lines += countLines(text);
        words += text.match(word)?.length ?? 0;
        await breathe();
      }
      return { folder, files: inFolder.length, lines, words };
    });
    counts.push(count);
  }
  return counts;
}

/** Groups of files with exactly the same content. */
export async function findCopies(run: RunContext, step: Step, files: readonly SourceFile[]): Promise<string[][]> {
  const call = { name: 'hash_files', kind: 'read', args: { files: files.length, algorithm: 'sha256' } } as const;
  const { copies } = await useTool(run, step, call, async (tool) => {
    const byHash = new Map<string, string[]>();
    for (const { path, text } of files) {
      tool.signal.throwIfAborted();
      const hash = createHash('sha256').update(text).digest('hex');
      byHash.set(hash, [...(byHash.get(hash) ?? []), path]);
      await breathe();
    }
    return { different: byHash.size, copies: [...byHash.values()].filter((paths) => paths.length > 1) };
  });
  return copies;
}

/** A function and how many lines it has. */
export interface MeasuredFunction {
  readonly path: string;
  readonly line: number;
  readonly name: string;
  readonly lines: number;
}

/** The longest functions of the code, found by parsing it, longest first. */
export async function findLongestFunctions(
  run: RunContext,
  step: Step,
  files: readonly SourceFile[],
  wanted: number,
): Promise<MeasuredFunction[]> {
  const code = files.filter(isCode);
  const call = { name: 'parse_functions', kind: 'read', args: { files: code.length, wanted } } as const;
  const { longest } = await useTool(run, step, call, async (tool) => {
    const { functionsIn } = await import('./functions.js');
    const all: MeasuredFunction[] = [];
    for (const [index, file] of code.entries()) {
      tool.signal.throwIfAborted();
      all.push(...functionsIn(file));
      if (index % 25 === 24) tool.progress(`${index + 1} of ${code.length} files\n`);
      await breathe();
    }
    return { functions: all.length, longest: all.sort((a, b) => b.lines - a.lines).slice(0, wanted) };
  });
  return longest;
}

export interface RepeatedLine {
  readonly text: string;
  readonly times: number;
  readonly files: number;
}

const shortestLine = 30;

/** Lines of code that stand in several places, most frequent first. */
export async function findRepeatedLines(
  run: RunContext,
  step: Step,
  files: readonly SourceFile[],
  wanted: number,
): Promise<RepeatedLine[]> {
  const code = files.filter(isCode);
  const call = { name: 'repeated_lines', kind: 'read', args: { files: code.length, shortestLine } } as const;
  const { repeated } = await useTool(run, step, call, async (tool) => {
    const places = new Map<string, string[]>();
    for (const { path, text } of code) {
      tool.signal.throwIfAborted();
      for (const line of text.split('\n').map((raw) => raw.trim())) {
        if (line.length < shortestLine || /^(?:import|export \*|\/\/|\*|\/\*)/.test(line)) continue;
        const known = places.get(line);
        if (known) known.push(path);
        else places.set(line, [path]);
      }
      await breathe();
    }
    const repeated = [...places]
      .filter(([, paths]) => paths.length > 2)
      .map(([text, paths]) => ({ text, times: paths.length, files: new Set(paths).size }))
      .sort((a, b) => b.times - a.times);
    return { lines: repeated.length, repeated: repeated.slice(0, wanted) };
  });
  return repeated;
}
