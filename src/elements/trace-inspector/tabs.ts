/** Tabs as the ARIA Authoring Practices have them: one tab stop, arrows move and choose, Home and End. */
import { html, type TemplateResult } from 'lit';
import type { InspectorWords } from '../words/inspector-words.js';

/** A tab of the inspector. */
export type InspectorTab = 'activity' | 'state' | 'engine';

const TABS: readonly InspectorTab[] = ['activity', 'state', 'engine'];

/** The tab a word names; the first for any other. */
export const tabOf = (word: string): InspectorTab => TABS.find((tab) => tab === word) ?? 'activity';

/** Draws the tabs; `choose` is called with another tab than the current one. */
export function tabsTemplate(current: InspectorTab, words: InspectorWords, choose: (tab: InspectorTab) => void): TemplateResult {
  return html`<div
    class="tabs"
    part="tabs"
    role="tablist"
    aria-label=${words.inspector}
    @keydown=${(event: KeyboardEvent) => onKey(event, current, choose)}
    >${TABS.map(
      (tab) =>
        html`<button
          id="tab-${tab}"
          class="tab"
          part="tab"
          type="button"
          role="tab"
          data-name=${tab}
          aria-selected=${tab === current ? 'true' : 'false'}
          aria-controls="panel"
          tabindex=${tab === current ? '0' : '-1'}
          @click=${() => choose(tab)}
          >${words[tab]}</button
        >`,
    )}</div
  >`;
}

function onKey(event: KeyboardEvent, current: InspectorTab, choose: (tab: InspectorTab) => void): void {
  const list = event.currentTarget as HTMLElement;
  const next = neighbour(event.key, TABS.indexOf(current), getComputedStyle(list).direction === 'rtl');
  if (next === undefined) return;
  event.preventDefault();
  choose(next);
  list.querySelector<HTMLElement>(`[data-name=${next}]`)?.focus();
}

function neighbour(key: string, at: number, isMirrored: boolean): InspectorTab | undefined {
  const step = isMirrored ? -1 : 1;
  const moves: Readonly<Record<string, number>> = { ArrowRight: at + step, ArrowLeft: at - step, Home: 0, End: TABS.length - 1 };
  const to = Object.hasOwn(moves, key) ? moves[key] : undefined;
  return to === undefined ? undefined : TABS[(to + TABS.length) % TABS.length];
}
