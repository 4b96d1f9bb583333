import { css, type CSSResultGroup } from 'lit';
import { actionButtonStyles } from '../internal/action-buttons.styles.js';
import { BaseElement } from '../internal/base-element.js';
import { buttonStyles } from '../internal/base.styles.js';
import { scrubBarStyles, stacked, unseen } from '../internal/replay/scrub-bar.styles.js';

export const scrubberStyles: CSSResultGroup = [
  BaseElement.styles,
  buttonStyles,
  actionButtonStyles,
  scrubBarStyles,
  css`
    :host {
      container-type: inline-size;
    }

    .folded {
      justify-content: end;
      padding-block: 0;
    }

    .rewind {
      min-block-size: 24px;
      border-color: transparent;
      background: none;
      color: var(--_color-text-muted);
      font-weight: 400;
    }

    .to-end > svg {
      display: none;
    }

    .scrub-clock {
      display: grid;
      justify-items: end;
    }

    /* What has no room is not there at all: half a number is another one. */
    .room,
    .now {
      display: flex;
      grid-area: 1 / 1;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--_space-4) var(--_space-2);
      max-block-size: calc(1lh + 2px);
      overflow: hidden;
    }

    .room {
      visibility: hidden;
    }

    .scrub-mark[data-kind='turn'] path {
      stroke: color-mix(in srgb, var(--_color-text-muted) 60%, var(--_color-surface));
      stroke-width: 1;
    }

    .scrub-mark[data-kind='error'] path {
      fill: var(--_color-failure);
      stroke: var(--_color-surface);
    }

    .scrub-mark[data-kind='gap'] path {
      stroke: var(--_color-active);
    }

    .scrub-mark[data-kind='steer'] path {
      fill: var(--_color-accent);
      stroke: var(--_color-surface);
    }

    @container (max-width: 67.7em) {
      ${stacked}

      .scrub-clock {
        justify-items: start;
      }

      .room {
        display: none;
      }
    }

    @container (max-width: 55.4em) {
      .events {
        display: none;
      }
    }

    /* The colour of the clock says what the pill says. */
    @container (max-width: 49.25em) {
      .scrub-past {
        ${unseen}
      }

      .scrub-clock:has(.now > .scrub-past) {
        color: var(--_color-active-text);
        font-weight: 600;
      }
    }

    /* One row of icons. */
    @container (max-width: 36.95em) {
      .scrub {
        gap: 0;
        padding-inline: var(--_space-2);
      }

      .scrub-group {
        gap: 0;
      }

      .scrub-clock {
        margin-inline-start: var(--_space);
        font-size: var(--_font-size-xs);
      }

      .scrub select {
        padding-inline: 0;
        field-sizing: content;
      }

      .scrub-end > .button {
        min-inline-size: 28px;
        padding-inline: calc(var(--_space) * 1.5);
      }

      .to-end > svg {
        display: block;
      }

      .scrub-end > .button > span {
        ${unseen}
      }
    }

    @media (forced-colors: active) {
      .scrub-drawing .scrub-mark:is([data-kind='turn'], [data-kind='end']) path {
        stroke: CanvasText;
      }
    }
  `,
];
