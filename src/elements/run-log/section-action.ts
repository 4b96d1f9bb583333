/** What the reader can do about an entry in its details: answer a question, fetch what is missing. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ActionReceipt, EntryOf, RunEntry } from '../../streams/index.js';
import { iconRefreshCw } from '../internal/icons/icons.js';
import { choicesOf } from '../internal/run/open-inputs.js';
import { showControls } from '../internal/show-controls.js';
import { onUser } from '../internal/user-event.js';
import type { RunStrings } from '../strings.js';
import { detailsWords } from '../words/details-words.js';
import { adviceOn } from '../words/error-words.js';
import { steeringWords } from '../words/steering-words.js';
import { wordsOf } from '../words/words-of.js';
import type { DetailsMemory } from './details-memory.js';
import type { SectionAction } from './entry-sections.js';

export function sectionAction(
  action: SectionAction,
  entry: RunEntry,
  memory: DetailsMemory,
  strings: RunStrings,
): TemplateResult | typeof nothing {
  if (action === 'fetch-again') return fetchAgain(memory, strings);
  return entry.kind === 'input' ? answer(entry, memory, strings) : nothing;
}

function fetchAgain(memory: DetailsMemory, strings: RunStrings): TemplateResult {
  const words = wordsOf(detailsWords, strings.details);
  return html`<div class="choices">
    <button class="button" type="button" tabindex="-1" @click=${onUser(() => memory.fetchAgain())}>${iconRefreshCw}${words.fetchAgain}</button>
    <span class="note">${words.fetchExplained}</span>
  </div>`;
}

function answer(entry: EntryOf<'input'>, memory: DetailsMemory, strings: RunStrings): TemplateResult | typeof nothing {
  if (memory.scope?.can('answer') !== true) return nothing;
  const words = wordsOf(steeringWords, strings.steering);
  const receipt = memory.receipt(entry);
  if (receipt && receipt.status !== 'failed') {
    return html`<div class="choices note" role=${memory.scope.polite ? nothing : 'status'}>${words.answerSent}</div>`;
  }
  return html`${receipt ? notSent(receipt, words.answerNotSent, strings) : nothing}
    <div class="choices" role="group" aria-label=${words.waitingForYou}>
      ${choicesOf(entry, words).map(
        (choice, place) =>
          html`<button
            class="button ${place === 0 ? 'primary' : ''}"
            type="button"
            tabindex="-1"
            @click=${onUser(() => memory.answer(entry, choice, words.answerSent))}
            ><bdi>${showControls(choice.label)}</bdi></button
          >`,
      )}
    </div>`;
}

function notSent({ error }: ActionReceipt, said: string, strings: RunStrings): TemplateResult {
  const { message, advice } = error ? adviceOn(error, strings) : { message: '', advice: '' };
  return html`<div class="failure" role="alert">${said} ${message} ${advice}</div>`;
}
