import { css, type CSSResultGroup } from 'lit';
import { BaseElement } from '../internal/base-element.js';
import { buttonStyles } from '../internal/base.styles.js';

export const findingsStyles: CSSResultGroup = [
  BaseElement.styles,
  buttonStyles,
  css`
    :host {
      container-type: inline-size;
    }

    .base {
      padding: var(--_space-half) var(--_space-3);
      border-block-end: 1px solid var(--_color-border);
      background: var(--_color-surface-raised);
      color: var(--_color-text-muted);
      font-size: var(--_font-size-s);
      font-variant-numeric: tabular-nums;
    }

    ul {
      display: flex;
      gap: var(--_space-half) var(--_space-4);
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      list-style: none;
    }

    li {
      display: flex;
      align-items: center;
      min-inline-size: 0;
    }

    .count,
    .finding {
      appearance: none;
      display: flex;
      align-items: center;
      gap: calc(var(--_space) * 1.5);
      min-inline-size: 0;
      min-block-size: 24px;
      margin: 0;
      padding: 0 var(--_space);
      border: 0;
      border-radius: var(--_radius-small);
      background: none;
      color: inherit;
      font: inherit;
      white-space: nowrap;
      cursor: pointer;
    }

    .count:hover,
    .finding:hover {
      background: var(--_color-hover);
      color: var(--_color-text);
    }

    svg {
      inline-size: 14px;
      block-size: 14px;
    }

    .count svg:last-child {
      transition: transform var(--_transition-duration) ease-out;
    }

    [aria-expanded='true'] svg:last-child {
      transform: rotate(180deg);
    }

    .title,
    .subject {
      color: var(--_color-text);
    }

    .title {
      font-weight: 600;
    }

    .title,
    .detail,
    .place {
      unicode-bidi: plaintext;
    }

    .subject,
    .text {
      min-inline-size: 0;
      overflow: hidden;
      text-overflow: ellipsis;
    }

    .text {
      flex: 0 1 auto;
      max-inline-size: 40ch;
    }

    .subject {
      flex: 0 0 auto;
      max-inline-size: 24ch;
    }

    .icon-button {
      opacity: 0.75;
    }

    .icon-button:is(:hover, :focus-visible) {
      opacity: 1;
    }

    .list ul {
      display: grid;
      gap: 0;
      max-block-size: 144px;
      padding-block: var(--_space-half) var(--_space);
      overflow-y: auto;
    }

    .list .text {
      max-inline-size: 72ch;
    }

    .list .finding {
      flex: 0 1 auto;
    }

    @container (max-width: 63.1em) {
      ul {
        flex-wrap: wrap;
      }

      .base:not(.list) .text {
        display: none;
      }
    }

    @container (max-width: 43.1em) {
      .base {
        padding-inline: calc(var(--_space) * 1.5);
      }

      .list .text,
      .base:not(.list) .detail {
        display: none;
      }

      .base:not(.list) ul {
        flex-wrap: nowrap;
        gap: 0;
      }

      .title,
      .subject {
        flex: 0 1 auto;
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
      }

      .base:not(.list) .finding {
        flex: 0 1 auto;
        overflow: clip;
      }
    }

    /* Two names cut to a letter would say nothing: the kind of each leads to the rest. */
    @container (max-width: 26.2em) {
      .base:not(.list) :is(.dot, .subject) {
        display: none;
      }
    }

    @media (pointer: coarse) {
      .count,
      .finding {
        min-block-size: 44px;
      }
    }

    @media (prefers-reduced-motion: reduce) {
      .count svg:last-child {
        transition: none;
      }
    }
  `,
];
