import { css, type CSSResultGroup } from 'lit';
import { actionButtonStyles } from '../internal/action-buttons.styles.js';
import { BaseElement } from '../internal/base-element.js';
import { buttonStyles } from '../internal/base.styles.js';

export const steerBarStyles: CSSResultGroup = [
  BaseElement.styles,
  buttonStyles,
  actionButtonStyles,
  css`
    :host {
      container-type: inline-size;
    }

    .base {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-2);
      padding: calc(var(--_space) * 2.5) var(--_space-3);
      background: var(--_color-surface-raised);
    }

    .compose {
      display: flex;
      align-items: flex-end;
      gap: var(--_space-2);
    }

    textarea {
      flex: 1;
      min-inline-size: 0;
      min-block-size: 32px;
      max-block-size: calc(6lh + 12px);
      margin: 0;
      padding: 5px calc(var(--_space) * 2.5);
      overflow-y: auto;
      border: 1px solid var(--_color-control);
      border-radius: var(--_radius);
      background: var(--_color-surface);
      color: inherit;
      font: inherit;
      field-sizing: content;
      resize: none;
    }

    textarea::placeholder {
      color: var(--_color-text-muted);
      opacity: 1;
    }

    textarea:focus-visible {
      outline-offset: -1px;
    }

    .compose .button {
      min-block-size: 32px;
    }

    .receipts {
      display: grid;
      /* As high as they are: the list scrolls. */
      grid-auto-rows: max-content;
      gap: 2px;
      max-block-size: 30vh;
      margin: 0;
      padding: 0;
      overflow-y: auto;
      list-style: none;
    }

    .receipt {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 var(--_space-2);
      min-inline-size: 0;
      min-block-size: 24px;
      padding-inline: calc(var(--_space) + 24px) var(--_space);
      color: var(--_color-text-muted);
      font-size: var(--_font-size-s);
    }

    /* What does not fit beside the message stands under its text. */
    .receipt > svg {
      margin-inline-start: -24px;
    }

    /* In one line, or in the next. */
    .row-buttons {
      display: flex;
      gap: var(--_space-2);
    }

    .receipt .button {
      min-block-size: 24px;
      color: var(--_color-text);
    }

    .receipt > svg:dir(rtl) {
      transform: scaleX(-1);
    }

    .text {
      min-inline-size: 0;
      max-inline-size: min(60ch, 60%);
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .earlier,
    .status,
    .why {
      unicode-bidi: plaintext;
    }

    .status {
      display: inline-flex;
      align-items: center;
      gap: var(--_space);
      color: var(--_color-active-text);
    }

    .status svg {
      inline-size: 14px;
      block-size: 14px;
    }

    :is([data-status='accepted'], [data-status='applied']) .status {
      color: var(--_color-success-text);
    }

    [data-status='applied'] .status {
      font-weight: 600;
    }

    [data-status='failed'] :is(.status, .why) {
      color: var(--_color-failure-text);
    }

    time {
      font-variant-numeric: tabular-nums;
    }

    .earlier {
      justify-self: start;
      min-block-size: 24px;
      padding-inline: var(--_space);
      font-size: var(--_font-size-s);
    }

    .approval {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-start;
      gap: var(--_space-2) var(--_space-3);
      padding: var(--_space-2) var(--_space-3);
      border: 1px solid var(--_color-active-edge);
      border-inline-start: 3px solid var(--_color-active);
      border-radius: var(--_radius);
      background: var(--_color-active-tint);
    }

    .approval > svg {
      margin-block-start: 2px;
      color: var(--_color-active-text);
    }

    .question {
      flex: 1 1 14em;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }

    .question strong {
      color: var(--_color-active-text);
      font-weight: 600;
    }

    p {
      max-block-size: min(8lh, 20vh);
      margin: 0;
      overflow: auto;
      white-space: pre-wrap;
    }

    code {
      padding: 1px var(--_space);
      border: 1px solid var(--_color-border);
      border-radius: var(--_radius-small);
      background: var(--_color-surface-raised);
      font-family: var(--_font-mono);
      font-size: var(--_font-size-s);
      box-decoration-break: clone;
    }

    .failed {
      color: var(--_color-failure-text);
      font-size: var(--_font-size-s);
    }

    .choices {
      display: flex;
      flex-wrap: wrap;
      align-self: center;
      gap: calc(var(--_space) * 1.5);
      max-block-size: min(6lh, 16vh);
      margin: -4px;
      padding: 4px;
      overflow-y: auto;
    }

    .choices .button {
      max-inline-size: 100%;
      overflow-wrap: anywhere;
      white-space: normal;
    }

    .answered {
      align-self: center;
      color: var(--_color-text-muted);
      font-size: var(--_font-size-s);
    }

    /* All of it, to be selected where the browser does not let it be copied. */
    .unsent .text {
      max-inline-size: 100%;
      max-block-size: 12lh;
      flex: 1 1 14em;
      overflow: auto;
      color: var(--_color-text);
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }

    @container (max-width: 43.1em) {
      .text {
        max-inline-size: 100%;
        flex: 1 1 40%;
      }
    }

    @media (pointer: coarse) {
      textarea,
      .compose .button {
        min-block-size: 44px;
      }
    }
  `,
];
