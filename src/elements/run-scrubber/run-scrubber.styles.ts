import { css, type CSSResultGroup } from 'lit';
import { BaseElement } from '../internal/base-element.js';
import { buttonStyles } from '../internal/base.styles.js';

export const scrubberStyles: CSSResultGroup = [
  BaseElement.styles,
  buttonStyles,
  css`
    :host {
      container-type: inline-size;
    }

    .base {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space) var(--_space-2);
      padding: var(--_space) var(--_space-3);
      font-size: var(--_font-size-s);
    }

    .base.folded {
      justify-content: end;
      padding-block: 0;
    }

    .group {
      display: flex;
      align-items: center;
      gap: var(--_space);
    }

    .group.end {
      flex-wrap: wrap;
    }

    .folded .button,
    .quiet {
      border-color: transparent;
      background: none;
      font-weight: 400;
    }

    .folded .button {
      min-block-size: 24px;
      color: var(--_color-text-muted);
    }

    .icon-button {
      min-inline-size: 28px;
      min-block-size: 28px;
      color: var(--_color-text);
    }

    .icon-button[aria-disabled='true'] {
      color: color-mix(in srgb, var(--_color-text-muted) 60%, var(--_color-surface));
      cursor: not-allowed;
    }

    .end > .button:not(.quiet) > svg {
      display: none;
    }

    .group:dir(rtl) svg {
      transform: scaleX(-1);
    }

    [aria-pressed='true'] {
      border-color: var(--_color-accent);
      background: var(--_color-accent-tint);
      color: var(--_color-accent);
    }

    select {
      min-block-size: 28px;
      padding-inline: var(--_space);
      border: 1px solid transparent;
      border-radius: var(--_radius);
      background: var(--_color-surface);
      color: inherit;
      font: inherit;
      font-variant-numeric: tabular-nums;
    }

    select:hover {
      background: var(--_color-hover);
    }

    option {
      background: var(--_color-surface);
      color: var(--_color-text);
    }

    .clock {
      display: flex;
      align-items: center;
      gap: var(--_space-2);
      color: var(--_color-text-muted);
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }

    .pill {
      padding-inline: calc(var(--_space) * 1.5);
      border: 1px solid var(--_color-active-edge);
      border-radius: 99px;
      background: var(--_color-active-tint);
      color: var(--_color-active-text);
      font-weight: 600;
    }

    .track {
      --_at: 0;
      position: relative;
      flex: 1 1 16em;
      min-inline-size: 0;
      min-block-size: 28px;
      margin-inline: var(--_space-3);
      border-radius: var(--_radius-small);
      cursor: pointer;
      touch-action: none;
      user-select: none;
    }

    .rail {
      position: absolute;
      inset-inline: 0;
      inset-block-start: calc(50% - 2px);
      block-size: 4px;
      overflow: hidden;
      border-radius: 2px;
      background: color-mix(in srgb, var(--_color-text-muted) 35%, var(--_color-surface));
    }

    .rail::after {
      position: absolute;
      inset-block: 0;
      inset-inline-start: 0;
      inline-size: calc(var(--_at) * 100%);
      background: var(--_color-accent);
      content: '';
    }

    .thumb {
      position: absolute;
      inset-block-start: calc(50% - 7px);
      inset-inline-start: calc(var(--_at) * 100% - 7px);
      inline-size: 14px;
      block-size: 14px;
      border: 2px solid var(--_color-surface);
      border-radius: 50%;
      background: var(--_color-accent);
      box-shadow: 0 0 0 1px var(--_color-accent);
      pointer-events: none;
    }

    .drawing {
      position: absolute;
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
      overflow: visible;
    }

    .drawing:dir(rtl) {
      transform: scaleX(-1);
    }

    .mark {
      overflow: visible;
    }

    .mark path {
      fill: var(--_color-surface);
      stroke: var(--_color-text-muted);
      stroke-width: 1.5;
    }

    .mark[data-kind='turn'] path {
      stroke: color-mix(in srgb, var(--_color-text-muted) 60%, var(--_color-surface));
      stroke-width: 1;
    }

    .mark[data-kind='error'] path {
      fill: var(--_color-failure);
      stroke: var(--_color-surface);
    }

    .mark[data-kind='gap'] path {
      stroke: var(--_color-active);
    }

    .mark[data-kind='steer'] path {
      fill: var(--_color-accent);
      stroke: var(--_color-surface);
    }

    /* Fades the rail below it. */
    .idle {
      stroke: var(--_color-surface);
      stroke-width: 4;
      opacity: 0.6;
      pointer-events: none;
    }

    @container (max-width: 720px) {
      .track {
        flex-basis: calc(100% - 2 * var(--_space-3));
        min-block-size: 24px;
        order: -1;
      }

      .clock {
        margin-inline-end: auto;
      }

      .events {
        display: none;
      }
    }

    /* One row of icons: the colour of the clock says what the pill says. */
    @container (max-width: 480px) {
      .base {
        gap: 0;
        padding-inline: var(--_space-2);
      }

      .group {
        gap: 0;
      }

      .clock {
        margin-inline-start: var(--_space);
      }

      .clock:has(.pill) {
        color: var(--_color-active-text);
        font-weight: 600;
      }

      .end > .button {
        min-inline-size: 28px;
        padding-inline: calc(var(--_space) * 1.5);
      }

      .end > .button:not(.quiet) > svg {
        display: block;
      }

      .pill,
      .end > .button > span {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        margin: -1px;
        padding: 0;
        overflow: hidden;
        clip-path: inset(50%);
      }
    }

    @media (pointer: coarse) {
      .icon-button,
      .folded .button,
      .button,
      select,
      .track {
        min-block-size: 44px;
      }

      .icon-button {
        min-inline-size: 44px;
      }
    }

    @media (forced-colors: active) {
      .rail {
        background: GrayText;
        forced-color-adjust: none;
      }

      .rail::after,
      .thumb {
        background: Highlight;
        forced-color-adjust: none;
      }

      .mark[data-kind] path {
        fill: CanvasText;
        stroke: Canvas;
      }

      .mark[data-kind='turn'] path,
      .mark[data-kind='end'] path {
        stroke: CanvasText;
      }

      [aria-pressed='true'] {
        border-color: Highlight;
      }

      .icon-button[aria-disabled='true'] {
        color: GrayText;
      }
    }
  `,
];
