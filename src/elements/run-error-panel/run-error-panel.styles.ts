import { css, type CSSResultGroup } from 'lit';
import { actionButtonStyles } from '../internal/action-buttons.styles.js';
import { BaseElement } from '../internal/base-element.js';
import { buttonStyles } from '../internal/base.styles.js';

export const errorPanelStyles: CSSResultGroup = [
  BaseElement.styles,
  buttonStyles,
  actionButtonStyles,
  css`
    :host {
      container-type: inline-size;
    }

    .base {
      display: grid;
      grid-template: 'error remediation' auto 'buttons remediation' 1fr / minmax(0, 1fr) minmax(min(17.5rem, 44%), 36%);
      overflow: hidden;
      border: 1px solid var(--_color-failure-edge);
      border-inline-start: 3px solid var(--_color-failure);
      border-radius: var(--_radius);
      background: var(--_color-failure-tint);
    }

    .error,
    .remediation,
    .buttons {
      min-inline-size: 0;
      padding: var(--_space-3) calc(var(--_space) * 3.5);
    }

    .error {
      grid-area: error;
    }

    .remediation {
      grid-area: remediation;
      border-inline-start: 1px solid color-mix(in srgb, var(--_color-failure) 25%, var(--_color-surface));
      font-size: var(--_font-size-s);
    }

    h3 {
      margin: 0;
      font-size: var(--_font-size-s);
      font-weight: 600;
    }

    .title {
      appearance: none;
      display: flex;
      align-items: center;
      gap: var(--_space-2);
      inline-size: 100%;
      min-block-size: 24px;
      margin: 0;
      padding: 0;
      border: 0;
      border-radius: var(--_radius-small);
      background: none;
      color: var(--_color-failure-text);
      font: inherit;
      font-size: calc(var(--_font-size) * 14 / 13);
      text-align: start;
      overflow-wrap: anywhere;
      cursor: pointer;
    }

    .title > svg {
      flex: none;
    }

    .title > svg:last-child {
      margin-inline-start: auto;
      transition: transform var(--_transition-duration) ease-out;
    }

    .title[aria-expanded='true'] > svg:last-child {
      transform: rotate(180deg);
    }

    p {
      margin: var(--_space) 0 0;
    }

    .message {
      max-block-size: min(20lh, 36vh);
      overflow: auto;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
      tab-size: 4;
      unicode-bidi: isolate;
    }

    .message.mono {
      font-family: var(--_font-mono);
      font-size: var(--_font-size-s);
    }

    .happened {
      margin-block-start: var(--_space-2);
      color: var(--_color-text-muted);
      font-size: var(--_font-size-s);
      font-variant-numeric: tabular-nums;
    }

    ul {
      margin: var(--_space) 0 0;
      padding-inline-start: calc(var(--_space) * 4);
      overflow-wrap: anywhere;
    }

    .buttons {
      grid-area: buttons;
      display: flex;
      flex-wrap: wrap;
      gap: calc(var(--_space) * 1.5);
      align-items: end;
      padding-block-start: 0;
    }

    .buttons:not(:has(*)) {
      display: none;
    }

    .base:has(> .remediation[hidden]) {
      grid-template: 'error' auto / minmax(0, 1fr);
    }

    @media (pointer: coarse) {
      .title {
        min-block-size: 44px;
      }
    }

    @media (prefers-reduced-motion: reduce) {
      .title > svg:last-child {
        transition: none;
      }
    }

    @media (forced-colors: active) {
      .happened .link {
        text-decoration: underline;
      }
    }

    @container (max-width: 49.25em) {
      .base {
        grid-template: 'error' auto 'remediation' auto 'buttons' auto / minmax(0, 1fr);
      }

      .remediation {
        padding-block-end: var(--_space-2);
      }

      .remediation {
        border-inline-start: 0;
        border-block-start: 1px solid color-mix(in srgb, var(--_color-failure) 25%, var(--_color-surface));
      }
    }

    @container (max-width: 43.1em) {
      .error,
      .remediation,
      .buttons {
        padding: var(--_space-2) calc(var(--_space) * 2.5);
      }

      .buttons {
        padding-block-start: 0;
      }

      .happened {
        margin-block-start: var(--_space);
      }
    }
  `,
];
