import { css, type CSSResultGroup } from 'lit';
import { BaseElement } from '../internal/base-element.js';
import { buttonStyles } from '../internal/base.styles.js';
import { diagnosisStyles } from './panels/diagnosis.styles.js';
import { inspectorPaneStyles } from './panels/inspector-pane.styles.js';
import { paletteStyles } from './drawing/palette.js';

export const traceCanvasStyles: CSSResultGroup = [
  BaseElement.styles,
  buttonStyles,
  paletteStyles,
  diagnosisStyles,
  inspectorPaneStyles,
  css`
    /* A page may give it any other height, also 100%: its rules win over these. */
    :host {
      block-size: 480px;
      max-block-size: 100dvh;
      min-inline-size: 0;
    }

    /* Where all else is narrow too, the height is what there is enough of. */
    @media (width < 480px) {
      :host {
        block-size: 560px;
      }

      /* The inspector stands under the drawing. */
      :host([inspector]) {
        block-size: 900px;
      }
    }

    .base {
      container-type: inline-size;
      position: relative;
      display: flex;
      flex-direction: column;
      block-size: 100%;
      overflow: hidden;
      border: 1px solid var(--_color-border);
      border-radius: var(--_radius-large);
      background: var(--_color-surface);
    }

    .panes {
      display: flex;
      flex: 1 1 0;
      min-block-size: 120px;
    }

    .stage {
      container-type: size;
      position: relative;
      flex: 1 1 0;
      min-inline-size: 0;
      overflow: hidden;
      contain: strict;
    }

    /* The drawing grows from left to right in every language. */
    .viewport {
      position: absolute;
      inset: 0;
      overflow: hidden;
      cursor: grab;
      direction: ltr;
      touch-action: pan-y;
      user-select: none;
      -webkit-user-select: none;
    }

    /* A finger that goes up or down scrolls the page until somebody taps the drawing, and always where all of its height is in view. */
    .base:focus-within .viewport:not(.whole) {
      touch-action: none;
    }

    .tap {
      position: absolute;
      inset-block-end: var(--_space-3);
      inset-inline-start: var(--_space-3);
      display: none;
      margin: 0;
      padding: var(--_space-half) var(--_space-2);
      border-radius: var(--_radius);
      background: var(--_color-surface-raised);
      color: var(--_color-text-muted);
      font-size: var(--_font-size-s);
      pointer-events: none;
    }

    @media (pointer: coarse) {
      .base:not(:focus-within) .viewport:not(.whole) ~ .tap {
        display: block;
      }
    }

    .viewport > canvas {
      position: absolute;
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
    }

    .twin {
      position: absolute;
      inset: 0;
      overflow: hidden;
      outline-offset: -2px;
      pointer-events: none;
    }

    .toolbar,
    .search {
      position: absolute;
      inset-inline-end: var(--_space-3);
      display: flex;
      align-items: center;
      padding: var(--_space-half);
      border: 1px solid var(--_color-border);
      border-radius: var(--_radius);
      background: var(--_color-surface);
      box-shadow: 0 1px 4px rgb(0 0 0 / 8%);
    }

    .toolbar {
      inset-block-start: var(--_space-3);
    }

    .toolbar .icon-button {
      min-inline-size: 32px;
      min-block-size: 28px;
    }

    .toolbar .zoom-level {
      min-inline-size: 52px;
      color: var(--_color-text);
      font-size: var(--_font-size-s);
      font-variant-numeric: tabular-nums;
    }

    .icon-button[aria-pressed='true'],
    .icon-button[aria-expanded='true'] {
      background: var(--_color-accent-tint);
      color: var(--_color-accent);
    }

    .icon-button[aria-disabled='true'] {
      color: color-mix(in srgb, var(--_color-text-muted) 55%, var(--_color-surface));
      cursor: default;
    }

    .minimap {
      position: absolute;
      inset-block-end: var(--_space-3);
      inset-inline-end: var(--_space-3);
      inline-size: 144px;
      block-size: 88px;
      border: 1px solid var(--_color-border);
      border-radius: var(--_radius-small);
      background: var(--_color-surface);
      cursor: pointer;
      touch-action: none;
    }

    .legend {
      display: flex;
      flex: none;
      flex-wrap: wrap;
      gap: var(--_space-half) var(--_space-4);
      margin: 0;
      padding: var(--_space) var(--_space-4);
      border-block-start: 1px solid var(--_color-border);
      list-style: none;
      color: var(--_color-text-muted);
      font-size: var(--_font-size-xs);
    }

    .legend li {
      display: inline-flex;
      align-items: center;
      gap: var(--_space);
    }

    .legend .count {
      color: var(--_color-text);
      font-variant-numeric: tabular-nums;
    }

    .status-mark {
      color: var(--_color-text-muted);
    }

    [data-status='success'] > .status-mark {
      color: var(--_color-success);
    }

    [data-status='failure'] > .status-mark {
      color: var(--_color-failure);
    }

    :is([data-status='active'], [data-status='retrying'], [data-status='waiting']) > .status-mark {
      color: var(--_color-active);
    }

    .message {
      position: absolute;
      inset: 0;
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      gap: var(--_space-2);
      padding: var(--_space-6);
      text-align: center;
      overflow-wrap: anywhere;
    }

    .message p {
      margin: 0;
      max-inline-size: 60ch;
      color: var(--_color-text-muted);
    }

    .message .title {
      color: var(--_color-text);
      font-size: var(--_font-size-l);
      font-weight: 600;
    }

    /* Most documents are there before anybody could read that they are being read. */
    .message.reading {
      animation: appear 0s 300ms both;

      @media print {
        animation: none;
      }
    }

    @keyframes appear {
      from {
        visibility: hidden;
      }
    }

    @container (inline-size < 480px) {
      .minimap {
        display: none;
      }

      .toolbar .icon-button {
        min-inline-size: 28px;
      }

      .toolbar .zoom-level {
        min-inline-size: 44px;
      }

      .legend {
        padding-inline: var(--_space-3);
        gap: var(--_space-half) var(--_space-3);
      }
    }

    @media (pointer: coarse) {
      .toolbar .icon-button {
        min-inline-size: 44px;
        min-block-size: 44px;
      }

      /* As wide as there is room for. */
      @container (inline-size < 480px) {
        .toolbar {
          inset-inline: var(--_space-2);
        }

        .toolbar .icon-button {
          flex: 1 1 0;
          min-inline-size: 24px;
          padding-inline: 0;
        }
      }
    }
  `,
];
