/** Blocks of markdown as templates: a closed list of elements, classes and attributes. */
import { html, nothing, type TemplateResult } from 'lit';
import type { MarkedToken, Token, Tokens } from 'marked';
import { textWords } from '../../../words/text-words.js';
import { wordsOf } from '../../../words/words-of.js';
import { iconCheck } from '../../icons/icons.js';
import { showControls } from '../../show-controls.js';
import { codeBlock } from '../code/code.js';
import { inlineAll, type Content, type MarkdownContext } from './inline.js';

export const blockAll = (tokens: readonly Token[], context: MarkdownContext): Content[] =>
  tokens.filter(({ type }) => type !== 'space' && type !== 'def').map((token) => block(token as MarkedToken, context));

/** The first word of what stands after the marks of a fence. */
export const fenceLanguage = (info = ''): string | undefined => /^[^\s{,]+/.exec(info.trim())?.[0];

/** Headings of a text stand below those of the page: the first level here is the page's fourth. */
const headingLevel = (depth: number): number => Math.min(6, depth + 3);

function block(token: MarkedToken, context: MarkdownContext): Content {
  switch (token.type) {
    case 'paragraph':
      return html`<p>${inlineAll(token.tokens, context)}</p>`;
    case 'heading':
      return html`<div class="heading ${`h${token.depth}`}" role="heading" aria-level=${headingLevel(token.depth)}
        >${inlineAll(token.tokens, context)}</div
      >`;
    case 'code': {
      const { growing, strings } = context;
      return codeBlock({ text: token.text, language: fenceLanguage(token.lang), growing, strings });
    }
    case 'blockquote':
      return html`<blockquote>${blockAll(token.tokens, context)}</blockquote>`;
    case 'list':
      return list(token, context);
    case 'table':
      return table(token, context);
    case 'hr':
      return html`<hr />`;
    case 'html':
      return html`<div class="html">${showControls(token.raw.trimEnd())}</div>`;
    default:
      // In a list without blank lines, what is said stands in no paragraph.
      return inlineAll([token], context);
  }
}

/** By how many digits its highest number has: those up to 99 have their room in every list. */
const NUMBERS = ['', '', '', 'hundreds', 'thousands'] as const;

function list({ ordered, start, items }: Tokens.List, context: MarkdownContext): TemplateResult {
  const rows = items.map((item) => listItem(item, context));
  if (!ordered) return html`<ul>${rows}</ul>`;
  const first = start === '' ? 1 : start;
  const { length } = String(first + items.length - 1);
  return html`<ol class=${(NUMBERS[length] ?? 'longer') || nothing} start=${first === 1 ? nothing : first}>${rows}</ol>`;
}

function listItem({ task, checked = false, tokens }: Tokens.ListItem, context: MarkdownContext): TemplateResult {
  if (!task) return html`<li>${blockAll(tokens, context)}</li>`;
  const words = wordsOf(textWords, context.strings.text);
  return html`<li class="task"
    ><span class="check" role="img" aria-label=${checked ? words.done : words.notDone}>${checked ? iconCheck : nothing}</span
    >${blockAll(tokens, context)}</li
  >`;
}

function table({ header, rows }: Tokens.Table, context: MarkdownContext): TemplateResult {
  const { table: label } = wordsOf(textWords, context.strings.text);
  const cell = ({ tokens, align, header: isHeader }: Tokens.TableCell): TemplateResult =>
    isHeader
      ? html`<th scope="col" class=${align ?? nothing}>${inlineAll(tokens, context)}</th>`
      : html`<td class=${align ?? nothing}>${inlineAll(tokens, context)}</td>`;
  return html`<div class="table" role="region" aria-label=${label} tabindex="-1"
    ><table
      ><thead><tr>${header.map(cell)}</tr></thead
      ><tbody>${rows.map((row) => html`<tr>${row.map(cell)}</tr>`)}</tbody></table
    ></div
  >`;
}
