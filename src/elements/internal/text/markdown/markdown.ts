/**
 * Prose of agents as markdown.
 *
 * ```ts
 * import { markdown, markdownStyles } from '../internal/text/markdown/markdown.js';
 * html`${markdown({ text, growing: entry.status === 'running', imageHosts, loaded, strings })}`
 * ```
 *
 * - Load this module by `import()` only: it brings marked and more with it.
 * - Adopt `markdownStyles` (an array: prose, code, links, images) into the shadow root: `adoptStyles` for each.
 * - Give it the whole text each time. A text that grows costs what was added, not what it is.
 * - Say `growing: false` with the end of the text: then the open end is settled too.
 * - `loaded` is a set you keep (one for a log): addresses of images the reader asked for, so that they stay loaded.
 */
import { html, type CSSResult, type TemplateResult } from 'lit';
import { codeStyles } from '../code/code.styles.js';
import { imageStyles } from '../image/image.styles.js';
import { linkStyles } from '../link.styles.js';
import type { MarkdownContext } from './inline.js';
import { markdownStyle } from './markdown.styles.js';
import { growingMarkdown } from './growing-markdown.js';

export interface MarkdownOptions extends Omit<MarkdownContext, 'growing'> {
  readonly text: string;
  /** Whether more is to come; by default not. */
  readonly growing?: boolean | undefined;
}

/** Renders markdown from its tokens, never by way of HTML; HTML in it is shown as text. */
export const markdown = ({ text, growing = false, ...context }: MarkdownOptions): TemplateResult =>
  html`<div class="markdown" ${growingMarkdown(text, { ...context, growing })}></div>`;

/** What the shadow root needs. */
export const markdownStyles: readonly CSSResult[] = [markdownStyle, codeStyles, imageStyles, linkStyles];
