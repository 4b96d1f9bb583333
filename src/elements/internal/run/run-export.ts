/** A run as a file. Loaded when somebody asks for one. */
import { exportRun, type ExportFormat } from '../../../streams/export/index.js';
import type { RunState } from '../../../streams/index.js';
import { exportWords } from '../../words/export-words.js';
import { wordsOf } from '../../words/words-of.js';
import type { OwnedScope } from './run-scope.js';

const ENDINGS: Readonly<Record<ExportFormat, string>> = { json: 'json', text: 'txt', markdown: 'md' };

/** Long enough for the browser to have taken what it saves. */
const SAVING_MS = 60_000;

/** The run as it stands, written; without secrets where the page asked for that. */
export async function exportOf(scope: OwnedScope, run: RunState, format: ExportFormat): Promise<Blob> {
  const { strings } = scope;
  const words = wordsOf(exportWords, strings.export);
  return exportRun(scope.history, run, { format, words, locale: strings.locale, redact: await scope.redact() });
}

/** Writes the run and has the browser save it. */
export async function saveRun(scope: OwnedScope, run: RunState, format: ExportFormat): Promise<void> {
  const blob = await exportOf(scope, run, format);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${fileNameOf(run)}.${ENDINGS[format]}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), SAVING_MS);
}

/** The run's title, as far as every file system takes it. */
function fileNameOf({ title, id }: RunState): string {
  const words = (title ?? id ?? '').replace(/[^\p{L}\p{N}]+/gu, '-');
  return Array.from(words).slice(0, 80).join('').replace(/^-|-$/g, '') || 'run';
}
