/** What the board and the dashboard say about a run, folded from its events one by one. */
import { terminalTypes } from '../shared/run-folder.js';

/** The words of `RunState.status` in the public contract. */
export type RunStatus = 'pending' | 'running' | 'waiting' | 'completed' | 'failed' | 'cancelled';

/** Times in epoch ms. Tokens nobody reported stay undefined. */
export interface RunDigest {
  readonly status: RunStatus;
  /** `seq` of the last event; 0 before the first. */
  readonly lastSeq: number;
  readonly ended: boolean;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  readonly toolCalls: number;
  readonly toolErrors: number;
  readonly tokens?: { readonly input: number; readonly output: number };
  readonly error?: { readonly type: string; readonly message: string };
  /** Requests a person has not answered, with the ids of the options offered. */
  readonly openRequests: ReadonlyMap<string, readonly string[]>;
}

export const emptyDigest: RunDigest = {
  status: 'pending',
  lastSeq: 0,
  ended: false,
  toolCalls: 0,
  toolErrors: 0,
  openRequests: new Map(),
};

type Fields = Readonly<Record<string, unknown>>;

/** An event as the agent wrote it. */
export interface StoredEvent extends Fields {
  readonly type: string;
  readonly seq?: number;
}

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** Decodes one line of an events file; a line that is no event (disk full, edited by hand) becomes a visible notice. */
export function decodeLine(line: string): StoredEvent {
  try {
    const value: unknown = JSON.parse(line);
    if (isObject(value) && typeof value.type === 'string') return value as StoredEvent;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { type: 'notice', level: 'warning', text: `The run's record holds a line that is no event: ${line.slice(0, 200)}` };
}

/** The digest after one more event. */
export function addToDigest(digest: RunDigest, event: StoredEvent): RunDigest {
  const next = { ...digest, lastSeq: digest.lastSeq + 1 };
  const time = typeof event.time === 'string' ? Date.parse(event.time) : undefined;
  if (terminalTypes.has(event.type)) {
    const ended = { ...next, ended: true, finishedAt: time, openRequests: emptyDigest.openRequests };
    if (event.type === 'run.finished') {
      return { ...ended, status: event.outcome === 'success' ? 'completed' : 'cancelled' };
    }
    const error = isObject(event.error) ? event.error : {};
    return { ...ended, status: 'failed', error: { type: String(error.type), message: String(error.message) } };
  }
  switch (event.type) {
    case 'run.started':
      return { ...next, status: 'running', startedAt: time };
    case 'tool.started':
      return { ...next, toolCalls: next.toolCalls + 1 };
    case 'tool.finished':
      return event.status === 'error' ? { ...next, toolErrors: next.toolErrors + 1 } : next;
    case 'input.requested': {
      const options = Array.isArray(event.options) ? event.options : [];
      const ids = options.filter(isObject).map((option) => String(option.id));
      return { ...next, status: 'waiting', openRequests: new Map([...next.openRequests, [String(event.requestId), ids]]) };
    }
    case 'input.resolved': {
      const openRequests = new Map(next.openRequests);
      openRequests.delete(String(event.requestId));
      return { ...next, status: openRequests.size > 0 ? 'waiting' : 'running', openRequests };
    }
    case 'usage': {
      const usage = isObject(event.usage) ? event.usage : {};
      const count = (name: string) => (typeof usage[name] === 'number' ? usage[name] : 0);
      return {
        ...next,
        tokens: {
          input: (next.tokens?.input ?? 0) + count('inputTokens'),
          output: (next.tokens?.output ?? 0) + count('outputTokens'),
        },
      };
    }
    default:
      return next;
  }
}
