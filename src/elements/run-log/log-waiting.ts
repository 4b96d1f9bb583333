/** What stands in place of the log while there is nothing in it. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatClock } from '../internal/format.js';
import type { RunStrings } from '../strings.js';

export interface Waiting {
  /** Nothing will come any more. */
  readonly over: boolean;
  /** What was asked for. */
  readonly url: string | undefined;
  /** Epoch ms. */
  readonly since: number;
  readonly strings: RunStrings;
}

export function logWaiting({ over, url, since, strings: { log, locale } }: Waiting): TemplateResult {
  if (over) return html`<p>${log.nothing}</p>`;
  return html`<p>${log.waiting}</p>
    <p class="asked">
      ${url ? html`<bdi>${withoutSecrets(url)}</bdi> · ` : nothing}${log.waitingSince(formatClock(since, locale))}
    </p>`;
}

/** An address without user, query and fragment: they may hold tokens. */
const withoutSecrets = (url: string): string => url.replace(/[?#].*$/s, '').replace(/\/\/[^/@]*@/, '//');
