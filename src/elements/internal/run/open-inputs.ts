import type { ActionReceipt, EntryOf, RunState } from '../../../streams/index.js';
import type { RunRequest } from '../../contexts.js';

/** More buttons than this are no choice. */
const MAX_CHOICES = 20;

/**
 * Finds what a run asked and nobody has answered. Entries are appended and replaced in place, so each call looks only
 * at those that are new, and again at the ones still open; a re-read from the start begins anew.
 */
export class OpenInputs {
  #run: unknown;
  #scanned = 0;
  #open: number[] = [];

  find(run: RunState): EntryOf<'input'>[] {
    const { entries } = run;
    const first = `${run.id ?? ''} ${entries.at(0)?.id ?? ''}`;
    if (first !== this.#run || entries.length < this.#scanned) {
      this.#run = first;
      this.#scanned = 0;
      this.#open = [];
    }
    for (let i = this.#scanned; i < entries.length; i++) if (entries.at(i)?.kind === 'input') this.#open.push(i);
    this.#scanned = entries.length;
    const found: EntryOf<'input'>[] = [];
    this.#open = this.#open.filter((index) => {
      const entry = entries.at(index);
      if (entry?.kind !== 'input' || entry.answer || entry.status !== 'running') return false;
      found.push(entry);
      return true;
    });
    return found;
  }
}

/** One way to answer: what stands on the button and what is sent. */
export interface Choice {
  readonly label: string;
  readonly status: string;
  readonly payload?: unknown;
}

/** The first of these fields that holds text. */
const pick = (option: object, ...names: string[]): string | undefined => {
  for (const name of names) {
    const value: unknown = Object.hasOwn(option, name) ? (option as Record<string, unknown>)[name] : undefined;
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
};

/**
 * An option as the server sent it: text is both label and status; of an object `label` (or `title`, `name`) is shown,
 * `status` (or `id`, `value`) is sent, with the object as payload. What is neither is shown as JSON.
 */
export function choiceOf(option: unknown): Choice {
  if (typeof option === 'string') return { label: option, status: option };
  if (typeof option !== 'object' || option === null) return { label: String(option), status: String(option) };
  const status = pick(option, 'status', 'id', 'value', 'kind') ?? pick(option, 'label', 'title', 'name');
  const label = pick(option, 'label', 'title', 'name') ?? status ?? JSON.stringify(option);
  return { label: label.slice(0, 200), status: status ?? label, payload: option };
}

/** The ways to answer a question: those the run names, else to approve or deny it. */
export function choicesOf({ options }: EntryOf<'input'>, words: { readonly approve: string; readonly deny: string }): readonly Choice[] {
  const usual = [
    { label: words.approve, status: 'approved' },
    { label: words.deny, status: 'denied' },
  ];
  if (!options || options.length === 0) return usual;
  // What a protocol calls an answer is no word for a button.
  return options.slice(0, MAX_CHOICES).map((option) => usual.find(({ status }) => status === option) ?? choiceOf(option));
}

/** What became of the answer that was sent last from here; undefined if none was. */
export const answerReceipt = ({ requestId }: EntryOf<'input'>, receipts: readonly ActionReceipt[]): ActionReceipt | undefined =>
  receipts.findLast(({ request }) => request.action === 'answer' && request.requestId === requestId);

/** What is asked of the owner when a choice is made. */
export const answerRequest = ({ requestId }: EntryOf<'input'>, { status, payload }: Choice): RunRequest => ({
  type: 'answer',
  requestId,
  status,
  ...(payload !== undefined && { payload }),
});
