/** A run without its secrets: what every reader of it then shows, searches, copies and writes to files. */
import { ListView } from '../list-view.js';
import { summarise } from '../reduce/summary.js';
import type { RunEntry, RunState } from '../run-state.js';
import { redactFields } from './redact-fields.js';
import type { RedactText } from './redactor.js';

/** Texts that grow while their entry runs. */
const GROWING = ['text', 'argsText', 'progress'] as const;

/**
 * Redacts the states of a run, each entry when it is looked at. A text that grows is redacted as a whole, and shown as
 * far as it cannot become a secret any more. Ids, times and links stay: they tie things together.
 */
export class RunRedactor {
  readonly #redact: RedactText;
  readonly #entries = new WeakMap<RunEntry, RunEntry>();
  readonly #states = new WeakMap<RunState, RunState>();

  constructor(redact: RedactText) {
    this.#redact = redact;
  }

  /** The redacted state; the same object for the same state. */
  state(state: RunState): RunState {
    let redacted = this.#states.get(state);
    if (!redacted) this.#states.set(state, (redacted = this.#newState(state)));
    return redacted;
  }

  #newState(state: RunState): RunState {
    const { entries, metrics, links, position, ...texts } = state;
    const shown = new ListView(entries, (entry) => this.#entry(entry));
    const facts = redactFields(texts, this.#redact);
    return Object.freeze({ ...facts, metrics: this.#metrics(metrics), links, position, entries: shown });
  }

  #metrics(metrics: RunState['metrics']): RunState['metrics'] {
    const byModel = redactFields(metrics.byModel, this.#redact);
    return byModel === metrics.byModel ? metrics : Object.freeze({ ...metrics, byModel });
  }

  #entry(entry: RunEntry): RunEntry {
    let redacted = this.#entries.get(entry);
    if (!redacted) this.#entries.set(entry, (redacted = redactEntry(entry, this.#redact)));
    return redacted;
  }
}

/** One entry, redacted. */
function redactEntry(entry: RunEntry, redact: RedactText): RunEntry {
  const isGrowing = entry.status === 'running';
  const texts: Record<string, unknown> = { ...entry };
  const grown: Record<string, string> = {};
  for (const field of isGrowing ? GROWING : []) {
    const text = texts[field];
    if (typeof text !== 'string') continue;
    const { text: whole, stableLength } = redact(text, { final: false });
    grown[field] = whole.slice(0, stableLength);
    texts[field] = '';
  }
  const redacted = { ...redactFields(texts, redact), ...grown } as unknown as RunEntry;
  // A line cut off at its end may hold half a secret, which no pattern finds: it is made anew from what was redacted.
  const isMade = entry.kind !== 'lifecycle' || entry.phase !== 'started';
  return Object.freeze(isMade ? { ...redacted, summary: summarise(redacted) } : redacted);
}
