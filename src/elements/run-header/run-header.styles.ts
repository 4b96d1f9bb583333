import { css, type CSSResultGroup } from 'lit';
import { BaseElement } from '../internal/base-element.js';
import { buttonStyles } from '../internal/base.styles.js';

export const headerStyles: CSSResultGroup = [
  BaseElement.styles,
  buttonStyles,
  css`
    :host {
      container-type: inline-size;
    }

    .base {
      background: var(--_color-surface);
      padding: var(--_space-3) var(--_space-4);
    }

    .row {
      display: flex;
      align-items: flex-start;
      justify-content: space-between;
      gap: var(--_space-2) var(--_space-4);
      min-inline-size: 0;
    }

    .crumbs {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 var(--_space);
      min-inline-size: 0;
      min-block-size: 24px;
      margin-inline-start: calc(-1 * var(--_space));
      color: var(--_color-text-muted);
      font-size: var(--_font-size-s);
    }

    .crumbs ol {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--_space);
      margin: 0;
      padding: 0;
      list-style: none;
    }

    .crumbs li {
      display: flex;
      align-items: center;
      gap: var(--_space);
      min-inline-size: 0;
    }

    .crumbs li + li::before {
      content: '/' / '';
      color: var(--_color-text-muted);
    }

    .crumb {
      display: block;
      max-inline-size: clamp(6em, 30cqi, 24em);
      padding: 2px var(--_space);
      overflow: hidden;
      border-radius: var(--_radius-small);
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    a.crumb:hover {
      color: var(--_color-text);
    }

    .crumb.current {
      color: var(--_color-text);
      font-weight: 600;
    }

    .back {
      display: inline-flex;
      max-inline-size: none;
      align-items: center;
      gap: 2px;
      margin-inline-end: var(--_space-2);
    }

    .back svg {
      inline-size: 14px;
      block-size: 14px;
      transform: scaleX(-1);
    }

    .back:dir(rtl) svg {
      transform: none;
    }

    .crumbs .icon-button {
      margin-inline: calc(-1.5 * var(--_space)) calc(-1 * var(--_space));
    }

    .crumbs .icon-button svg {
      inline-size: 13px;
      block-size: 13px;
    }

    .ends {
      display: flex;
      flex: none;
      align-items: center;
      gap: var(--_space-2);
      margin-inline-end: calc(-1 * var(--_space));
    }

    .headline {
      display: flex;
      align-items: flex-start;
      gap: calc(var(--_space) * 2.5);
      min-inline-size: 0;
      padding-block: 2px;
    }

    .row + .row,
    .meta {
      margin-block-start: calc(var(--_space) * 1.5);
    }

    .title {
      display: -webkit-box;
      margin: 0;
      overflow: hidden;
      font-size: var(--_font-size-l);
      font-weight: 600;
      line-height: 24px;
      overflow-wrap: anywhere;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
    }

    .pill {
      display: inline-flex;
      flex: none;
      align-items: center;
      gap: 6px;
      min-block-size: 24px;
      padding: 0 var(--_space-2) 0 6px;
      border: 1px solid var(--edge);
      border-radius: 999px;
      background: var(--tint);
      color: var(--words);
      font-size: var(--_font-size-s);
      font-weight: 600;
      white-space: nowrap;
    }

    .pill:is([data-status='running'], [data-status='waiting']) {
      --dot: var(--_color-active);
      --edge: var(--_color-active-edge);
      --tint: var(--_color-active-tint);
      --words: var(--_color-active-text);
    }

    .pill[data-status='completed'] {
      --dot: var(--_color-success);
      --edge: var(--_color-success-edge);
      --tint: var(--_color-success-tint);
      --words: var(--_color-success-text);
    }

    .pill[data-status='failed'] {
      --dot: var(--_color-failure);
      --edge: var(--_color-failure-edge);
      --tint: var(--_color-failure-tint);
      --words: var(--_color-failure-text);
    }

    .pill,
    .pill[data-incomplete] {
      --dot: var(--_color-muted);
      --edge: var(--_color-muted-edge);
      --tint: var(--_color-muted-tint);
      --words: var(--_color-text-muted);
    }

    .pill[data-incomplete] {
      border-style: dashed;
    }

    .dot {
      inline-size: 8px;
      block-size: 8px;
      margin: 2px;
      border-radius: 50%;
      background: var(--dot);
      outline: 2px solid color-mix(in srgb, var(--dot) 28%, transparent);
      forced-color-adjust: none;
    }

    .pill[data-status='running']:not([data-incomplete]) .dot {
      animation: pulse 1.6s ease-in-out infinite;
    }

    .pill[data-status='waiting'] .dot,
    .pill[data-status='pending'] .dot {
      background: none;
      outline-color: var(--dot);
    }

    .meta {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 20px;
      overflow: hidden;
      color: var(--_color-text-muted);
      font-size: var(--_font-size-s);
    }

    .meta > * {
      max-inline-size: 40ch;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .meta > svg {
      margin-inline-end: -12px;
    }

    /* Each dot stands before the edge of its text: cut off where the text begins a line. */
    .meta > svg ~ * {
      padding-inline: 12px 3px;
      margin-inline: -12px -3px;
    }

    .meta > svg ~ * ~ *::before {
      content: '·' / '';
      margin-inline: -12px 8px;
    }

    .meta time {
      font-variant-numeric: tabular-nums;
    }

    /* As high as its buttons, which come a moment later. */
    .actions {
      display: flex;
      flex: none;
      gap: var(--_space-2);
      min-block-size: 28px;
    }

    @keyframes pulse {
      50% {
        opacity: 0.35;
      }
    }

    @media (prefers-reduced-motion: reduce) {
      .pill[data-status='running'] .dot {
        animation: none !important;
      }
    }
  `,
];
