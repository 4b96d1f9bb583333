import { css, type CSSResultGroup } from 'lit';
import { BaseElement } from '../internal/base-element.js';
import { buttonStyles } from '../internal/base.styles.js';

export const connectionStyles: CSSResultGroup = [
  BaseElement.styles,
  buttonStyles,
  css`
    :host {
      display: inline-block;
      min-inline-size: min-content;
    }

    :host([strip]) {
      display: block;
      min-inline-size: 0;
      container-type: inline-size;
    }

    .base {
      --dot: var(--_color-active);
      --words: var(--_color-active-text);
      display: flex;
      align-items: center;
      gap: var(--_space-2);
      color: var(--words);
      font-size: var(--_font-size-s);
      font-variant-numeric: tabular-nums;
    }

    .base:is([data-status='idle'], [data-status='finished']) {
      --dot: var(--_color-muted);
      --words: var(--_color-text-muted);
    }

    .base[data-status='live'] {
      --dot: var(--_color-success);
      --words: var(--_color-success-text);
    }

    .base[data-status='failed'] {
      --dot: var(--_color-failure);
      --words: var(--_color-failure-text);
    }

    .dot {
      flex: none;
      inline-size: 8px;
      block-size: 8px;
      margin: 2px;
      border-radius: 50%;
      background: var(--dot);
      outline: 2px solid color-mix(in srgb, var(--dot) 28%, transparent);
      forced-color-adjust: none;
    }

    .words {
      min-inline-size: 0;
      font-weight: 600;
      overflow-wrap: break-word;
      unicode-bidi: plaintext;
    }

    .icon-button svg {
      inline-size: 13px;
      block-size: 13px;
    }

    /* The menu of the header has it as well; here it would break the word. */
    @container (max-width: 49.25em) {
      :host([compact]) .icon-button {
        display: none;
      }
    }
  `,
];
