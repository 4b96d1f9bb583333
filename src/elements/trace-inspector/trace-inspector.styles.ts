import { css, type CSSResultGroup } from 'lit';
import { baseStyles, buttonStyles } from '../internal/base.styles.js';

export const traceInspectorStyles: CSSResultGroup = [
  baseStyles,
  buttonStyles,
  css`
    :host {
      block-size: 480px;
      min-inline-size: 0;
      background: var(--_color-surface);
      container: trace-inspector / inline-size;
    }

    .base {
      display: flex;
      flex-direction: column;
      block-size: 100%;
    }

    .tabs {
      display: flex;
      flex: none;
      gap: var(--_space);
      padding-inline: var(--_space-2);
      border-block-end: 1px solid var(--_color-border);
    }

    .tab {
      appearance: none;
      min-block-size: 36px;
      margin: 0;
      padding-inline: var(--_space-2);
      border: 0;
      border-block-end: 2px solid transparent;
      background: none;
      color: var(--_color-text-muted);
      font: inherit;
      cursor: pointer;
    }

    .tab:hover {
      color: var(--_color-text);
    }

    .tab[aria-selected='true'] {
      border-block-end-color: var(--_color-accent);
      color: var(--_color-text);
      font-weight: 600;
    }

    .tab:focus-visible {
      outline-offset: -2px;
    }

    .panel {
      flex: 1;
      min-block-size: 0;
      overflow: auto;
    }

    .panel[data-name='activity'] {
      overflow: hidden;
    }

    .empty {
      display: grid;
      place-content: center;
      gap: var(--_space);
      block-size: 100%;
      padding: var(--_space-4);
      color: var(--_color-text-muted);
      text-align: center;
    }

    /* Most documents are there before anybody could read that they are being read. */
    .empty.reading {
      animation: appear 0s 300ms both;
    }

    @keyframes appear {
      from {
        visibility: hidden;
      }
    }

    .empty p {
      margin: 0;
      overflow-wrap: anywhere;
    }

    /* What an error says begins a sentence here. */
    .empty p::first-letter {
      text-transform: uppercase;
    }

    .empty .title {
      color: var(--_color-text);
      font-weight: 600;
    }

    @media (pointer: coarse) {
      .tab {
        min-block-size: 44px;
      }
    }

    @media (forced-colors: active) {
      .tab {
        border-block-end-color: Canvas;
      }

      .tab[aria-selected='true'] {
        border-block-end-color: Highlight;
      }
    }
  `,
];
