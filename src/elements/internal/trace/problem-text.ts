/** What every element says of a document that could not be read: what happened, and what to do about it. Loaded when it is said. */
import type { TraceProblem } from '../../../streams/index.js';
import type { TraceStrings } from '../../trace-strings.js';
import { traceProblemWords, type TraceProblemWords } from '../../words/trace-problem-words.js';
import { wordsOf } from '../../words/words-of.js';
import { showControls } from '../show-controls.js';

/** Characters of an excerpt. */
const MOST_EXCERPT = 300;

export interface ProblemText {
  readonly words: TraceProblemWords;
  readonly said: string;
  readonly advice: string;
  /** The beginning of what the server sent instead. */
  readonly excerpt: string | undefined;
}

export function problemText({ error }: TraceProblem, strings: TraceStrings): ProblemText {
  const words = wordsOf(traceProblemWords, strings.traceProblems);
  const { code, facts, message } = error;
  const status = 'status' in facts && facts.status !== undefined ? ` (${facts.status})` : '';
  const excerpt = 'excerpt' in facts ? facts.excerpt : 'detail' in facts ? facts.detail : undefined;
  // Codes are a closed list, so looking them up finds nothing of `Object`.
  const said = (words.messages as Readonly<Record<string, ((status: string) => string) | undefined>>)[code]?.(status) ?? message;
  const advice = (words.advice as Readonly<Record<string, string | undefined>>)[code] ?? words.otherAdvice;
  return { words, said: showControls(said), advice, excerpt: excerpt === undefined ? undefined : showControls(excerpt.slice(0, MOST_EXCERPT)) };
}
