/** A file that a run speaks of: its name, kind and size; saved only from what the run sent, never fetched. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RunStrings } from '../../../strings.js';
import { detailsWords } from '../../../words/details-words.js';
import { wordsOf } from '../../../words/words-of.js';
import { iconFileText } from '../../icons/icons.js';
import { iconDownload } from '../../icons/later-icons.js';
import { showControls } from '../../show-controls.js';
import { onUser } from '../../user-event.js';
import { wellFormed } from '../excerpt.js';
import { formatBytes } from './format-bytes.js';
import { fileOf, type SentFile } from './sent-file.js';

/** Draws a content part of type `file`. */
export function fileCard(part: object, strings: RunStrings): TemplateResult {
  const words = wordsOf(detailsWords, strings.details);
  const file = fileOf(part);
  const name = showControls(file.name) || words.file;
  const size = file.bytes === undefined ? undefined : formatBytes(file.bytes, strings.locale);
  const label = wellFormed(words.download(name));
  return html`<div class="file-card">
    ${iconFileText}
    <bdi class="file-name">${name}</bdi>
    <bdi class="note">${showControls([file.type, size].filter((each) => each !== undefined && each !== '').join(' · '))}</bdi>
    ${file.content === undefined
      ? html`<span class="note">${words.fileElsewhere}</span>`
      : html`<button class="icon-button" type="button" tabindex="-1" aria-label=${label} title=${label} @click=${onUser(() => save(file))}
          >${iconDownload}</button
        >`}
    ${file.address === undefined ? nothing : html`<bdi class="note address">${showControls(file.address)}</bdi>`}
  </div>`;
}

/** Always as a download: a file is never opened in the page's origin, whatever type it claims. */
function save({ name, content }: SentFile): void {
  if (content === undefined) return;
  const url = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = safeName(name);
  anchor.click();
  URL.revokeObjectURL(url);
}

/** No folders, no controls that hide the real ending of the name. */
const safeName = (name: string): string => {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return last.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 200) || 'file';
};
