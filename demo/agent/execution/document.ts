/** The document of an execution (schema_version 1) and the file it is kept in. Names are those of the format. */
import { renameSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { ExecutionNode, Slots } from './tree-source.js';

/** One line of the log: written when something was answered, never changed. `cursor`: where the answer was given. */
export interface TraceLine {
  readonly ts: string;
  readonly kind: 'protocol' | 'evaluate' | 'instruct' | 'think';
  readonly cursor: string;
  readonly name: string;
  readonly submitted: string;
  readonly outcome: string;
  readonly note?: string;
}

export interface ExecutionDocument {
  readonly uri: string;
  readonly tree_uri: string;
  readonly tree: ExecutionNode;
  status: 'running' | 'complete' | 'failed';
  phase: 'idle' | 'evaluating' | 'performing' | 'protocol';
  /** JSON of `{path, step}`; `"null"`: nothing is open; `"[]"`: nothing was asked yet. */
  cursor: string;
  protocol_accepted: boolean;
  readonly created_at: string;
  updated_at: string;
  readonly schema_version: 1;
  readonly var: Record<string, unknown>;
  readonly const: Slots;
  /** By path, child numbers joined by dots. What did not happen is absent. */
  readonly runtime: {
    node_status: Record<string, 'success' | 'failure'>;
    /** The step that comes next. */
    step_index: Record<string, number>;
    /** Retries used. */
    retry_count: Record<string, number>;
  };
  readonly trace: TraceLine[];
}

/** A document nothing has happened to yet. */
export function createDocument(file: string, treeFile: URL, tree: ExecutionNode): ExecutionDocument {
  const now = new Date().toISOString();
  return {
    uri: pathToFileURL(file).href,
    tree_uri: treeFile.href,
    tree,
    status: 'running',
    phase: 'idle',
    cursor: '[]',
    protocol_accepted: false,
    created_at: now,
    updated_at: now,
    schema_version: 1,
    var: { ...tree.state?.var },
    const: { ...tree.state?.const },
    runtime: { node_status: {}, step_index: {}, retry_count: {} },
    trace: [],
  };
}

/** Writes the document as it is now: through a second file and a rename, so nobody ever reads half of it. */
export function writeDocument(file: string, document: ExecutionDocument): void {
  document.updated_at = new Date().toISOString();
  writeFileSync(`${file}.tmp`, JSON.stringify(document, undefined, 2));
  renameSync(`${file}.tmp`, file);
}
