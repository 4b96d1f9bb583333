/** A glossary of the documents: drafted freely, written only when a person says so. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askApproval } from '../ask-person.js';
import { Denied, ToolFailure } from '../errors.js';
import type { Job, RunContext } from '../run-context.js';
import { listFiles, readFiles, type SourceFile } from '../steps/files.js';
import { useTool } from '../tool.js';
import type { Step } from '../tree.js';
import { openMessage, say } from '../voice.js';

const entries = 40;
const shortestWord = 5;

interface Term {
  readonly word: string;
  readonly times: number;
  /** The document it stands in most often. */
  readonly path: string;
}

export function glossaryJob(): Job {
  let documents: SourceFile[] = [];
  let terms: Term[] = [];
  let written: string | undefined;
  const text = () => `# Glossary\n\n${terms.map(({ word, times, path }) => `- **${word}**: ${times} times, most often in ${path}\n`).join('')}`;

  function draft(run: RunContext, step: Step): undefined {
    terms = frequentTerms(documents);
    const message = openMessage(run, step);
    message.write(`The ${terms.length} most frequent terms of ${documents.length} documents:\n\n`);
    for (const { word, times } of terms) message.write(`- ${word}, ${times} times\n`);
    message.finish();
  }

  async function writeIfApproved(run: RunContext, step: Step): Promise<void> {
    const file = join(run.workFolder, 'glossary.md');
    const call = { name: 'write_file', kind: 'edit', args: { path: file, content: text() } } as const;
    await useTool(run, step, call, async ({ toolCallId }) => {
      if (!(await askApproval(run, step, toolCallId, `Write ${terms.length} entries to ${file}?`))) {
        throw new Denied('A person did not allow the file to be written.');
      }
      await writeFile(file, text());
      const back = await readFile(file, 'utf8');
      if (back !== text()) throw new ToolFailure('tool_failed', `${file} does not hold what was written.`);
      written = file;
      return { path: file, bytes: Buffer.byteLength(back) };
    });
  }

  return {
    root: {
      kind: 'sequence',
      name: 'Glossary',
      children: [
        {
          kind: 'action',
          name: 'Read the documents',
          perform: async (run, step) => {
            const paths = (await listFiles(run, step)).filter((path) => path.endsWith('.md'));
            documents = await readFiles(run, step, paths);
          },
        },
        { kind: 'action', name: 'Draft the glossary', perform: draft },
        {
          kind: 'selector',
          name: 'Publish',
          children: [
            { kind: 'action', name: 'Write the glossary', perform: writeIfApproved },
            {
              kind: 'action',
              name: 'Leave it at the draft',
              perform: (run, step) => {
                say(run, step, 'I have written nothing; the draft above is all there is.');
                return undefined;
              },
            },
          ],
        },
      ],
    },
    result: () => (written ? `Glossary of ${terms.length} terms: ${written}.` : 'Nothing was written.'),
  };
}

/** The words people write most, markup and short words left out. */
function frequentTerms(documents: readonly SourceFile[]): Term[] {
  const byWord = new Map<string, Map<string, number>>();
  for (const { path, text } of documents) {
    for (const word of text.toLowerCase().match(/\p{L}[\p{L}-]+/gu) ?? []) {
      if (word.length < shortestWord) continue;
      const byPath = byWord.get(word) ?? new Map<string, number>();
      byWord.set(word, byPath.set(path, (byPath.get(path) ?? 0) + 1));
    }
  }
  return [...byWord]
    .map(([word, byPath]) => ({
      word,
      times: [...byPath.values()].reduce((sum, times) => sum + times, 0),
      path: [...byPath].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '',
    }))
    .sort((a, b) => b.times - a.times || a.word.localeCompare(b.word))
    .slice(0, entries);
}
