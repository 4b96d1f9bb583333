/** A run as a file. Loaded when somebody asks for one. */
import { browserEnvironment } from '../environment.js';
import type { RunHistory } from '../replay/replay-types.js';
import { redactInfo, redactRecords } from '../redact/redact-history.js';
import type { RedactText } from '../redact/redactor.js';
import type { RunState } from '../run-state.js';
import { jsonPieces } from './export-json.js';
import { markdownPieces } from './export-markdown.js';
import { textPieces } from './export-text.js';
import type { ExportFormat, ExportOptions } from './export-types.js';

export type { ExportFormat, ExportOptions, ExportWords } from './export-types.js';

/** Longest piece of work before the page gets a turn. */
const SLICE_MS = 8;
/** Characters that go to the blob at once: it keeps them outside of the page's memory. */
const PART = 1 << 16;

const TYPES: Readonly<Record<ExportFormat, string>> = {
  json: 'application/json',
  text: 'text/plain;charset=utf-8',
  markdown: 'text/markdown;charset=utf-8',
};

/**
 * Writes a run, in slices. `state` is what the readable formats tell: the redacted one where there is one. `redact` is
 * for `json`, which tells the history itself.
 */
export async function exportRun(
  history: RunHistory,
  state: RunState,
  options: ExportOptions & { readonly redact?: RedactText | undefined },
): Promise<Blob> {
  const { breathe } = browserEnvironment();
  const parts: Blob[] = [];
  let part = '';
  let started = performance.now();
  for (const piece of piecesOf(history, state, options)) {
    part += piece;
    if (part.length > PART) {
      parts.push(new Blob([part]));
      part = '';
    }
    if (performance.now() - started < SLICE_MS) continue;
    await breathe();
    started = performance.now();
  }
  return new Blob([...parts, part], { type: TYPES[options.format] });
}

function piecesOf(history: RunHistory, state: RunState, options: ExportOptions & { readonly redact?: RedactText | undefined }): Iterable<string> {
  if (options.format === 'text') return textPieces(state, options);
  if (options.format === 'markdown') return markdownPieces(state, options);
  if (!options.redact) return jsonPieces(history);
  const run = redactInfo(history.run, options.redact);
  return jsonPieces({ run, records: history.records }, redactRecords(history, options.redact));
}
