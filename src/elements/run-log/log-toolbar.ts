/** The controls around the rows. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../internal/format.js';
import { iconArrowDown, iconArrowDownToLine } from '../internal/icons/icons.js';
import type { RunStrings } from '../strings.js';

export interface LogToolbar {
  /** Search and filters, once they are loaded; their place is kept. */
  readonly tools: TemplateResult | undefined;
  readonly follow: boolean;
  readonly onToggleFollow: () => void;
  readonly strings: RunStrings;
}

export function logToolbar({ tools, follow, onToggleFollow, strings: { log } }: LogToolbar): TemplateResult {
  return html`<div class="toolbar" role="group" aria-label=${log.toolbar}>
    <div class="tools">${tools}</div>
    <button
      class="button follow"
      type="button"
      title=${log.followHint}
      aria-pressed=${follow ? 'true' : 'false'}
      @click=${onToggleFollow}
      >${iconArrowDownToLine}${log.follow}</button
    >
  </div>`;
}

/** "Jump to latest (12 new)". */
export function jumpButton(missed: number, onJump: () => void, { log, locale }: RunStrings): TemplateResult {
  const count = missed > 0 ? html`<span class="count"> (${log.newEntries(formatNumber(missed, locale))})</span>` : nothing;
  return html`<button class="button jump" type="button" @click=${onJump}
    >${iconArrowDown}<span>${log.jumpToLatest}${count}</span></button
  >`;
}
