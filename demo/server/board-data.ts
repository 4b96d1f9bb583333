/** What the pages show: the board with its cards and every run's digest, as one JSON document. */
import { existsSync } from 'node:fs';
import { addresses } from '../shared/addresses.js';
import { agent, issues, project } from '../shared/board.js';
import type { RunRecord } from '../shared/run-folder.js';
import type { RunStatus } from './digest.js';
import type { RunStore } from './run-store.js';

/** A run in a list. Times in epoch ms; `tokens` is null when nobody reported any. */
export interface RunSummary {
  readonly id: string;
  readonly issueId: string;
  /** The how manieth run of its card it is. */
  readonly number: number;
  readonly status: RunStatus;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly toolCalls: number;
  readonly toolErrors: number;
  readonly tokens: { readonly input: number; readonly output: number } | null;
  readonly error: { readonly type: string; readonly message: string } | null;
  readonly runUrl: string;
  readonly pageUrl: string;
  /** Of a run that executes a written tree: the document of its execution, and the page that draws it. */
  readonly execution: { readonly url: string; readonly pageUrl: string } | null;
}

/** The document at `/api/board`. `runs` and each card's runs: newest first. */
export function boardData(store: RunStore, model: string | undefined) {
  const numbers = new Map<string, number>();
  const runs = store
    .list()
    .map((record) => {
      const number = (numbers.get(record.issueId) ?? 0) + 1;
      numbers.set(record.issueId, number);
      return summarize(store, record, number);
    })
    .reverse();
  const cards = issues.map((issue) => {
    const own = runs.filter((run) => run.issueId === issue.id);
    return { ...issue, pageUrl: addresses.issue(issue.id), startUrl: addresses.startRun(issue.id), runs: own };
  });
  return {
    project: { ...project, pageUrl: addresses.project },
    agent: { ...agent, pageUrl: addresses.agent },
    /** The language model the agent asks; null: the agent is a program. */
    model: model ?? null,
    cards,
    runs,
  };
}

/** The document the pages read. */
export type BoardData = ReturnType<typeof boardData>;

function summarize(store: RunStore, record: RunRecord, number: number): RunSummary {
  const { status, startedAt, finishedAt, toolCalls, toolErrors, tokens, error } = store.digest(record.id);
  return {
    id: record.id,
    issueId: record.issueId,
    number,
    status,
    createdAt: Date.parse(record.createdAt),
    startedAt: startedAt ?? null,
    finishedAt: finishedAt ?? null,
    toolCalls,
    toolErrors,
    tokens: tokens ?? null,
    error: error ?? null,
    runUrl: addresses.run(record.id),
    pageUrl: addresses.live(record.issueId, record.id),
    execution: existsSync(store.files(record.id).execution)
      ? { url: addresses.executionDocument(record.id), pageUrl: addresses.execution(record.id) }
      : null,
  };
}
