/**
 * From an error as a server sent it to a title and what to try. The rules are data; the words are strings.
 * What the server advises comes before what we do.
 */
import type { RunErrorInfo } from '../../streams/index.js';
import { runErrorWords, type KnownRunError, type RunErrorWords } from '../words/run-error-words.js';

/** An error, judged. `type` is the known one it is or resembles, else as the server wrote it. */
export interface ClassifiedError extends RunErrorWords {
  readonly type: string;
}

/** `status` is compared with a code that is an HTTP status; `text` is looked for in type, code and message. */
interface MatchRule {
  readonly type: KnownRunError;
  readonly status?: readonly number[];
  readonly text?: RegExp;
}

/** The first rule that matches wins; the narrower ones stand first. Linear patterns only: the text is not ours. */
const rules: readonly MatchRule[] = [
  { type: 'max_budget', text: /budget ?exceeded|over budget|budget (limit|used|exhausted)|insufficient_quota|credit balance|max_budget/i },
  { type: 'max_turns', text: /max(imum)?[ _]?(number of )?turns|turn limit|recursion limit|max[ _]?iterations/i },
  { type: 'context_length_exceeded', text: /context[ _]?(length|window)|maximum context|prompt is too long|too many tokens/i },
  { type: 'model_not_found', text: /model[ _]?not[ _]?found|(invalid|unknown|unsupported) model|no such model|model .{0,80}(does not exist|not available)/i },
  { type: 'tool_not_found', text: /tool[ _]?not[ _]?found|no (such )?tool|unknown tool|no tool named|tool .{0,80}(not registered|does not exist)/i },
  { type: 'agent_disabled', text: /agent .{0,120}is (disabled|retired)|re-enable it/i },
  { type: 'already_running', text: /already has a (pending|running)|already running/i },
  { type: 'dispatch_failed', text: /dispatch failed/i },
  { type: 'invalid_output', text: /no structured output|invalid (json|output)|could not parse (the )?(output|response)/i },
  { type: 'lost_worker', text: /orphaned|no heartbeat|worker (crashed|lost|died)|lease expir|agent lost connection|server restarted|lost[ _]worker/i },
  { type: 'content_filtered', text: /content[ _]?(filter|policy)|safety system|flagged by/i },
  { type: 'rate_limited', status: [429], text: /rate[ _-]?limit|too many requests/i },
  { type: 'overloaded', status: [503, 529], text: /overloaded|at capacity|temporarily unavailable/i },
  { type: 'authentication', status: [401], text: /unauthori[sz]ed|invalid (token|(x-)?api[ -]key|credentials)|authentication|not signed in|expired token/i },
  { type: 'permission_denied', status: [403], text: /permission denied|forbidden|not permitted|access denied|eacces|eperm/i },
  { type: 'timeout', status: [408, 504], text: /time(d)?[ _-]?out|deadline exceeded|etimedout/i },
  { type: 'sandbox', text: /sandbox|out of memory|oom[ -]?kill|no space left|enospc|container (exited|died)/i },
  { type: 'network', text: /network|connection (lost|refused|reset|closed)|econn|enotfound|eai_again|fetch failed|socket hang up|getaddrinfo/i },
  { type: 'not_found', status: [404, 410], text: /not found|enoent/i },
  { type: 'tool_failed', text: /tool .{0,80}failed|exit(ed with)? (code|status) [1-9]|command failed/i },
  { type: 'invalid_request', status: [400, 422], text: /invalid[ _]request|bad request|validation error|schema/i },
  { type: 'server_error', status: [500, 502], text: /internal (server )?error|foreign key constraint|database/i },
  { type: 'model_error', text: /\bmodel\b|api[ _]?error|completion/i },
];

/** Types that say nothing: then code and text decide. */
const generic = new Set(['', 'error', 'unknown', 'exception', 'failed', 'failure', 'run_error', 'runtime', 'internal']);

/** "ToolNotFound", "tool-not-found" → "tool_not_found". */
const normalise = (type: string): string =>
  type
    .trim()
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');

/** "tool_not_found_error" → "tool_not_found"; "model_error" is a name of its own. */
const withoutSuffix = (type: string, known: object): string =>
  Object.hasOwn(known, type) ? type : type.replace(/_?(error|exception)$/, '');

/** "database_locked" → "Database locked". */
const inWords = (type: string): string => {
  const words = type.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function match(error: Partial<RunErrorInfo>): KnownRunError | undefined {
  const text = `${error.type ?? ''} ${error.code ?? ''} ${error.message ?? ''}`.slice(0, 4000);
  const status = Number(error.code ?? /\b(?:API|HTTP|status(?: code)?)[ :]{1,2}([45]\d\d)\b/i.exec(text)?.[1]);
  return rules.find((rule) => rule.text?.test(text))?.type ?? rules.find((rule) => rule.status?.includes(status))?.type;
}

/** Judges an error of a run. Never throws; a type nobody knows keeps its name, in words, as the title. */
export function classifyError(
  error: Partial<RunErrorInfo>,
  replaced: Partial<Readonly<Record<KnownRunError, RunErrorWords>>> = {},
): ClassifiedError {
  const words = { ...runErrorWords, ...replaced };
  const sent = withoutSuffix(normalise(error.type ?? ''), words);
  const known = Object.hasOwn(words, sent) && !generic.has(sent) ? (sent as KnownRunError) : match(error);
  const found = words[known ?? 'unknown'];
  return {
    type: known ?? (generic.has(sent) ? 'unknown' : (error.type ?? 'unknown')),
    title: generic.has(sent) || known === sent ? found.title : inWords(sent),
    remediation: [...new Set([...(error.remediation ?? []), ...found.remediation])],
  };
}
