/**
 * What is done to the states of a run before anyone sees them: a cost is worked out, slow entries are marked, secrets
 * are taken out. Loaded when the page is idle, or at once where a page asked for prices or redaction.
 */
import {
  priceRun,
  type ModelPrice,
  type RedactOption,
  type RedactText,
  type RunState,
  type RunStore,
} from '../../../streams/index.js';
import { SlowMarker } from '../../../streams/findings/slow-marker.js';

/** What a page asks for. */
export interface Wishes {
  readonly prices: ReadonlyMap<string, ModelPrice> | undefined;
  readonly redact: RedactOption | undefined;
}

export class Presentation {
  /** Takes secrets out of a text; absent where nobody asked for it. */
  readonly redact: RedactText | undefined;
  readonly #prices: Wishes['prices'];
  readonly #withoutSecrets: (state: RunState) => RunState;
  /** One for the run as it stands, one for an earlier moment: each follows one list as it grows. */
  readonly #slow = { live: new SlowMarker(), shown: new SlowMarker() };
  readonly #seen = new WeakMap<RunState, RunState>();

  private constructor(prices: Wishes['prices'], withoutSecrets?: (state: RunState) => RunState, redact?: RedactText) {
    this.#prices = prices;
    this.#withoutSecrets = withoutSecrets ?? ((state): RunState => state);
    this.redact = redact;
  }

  /** Ready for a run: what it has so far was looked through, in slices. */
  static async of({ prices, redact }: Wishes, store: RunStore): Promise<Presentation> {
    const presentation = await (redact ? Presentation.#redacting(prices, redact) : new Presentation(prices));
    let state: RunState | undefined;
    store.live$.subscribe({ next: (value) => (state = value), error: reportError }).unsubscribe();
    if (state) await presentation.#slow.live.prepare(state);
    return presentation;
  }

  static async #redacting(prices: Wishes['prices'], option: RedactOption): Promise<Presentation> {
    const { redactorOf, RunRedactor } = await import('../../../streams/redact/index.js');
    const redact = redactorOf(option);
    const redactor = new RunRedactor(redact);
    return new Presentation(prices, (state) => redactor.state(state), redact);
  }

  /** A state as it is to be seen; the same object for the same state. */
  present(state: RunState, as: 'live' | 'shown'): RunState {
    let seen = this.#seen.get(state);
    if (!seen) {
      seen = this.#withoutSecrets(priceRun(this.#slow[as].mark(state), this.#prices));
      this.#seen.set(state, seen);
    }
    return seen;
  }
}
