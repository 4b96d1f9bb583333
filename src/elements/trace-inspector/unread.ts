/** Why there is no document to show. Loaded when there is none. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TraceProblem } from '../../streams/index.js';
import { iconRefreshCw } from '../internal/icons/icons.js';
import { problemText } from '../internal/trace/problem-text.js';
import type { TraceStrings } from '../trace-strings.js';

/** @param onRetry Reads it again; absent beside an element that shows the document: that one says all the rest. */
export function unread(problem: TraceProblem, strings: TraceStrings, onRetry: (() => void) | undefined): TemplateResult {
  const { words, said, advice, excerpt } = problemText(problem, strings);
  if (!onRetry) return html`<div class="empty" part="empty"><p><bdi>${said}</bdi></p></div>`;
  return html`<div class="empty" part="empty" role="alert" data-code=${problem.error.code}
    ><p class="title">${words.title}</p><p><bdi>${said}</bdi> ${advice}</p
    >${excerpt === undefined ? nothing : html`<p><bdi>${excerpt}</bdi></p>`}<p
      ><button class="button" type="button" @click=${onRetry}>${iconRefreshCw}${words.retry}</button></p
  ></div>`;
}
