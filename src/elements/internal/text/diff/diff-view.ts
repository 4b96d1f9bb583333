/** A change of files: line numbers of both, sign and colour, and in small changes the words that differ. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { showControls } from '../../show-controls.js';
import { detailsWords, type DetailsWords } from '../../../words/details-words.js';
import { wordsOf } from '../../../words/words-of.js';
import type { RunStrings } from '../../../strings.js';
import { wordsOfLine, type DiffRow, type DiffWord } from './diff-lines.js';

const SIGNS = { context: ' ', added: '+', removed: '−' } as const;

/** So many rows are drawn anew together. */
const TOGETHER = 50;

/** Draws the rows, which may be the first of more: those that are drawn already cost nothing. */
export function diffView(rows: readonly DiffRow[], strings: RunStrings): TemplateResult {
  const words = wordsOf(detailsWords, strings.details);
  return html`<div class="diff mono stop">${inParts(rows).map((part) =>
    guard([part[0], part.length, strings], () => part.map((row) => rowTemplate(row, words))),
  )}</div>`;
}

const inParts = (rows: readonly DiffRow[]): readonly (readonly DiffRow[])[] =>
  Array.from({ length: Math.ceil(rows.length / TOGETHER) }, (_, i) => rows.slice(i * TOGETHER, (i + 1) * TOGETHER));

function rowTemplate(row: DiffRow, words: DetailsWords): TemplateResult {
  if (row.type === 'file' || row.type === 'hunk' || row.type === 'note') {
    return html`<div class="diff-row ${row.type}"><bdi>${showControls(row.text)}</bdi></div>`;
  }
  const changed = wordsOfLine(row);
  const said = row.type === 'context' ? undefined : words[row.type];
  return html`<div class="diff-row line ${row.type}"
    ><span class="number">${row.old ?? nothing}</span><span class="number">${row.new ?? nothing}</span
    ><span class="sign" aria-hidden="true">${SIGNS[row.type]}</span
    ><span class="diff-text">${said === undefined ? nothing : html`<span class="sr">${said} </span>`}${changed
      ? changed.map((word) => wordTemplate(word, row.type))
      : showControls(row.text)}</span
  ></div>`;
}

function wordTemplate({ text, changed }: DiffWord, type: 'context' | 'added' | 'removed'): TemplateResult | string {
  const shown = showControls(text);
  if (!changed) return shown;
  return type === 'added' ? html`<ins>${shown}</ins>` : html`<del>${shown}</del>`;
}
