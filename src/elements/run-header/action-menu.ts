import { html, nothing, type TemplateResult } from 'lit';
import { iconChevronDown, iconDownload, iconEllipsis } from '../internal/icons/later-icons.js';
import { onUser } from '../internal/user-event.js';
import type { ActionWords } from '../words/action-words.js';
import type { ActionsHost } from './actions-host.js';

/** One line of the menu. */
export interface MenuItem {
  readonly icon?: TemplateResult;
  readonly label: string;
  readonly disabled: boolean;
  /** Why it is disabled. */
  readonly reason?: string;
  readonly act: () => unknown;
}

export interface Menu {
  /** Stand in the menu only where there is no room for their buttons. */
  readonly actions: readonly MenuItem[];
  readonly exports: readonly MenuItem[];
  readonly words: ActionWords;
}

/** Where the focus goes from item `from` of `count`. */
const moves: Readonly<Record<string, (from: number, count: number) => number>> = {
  ArrowDown: (from, count) => (from + 1) % count,
  ArrowUp: (from, count) => (from - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** A menu button: "Export" where the actions have buttons of their own, "Actions" with all of them where not. */
export class ActionMenu {
  readonly #host: ActionsHost;

  constructor(host: ActionsHost) {
    this.#host = host;
  }

  render({ actions, exports, words }: Menu): TemplateResult | typeof nothing {
    if (actions.length + exports.length === 0) return nothing;
    return html`<button
        id="menu-button"
        class="button menu-button ${exports.length === 0 ? 'only-narrow' : ''}"
        type="button"
        aria-haspopup="menu"
        popovertarget="menu"
        ><span class="only-wide">${iconDownload}${words.exportRun}${iconChevronDown}</span
        ><span class="only-narrow" title=${words.moreActions}>${iconEllipsis}<span class="sr">${words.moreActions}</span></span></button
      >
      <div
        id="menu"
        class="menu"
        role="menu"
        aria-labelledby="menu-button"
        popover
        @beforetoggle=${this.#place}
        @toggle=${this.#focusFirst}
        @keydown=${this.#onKeydown}
      >
        ${actions.map((item) => this.#item(item, 'only-narrow'))} ${exports.map((item) => this.#item(item, ''))}
      </div>`;
  }

  #item({ icon, label, disabled, reason, act }: MenuItem, className: string): TemplateResult {
    return html`<button
      class="item ${className}"
      type="button"
      role="menuitem"
      tabindex="-1"
      aria-disabled=${disabled ? 'true' : 'false'}
      @click=${onUser(() => {
        this.#close();
        act();
      })}
      >${icon ?? nothing}<span>${label}${reason === undefined ? nothing : html`<small>${reason}</small>`}</span></button
    >`;
  }

  get #menu(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('#menu');
  }

  /** The button gets the focus. */
  focus(): void {
    this.#host.renderRoot.querySelector<HTMLElement>('#menu-button')?.focus();
  }

  /** The button gets the focus, so that a dialog that opens next gives it back there. */
  #close(): void {
    this.#menu?.hidePopover();
    this.focus();
  }

  get #items(): HTMLElement[] {
    const items = this.#menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [];
    return [...items].filter((item) => item.checkVisibility());
  }

  /** Under its button, ends aligned: it stands above everything and so knows nothing of the header's own layout. */
  readonly #place = (event: ToggleEvent): void => {
    if (event.newState !== 'open') return;
    const menu = event.currentTarget as HTMLElement;
    const button = this.#host.renderRoot.querySelector('#menu-button');
    if (!button) return;
    const { left, right, bottom } = button.getBoundingClientRect();
    const isRtl = getComputedStyle(button).direction === 'rtl';
    menu.style.setProperty('inset-block-start', `${bottom + 4}px`);
    menu.style.setProperty('inset-inline-end', `${isRtl ? left : document.documentElement.clientWidth - right}px`);
    menu.style.setProperty('max-block-size', `calc(100dvh - ${bottom + 12}px)`);
  };

  readonly #focusFirst = (event: ToggleEvent): void => {
    if (event.newState === 'open') this.#items[0]?.focus();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    // Tab goes on from the button.
    if (event.key === 'Tab' || event.key === 'Escape') this.#close();
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const items = this.#items;
    const from = items.findIndex((item) => item.matches(':focus'));
    items[move(from, items.length)]?.focus();
  };
}
