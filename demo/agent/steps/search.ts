/** Searching the files for a word. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { RunContext } from '../run-context.js';
import { useTool } from '../tool.js';
import type { Step } from '../tree.js';
import { groupBy, topFolder, type SourceFile } from './files.js';

const shownMatches = 40;
const lineLimit = 200;

/** Where a word stands. `line` counts from 1. */
export interface Match {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/**
 * Searches folder by folder, upper and lower case alike, one tool call a folder. `undefined` when `isWanted` said in
 * between that this word is not asked for any more.
 */
export async function searchFiles(
  run: RunContext,
  step: Step,
  files: readonly SourceFile[],
  word: string,
  isWanted: () => boolean,
): Promise<Match[] | undefined> {
  const matches: Match[] = [];
  for (const [folder, inFolder] of groupBy(files, ({ path }) => topFolder(path))) {
    if (!isWanted()) return undefined;
    const call = { name: 'search', kind: 'search', args: { for: word, in: folder } } as const;
    await useTool(run, step, call, async (tool) => {
      const before = matches.length;
      for (const file of inFolder) {
        tool.signal.throwIfAborted();
        matches.push(...matchesIn(file, word));
        // Steering messages are read between two files.
        await breathe();
      }
      const found = matches.slice(before);
      return {
        matches: found.length,
        files: new Set(found.map(({ path }) => path)).size,
        found: found.slice(0, shownMatches).map(({ path, line, text }) => `${path}:${line}: ${text}`),
        ...(found.length > shownMatches && { notShown: found.length - shownMatches }),
      };
    });
  }
  return matches;
}

function matchesIn({ path, text }: SourceFile, word: string): Match[] {
  const wanted = word.toLowerCase();
  if (!text.toLowerCase().includes(wanted)) return [];
  return text.split('\n').flatMap((content, index) =>
    content.toLowerCase().includes(wanted) ? [{ path, line: index + 1, text: content.trim().slice(0, lineLimit) }] : [],
  );
}
