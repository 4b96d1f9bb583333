/** How long things usually take in one run: the same tool, sub-agent or step, else what the model said. */
import type { RunEntry } from '../run-state.js';
import { SortedNumbers } from './sorted-numbers.js';

/** Slow is what took longer than this many times the usual … */
const TIMES = 3;
/** … and longer than this. */
const AT_LEAST_MS = 2000;

/** A text that came whole took no time that anybody knows: with it as the usual, every streamed one would be slow. */
const STREAMED_MS = 50;

/** What an entry is compared with; `undefined` for what nobody worked on: a question to a person, a mark. */
export function peersOf(entry: RunEntry): string | undefined {
  switch (entry.kind) {
    case 'tool':
    case 'agent':
    case 'step':
      return `${entry.kind} ${entry.name}`;
    case 'message':
    case 'thinking':
      return (entry.durationMs ?? 0) < STREAMED_MS ? undefined : entry.kind;
    default:
      return undefined;
  }
}

/** How long an entry took, if it came to its own end. */
export const tookMs = (entry: RunEntry): number | undefined =>
  entry.status === 'ok' || entry.status === 'error' ? entry.durationMs : undefined;

/** The entries of one tool or kind, by index. */
export class Peers {
  readonly #durations = new SortedNumbers();
  /** Those long enough to be slow, if the rest is fast. */
  readonly #long = new Map<number, number>();

  add(index: number, ms: number): void {
    this.#durations.add(ms);
    if (ms > AT_LEAST_MS) this.#long.set(index, ms);
  }

  remove(index: number, ms: number): void {
    this.#durations.remove(ms);
    this.#long.delete(index);
  }

  get usualMs(): number | undefined {
    return this.#durations.median;
  }

  /** An entry is slow when it took longer than this. */
  get limitMs(): number {
    return Math.max(AT_LEAST_MS, TIMES * (this.usualMs ?? Infinity));
  }

  get hasLong(): boolean {
    return this.#long.size > 0;
  }

  /** Indices of the slow ones, ascending. */
  slow(): number[] {
    const limit = this.limitMs;
    const found: number[] = [];
    for (const [index, ms] of this.#long) if (ms > limit) found.push(index);
    return found.sort((a, b) => a - b);
  }
}
