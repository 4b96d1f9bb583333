/** The traces opened in this tab, and the ways to open more. */
import { html, nothing, type TemplateResult } from 'lit';
import { iconX } from '../../internal/icons/icons.js';
import { showControls } from '../../internal/show-controls.js';
import { iconFolderOpen, iconGitCompare, iconWorkflow } from '../../internal/icons/viewer-icons.js';
import type { ViewerWords } from '../../words/viewer-words.js';
import type { TraceTab } from './opened-traces.js';
import { ACCEPTED } from '../opening/trace-files.js';

export interface Rail {
  readonly tabs: readonly TraceTab[];
  readonly shown: TraceTab | undefined;
  /** Ids of those that are compared with the one shown. */
  readonly compared: ReadonlySet<string>;
  readonly words: ViewerWords;
  /** What is wrong with the address; empty: nothing. */
  readonly addressProblem: string;
  /** What was said last, for as long as it stands. */
  readonly said: string;
  readonly onShow: (id: string) => void;
  readonly onClose: (id: string) => void;
  readonly onCompare: (id: string) => void;
  readonly onOpen: () => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onAddress: (text: string) => boolean;
}

/** No name is shown longer. */
const MAX_NAME = 200;
/** Statuses that have a colour and a word. */
const STATES: ReadonlySet<string> = new Set(['running', 'complete', 'failed']);

export const shortName = (name: string): string => showControls(name.slice(0, MAX_NAME));

export function rail({ tabs, words, onOpen, onFiles, onAddress, addressProblem, said, ...rest }: Rail): TemplateResult {
  return html`<nav part="rail" class="rail" aria-labelledby="opened">
    <h2 id="opened">${words.opened}</h2>
    <ul class="tabs" aria-label=${words.opened}>${tabs.map((tab) => item(tab, words, rest))}</ul>
    <div class="open">
      <button class="open-file" type="button" @click=${onOpen}>${iconFolderOpen}<span>${words.openFile}</span></button>
      <input
        class="files"
        type="file"
        multiple
        hidden
        accept=${ACCEPTED}
        @change=${(event: Event) => {
          const input = event.currentTarget as HTMLInputElement;
          onFiles([...(input.files ?? [])]);
          // The same file can be chosen again.
          input.value = '';
        }}
      />
      <form class="address" @submit=${(event: SubmitEvent) => submit(event, onAddress)}>
        <input
          name="address"
          type="text"
          autocomplete="off"
          spellcheck="false"
          aria-label=${words.address}
          placeholder=${words.addressHint}
          aria-invalid=${addressProblem === '' ? nothing : 'true'}
          aria-describedby=${addressProblem === '' ? nothing : 'address-problem'}
        /><button class="button" type="submit">${words.openAddress}</button>
      </form>
      ${addressProblem === '' ? nothing : html`<p id="address-problem" class="problem" role="alert">${addressProblem}</p>`}
    </div>
    <p class="hint">${words.nothingStored}</p>
    <p class="said" role="status">${said}</p>
  </nav>`;
}

function item(tab: TraceTab, words: ViewerWords, { shown, compared, onShow, onClose, onCompare }: Pick<Rail, 'shown' | 'compared' | 'onShow' | 'onClose' | 'onCompare'>): TemplateResult {
  const isShown = tab === shown;
  const name = shortName(tab.name);
  const isCompared = compared.has(tab.id);
  const compare = isCompared ? words.compareEnd(name) : words.compareWith(name);
  return html`<li class="tab ${isShown ? 'shown' : ''}" data-id=${tab.id} data-status=${stateOf(tab)}>
    <button class="name" type="button" aria-current=${isShown ? 'true' : nothing} title=${name} @click=${() => onShow(tab.id)}
      >${iconWorkflow}<bdi>${name}</bdi><span class="mark" title=${stateWord(tab, words)}><span class="sr">, ${stateWord(tab, words)}</span></span></button
    >
    ${isShown || !shown
      ? nothing
      : html`<button class="icon-button compare" type="button" aria-pressed=${isCompared} aria-label=${compare} title=${compare} @click=${() => onCompare(tab.id)}
          >${iconGitCompare}</button
        >`}
    <button class="icon-button" type="button" aria-label=${words.close(name)} title=${words.close(name)} @click=${() => onClose(tab.id)}>${iconX}</button>
  </li>`;
}

/** A closed list: what else a document may say has no colour. */
function stateOf({ isBroken, trace }: TraceTab): string {
  if (isBroken === true) return 'broken';
  return trace !== undefined && STATES.has(trace.status) ? trace.status : 'unread';
}

function stateWord(tab: TraceTab, words: ViewerWords): string {
  const state = stateOf(tab);
  return state === 'broken' ? words.broken : (words.states[state] ?? words.unread);
}

function submit(event: SubmitEvent, onAddress: Rail['onAddress']): void {
  event.preventDefault();
  const form = event.currentTarget as HTMLFormElement;
  const text = form.querySelector<HTMLInputElement>('[name=address]')?.value.trim() ?? '';
  if (text !== '' && onAddress(text)) form.reset();
}

/** Where the drawing would be while nothing is opened. */
export const empty = ({ empty, emptyHint, nothingStored }: ViewerWords): TemplateResult =>
  html`<div part="empty" class="empty"><p class="headline">${empty}</p><p>${emptyHint}</p><p class="kept">${nothingStored}</p></div>`;

/** Brings the trace that is shown into view, where the list scrolls; the page stays where it is. */
export function revealShown(root: ParentNode): void {
  const item = root.querySelector('.tab.shown');
  for (const box of root.querySelectorAll('.rail, .tabs')) {
    const [inner, outer] = [item?.getBoundingClientRect(), box.getBoundingClientRect()];
    if (!inner) return;
    box.scrollBy(
      Math.min(0, inner.left - outer.left) || Math.max(0, inner.right - outer.right),
      Math.min(0, inner.top - outer.top) || Math.max(0, inner.bottom - outer.bottom),
    );
  }
}
