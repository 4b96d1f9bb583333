/** What stands inside paragraphs, as templates: a closed list of elements. */
import { html, type TemplateResult } from 'lit';
import type { DirectiveResult } from 'lit/directive.js';
import type { MarkedToken, Token, Tokens } from 'marked';
import type { RunStrings } from '../../../strings.js';
import { showControls } from '../../show-controls.js';
import { image } from '../image/image.js';
import { link } from '../link.js';
import { decodeEntities } from './entities.js';

/** How the pieces are shown. */
export interface MarkdownContext {
  /** Origins, with or without the beginning of a path, whose images are loaded without asking. */
  readonly imageHosts?: readonly string[] | undefined;
  /** Addresses of images the reader asked for. */
  readonly loaded?: Set<string> | undefined;
  /** Whether more is to come. */
  readonly growing: boolean;
  readonly strings: RunStrings;
}

export type Content = TemplateResult | DirectiveResult | string | readonly Content[];

export const inlineAll = (tokens: readonly Token[] | undefined, context: MarkdownContext): Content[] =>
  (tokens ?? []).map((token) => inline(token as MarkedToken, context));

/** Only tokens of marked's own kinds come here: the lexer has no extensions. */
function inline(token: MarkedToken, context: MarkdownContext): Content {
  switch (token.type) {
    case 'strong':
      return html`<strong>${inlineAll(token.tokens, context)}</strong>`;
    case 'em':
      return html`<em>${inlineAll(token.tokens, context)}</em>`;
    case 'del':
      return html`<del>${inlineAll(token.tokens, context)}</del>`;
    case 'codespan':
      return html`<code class="inline-code">${showControls(token.text)}</code>`;
    case 'br':
      return html`<br />`;
    case 'link':
      return linkContent(token, context);
    case 'image':
      return image({ src: decodeEntities(token.href), alt: plainText(token.tokens), ...context });
    case 'checkbox':
      // The list item says it.
      return '';
    case 'html':
      return /^<br *\/?>$/i.test(token.raw) ? html`<br />` : showControls(token.raw);
    case 'escape':
      return showControls(token.text);
    case 'text':
      return token.tokens ? inlineAll(token.tokens, context) : showControls(decodeEntities(token.text));
    default:
      return showControls(token.raw);
  }
}

/** Images in a link have buttons of their own: they stand before it. */
function linkContent(token: Tokens.Link, context: MarkdownContext): Content {
  const address = token.autolink ? token.href : decodeEntities(token.href);
  const text = token.autolink ? token.text : plainText(token.tokens);
  const images = token.tokens.filter(({ type }) => type === 'image');
  if (images.length > 0) return html`${inlineAll(images, context)} ${link(address, text, showControls(text))}`;
  return link(address, text, token.autolink ? showControls(text) : inlineAll(token.tokens, context));
}

/** The words of inline tokens, without marks. */
const plainText = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => {
      if ('tokens' in token && token.tokens) return plainText(token.tokens);
      if (token.type === 'br') return ' ';
      return token.type === 'text' ? decodeEntities(token.raw) : ((token as { text?: string }).text ?? token.raw);
    })
    .join('');
