/** What an export is written with: the words, and how numbers and times read. */
import type { EntryStatus } from '../run-state.js';

/** Headings and labels. */
export type ExportWords = Readonly<
  Record<
    | 'run' | 'status' | 'outcome' | 'agent' | 'model' | 'project' | 'workItem' | 'started' | 'finished' | 'elapsed' | 'inputTokens'
    | 'cacheReadTokens' | 'outputTokens' | 'reasoningTokens' | 'totalTokens' | 'cost' | 'turns' | 'toolCalls' | 'toolErrors'
    | 'notReported' | 'metrics' | 'metric' | 'value' | 'error' | 'whatToTry' | 'timeline' | 'time' | 'what' | 'summary' | 'result'
    | 'took' | 'answer' | 'arguments' | 'progress' | 'input' | 'missing' | 'incomplete',
    string
  > & { readonly entryStatus: Readonly<Record<EntryStatus, string>> }
>;

/** `json`: a recording, to be opened again. `text`: the whole log, to be read. `markdown`: a summary, to be passed on. */
export type ExportFormat = 'json' | 'text' | 'markdown';

export interface ExportOptions {
  readonly format: ExportFormat;
  readonly words: ExportWords;
  /** BCP 47 tag of the words, for numbers. */
  readonly locale: string;
}

/** Numbers and times as an export writes them. */
export interface ExportStyle {
  readonly words: ExportWords;
  /** "1,234"; "not reported" for `undefined`. */
  readonly count: (value: number | undefined) => string;
  /** Ms since the start of the run: "0:42", "1:02:07"; empty for an unknown time. */
  readonly since: (time: number | undefined) => string;
  /** "0.9 s", "5 min 12 s"; empty for `undefined`. */
  readonly duration: (ms: number | undefined) => string;
  /** Epoch ms as RFC 3339 in UTC: the same wherever the export is read. */
  readonly moment: (time: number | undefined) => string | undefined;
}
