/** The floating toolbar: zoom, fit, collapse, follow, search, inspector. One tab stop; arrow keys go from button to button. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../internal/format.js';
import { iconSearch } from '../../internal/icons/icons.js';
import { iconChevronsDownUp, iconChevronsUpDown } from '../../internal/icons/later-icons.js';
import { iconLocateFixed, iconMaximize, iconMinus, iconPlus } from '../../internal/icons/trace-icons.js';
import { iconPanelRight } from '../../internal/icons/viewer-icons.js';
import type { TraceWords } from '../../words/trace-words.js';

/** What a button of the toolbar asks for. */
export type ToolbarCommand = 'zoom-out' | 'zoom-reset' | 'zoom-in' | 'fit' | 'collapse' | 'expand' | 'follow' | 'search';

export interface Toolbar {
  readonly zoom: number;
  readonly isCollapsed: boolean;
  readonly isFollowing: boolean;
  /** Whether there is a cursor to follow. */
  readonly canFollow: boolean;
  readonly isSearching: boolean;
  /** Whether the inspector beside the drawing is shown; absent where there is none to be shown. */
  readonly isInspecting?: boolean;
  readonly words: TraceWords;
  readonly locale: string;
  readonly onCommand: (command: ToolbarCommand) => void;
  readonly onInspector: () => void;
}

export function toolbar(bar: Toolbar): TemplateResult {
  const { zoom, isCollapsed, isFollowing, canFollow, isSearching, isInspecting, words, locale, onCommand, onInspector } = bar;
  const button = (command: ToolbarCommand, label: string, icon: TemplateResult): TemplateResult =>
    html`<button class="icon-button" type="button" tabindex="-1" aria-label=${label} title=${label} @click=${() => onCommand(command)}
      >${icon}</button
    >`;
  return html`<div part="toolbar" class="toolbar" role="toolbar" aria-label=${words.toolbar} @keydown=${rove} @focusin=${remember}>
    <button
      class="icon-button"
      type="button"
      tabindex="0"
      aria-label=${words.zoomOut}
      title=${words.zoomOut}
      @click=${() => onCommand('zoom-out')}
      >${iconMinus}</button
    ><button
      part="zoom-level"
      class="icon-button zoom-level"
      type="button"
      tabindex="-1"
      title=${words.zoomReset}
      @click=${() => onCommand('zoom-reset')}
      ><bdi>${formatZoom(zoom, locale)}</bdi></button
    >${button('zoom-in', words.zoomIn, iconPlus)}${button('fit', words.fit, iconMaximize)}${isCollapsed
      ? button('expand', words.expand, iconChevronsUpDown)
      : button('collapse', words.collapse, iconChevronsDownUp)}<button
      class="icon-button"
      type="button"
      tabindex="-1"
      aria-label=${words.follow}
      title=${canFollow ? words.follow : words.followNone}
      aria-pressed=${isFollowing}
      aria-disabled=${canFollow ? nothing : 'true'}
      @click=${() => canFollow && onCommand('follow')}
      >${iconLocateFixed}</button
    ><button
      class="icon-button"
      type="button"
      tabindex="-1"
      aria-label=${words.search}
      title=${words.search}
      aria-keyshortcuts="/"
      aria-expanded=${isSearching}
      @click=${() => onCommand('search')}
      >${iconSearch}</button
    >${isInspecting === undefined
      ? nothing
      : html`<button
          class="icon-button"
          type="button"
          tabindex="-1"
          aria-label=${words.toggleInspector}
          title=${words.toggleInspector}
          aria-pressed=${isInspecting}
          @click=${onInspector}
          >${iconPanelRight}</button
        >`}
  </div>`;
}

/** `0.84` → "84 %"; below one per cent with one digit that counts, since huge trees are seen so. */
function formatZoom(zoom: number, locale: string): string {
  const percent = zoom * 100;
  return `${formatNumber(percent < 1 ? Number(percent.toPrecision(1)) : Math.round(percent), locale)}\u00a0%`;
}

const buttonsOf = (bar: EventTarget | null): HTMLButtonElement[] =>
  bar instanceof Element ? [...bar.querySelectorAll('button')] : [];

/** Arrows, Home and End (APG, toolbar). */
function rove(event: KeyboardEvent): void {
  const buttons = buttonsOf(event.currentTarget);
  const at = buttons.findIndex((button) => button === event.target);
  const last = buttons.length - 1;
  const to = new Map([
    ['ArrowRight', at === last ? 0 : at + 1],
    ['ArrowLeft', at <= 0 ? last : at - 1],
    ['Home', 0],
    ['End', last],
  ]).get(event.key);
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  buttons[to]?.focus();
}

/** Tab comes back to the button that had the focus last. */
function remember(event: FocusEvent): void {
  for (const button of buttonsOf(event.currentTarget)) button.tabIndex = button === event.target ? 0 : -1;
}
