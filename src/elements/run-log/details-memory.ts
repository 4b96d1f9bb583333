/** What the reader did inside opened entries: how much of a value to show and how, and what was just copied. */
import type { Observable } from 'rxjs';
import type { ActionReceipt, EntryOf } from '../../streams/index.js';
import type { RunScope } from '../contexts.js';
import { answerReceipt, answerRequest, type Choice } from '../internal/run/open-inputs.js';
import { copyText, type CopyResult } from '../internal/text/copy.js';
import { TextParts } from '../internal/text/text-parts.js';

/** How long the copy button says so, in ms. */
const COPIED_MS = 1500;

/** Something about a section that is on or off. */
export type SectionSwitch = 'unwrapped' | 'written';

export class DetailsMemory {
  readonly parts: TextParts;
  /** Addresses of images the reader asked for. */
  readonly images = new Set<string>();
  readonly #limits = new Map<string, number>();
  readonly #switches = new Set<string>();
  #kept = new WeakMap<object, unknown>();
  #copied: { readonly key: string; readonly result: CopyResult } | undefined;
  readonly #scope: () => RunScope | undefined;
  readonly #changed: () => void;

  /**
   * @param root Where style sheets go.
   * @param changed Called when something is to be drawn anew.
   * @param scope The run the log shows, once it has one.
   */
  constructor(root: Node, changed: () => void, scope: () => RunScope | undefined) {
    this.#scope = scope;
    this.#changed = changed;
    this.parts = new TextParts(root, changed);
  }

  get scope(): RunScope | undefined {
    return this.#scope();
  }

  /** Origins whose images may be loaded without asking. */
  get imageHosts(): readonly string[] {
    return newestOf(this.scope?.display$)?.imageHosts ?? [];
  }

  clear(): void {
    this.#limits.clear();
    this.#switches.clear();
    this.#kept = new WeakMap();
  }

  /** Characters of a value asked for; undefined if nobody asked. */
  limit(entryId: string, key: string): number | undefined {
    return this.#limits.get(keyOf(entryId, key));
  }

  showMore(entryId: string, key: string, limit: number): void {
    this.keepLimit(entryId, key, limit);
    this.#changed();
  }

  /** Notes what is shown, so that it stays when the entry has ended. */
  keepLimit(entryId: string, key: string, limit: number): void {
    this.#limits.set(keyOf(entryId, key), limit);
  }

  isOn(entryId: string, section: string, name: SectionSwitch): boolean {
    return this.#switches.has(keyOf(entryId, section, name));
  }

  turn(entryId: string, section: string, name: SectionSwitch): void {
    const key = keyOf(entryId, section, name);
    if (!this.#switches.delete(key)) this.#switches.add(key);
    this.#changed();
  }

  /** What belongs to a value and is worked out once; lives as long as the value. */
  readonly keep = <T>(value: object, make: () => T): T => {
    if (!this.#kept.has(value)) this.#kept.set(value, make());
    return this.#kept.get(value) as T;
  };

  /** What the button called `name` says about its last use, for a moment. */
  copied(entryId: string, name: string): CopyResult | undefined {
    return this.#copied?.key === keyOf(entryId, name) ? this.#copied.result : undefined;
  }

  /** Copies; the button called `name` then says so. */
  async copy(entryId: string, name: string, text: string): Promise<void> {
    const copied = { key: keyOf(entryId, name), result: await copyText(text) };
    this.#copied = copied;
    this.#changed();
    setTimeout(() => {
      if (this.#copied !== copied) return;
      this.#copied = undefined;
      this.#changed();
    }, COPIED_MS);
  }

  /** What became of the answer to a question. */
  receipt(entry: EntryOf<'input'>): ActionReceipt | undefined {
    return answerReceipt(entry, newestOf(this.scope?.receipts$) ?? []);
  }

  /** Sends an answer; `said` is told when it is on its way. */
  answer(entry: EntryOf<'input'>, choice: Choice, said: string): void {
    const receipt = this.receipt(entry);
    // Answered meanwhile, perhaps in the steer bar.
    if (receipt && receipt.status !== 'failed') return this.#changed();
    const sent = this.scope?.request(answerRequest(entry, choice));
    this.#changed();
    sent?.then((receipt) => {
      if (receipt && receipt.status !== 'failed') this.scope?.polite?.next({ text: said, instead: '' });
      this.#changed();
    }, reportError);
  }

  fetchAgain(): void {
    this.scope?.request({ type: 'retry-stream' }).catch(reportError);
  }
}

/** A scope gives its newest value at once, so it can be read without a subscription that lasts. */
function newestOf<T>(values: Observable<T> | undefined): T | undefined {
  let newest: T | undefined;
  values?.subscribe({ next: (value) => (newest = value), error: reportError }).unsubscribe();
  return newest;
}

const keyOf = (...names: readonly string[]): string => JSON.stringify(names);
