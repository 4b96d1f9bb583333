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

    /* A list to those who hear it, one line to those who see it. */
    .crumbs :is(nav, ol, li) {
      display: contents;
    }

    .crumbs li + li::before {
      content: '/' / '';
    }

    .crumb {
      display: block;
      max-inline-size: clamp(9em, 30cqi, 24em);
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

    .crumbs svg {
      inline-size: 14px;
      block-size: 14px;
    }

    .back svg {
      transform: scaleX(-1);
    }

    .back:dir(rtl) svg {
      transform: none;
    }

    .crumbs .icon-button {
      margin-inline: calc(-1.5 * var(--_space)) calc(-1 * var(--_space));
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
      line-height: 1.6;
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

    .pill[data-status='waiting'] .dot,
    .pill[data-status='pending'] .dot {
      background: none;
      outline-color: var(--dot);
    }

    .meta {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 14px;
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
      margin-inline-end: -6px;
    }

    /* Each dot stands before the edge of its text: cut off where the text begins a line. */
    .meta > svg ~ * {
      padding-inline: 12px 3px;
      margin-inline: -12px -3px;
    }

    .meta > svg ~ * ~ *::before {
      content: '·' / '';
      display: inline-block;
      inline-size: 4px;
      margin-inline: -9px 5px;
      text-indent: calc(2px - 0.16em);
    }

    .meta time {
      font-variant-numeric: tabular-nums;
    }

    /* As large as its buttons, which come a moment later: the title wraps where it will. */
    .actions {
      display: flex;
      flex: none;
      justify-content: flex-end;
      gap: var(--_space-2);
      min-inline-size: 20em;
      min-block-size: var(--target, 28px);
    }

    .actions:is([data-status='running'], [data-status='waiting']) {
      min-inline-size: 30em;
    }

    /* A menu in their place stands beside Close, so that the title has the line to itself. */
    @container (max-width: 55.4em) {
      .base {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto auto;
        align-items: start;
        column-gap: var(--_space);
        padding: var(--_space-2) var(--_space-3);
      }

      .base > *,
      .headline {
        grid-column: 1 / -1;
      }

      .base > .row {
        display: contents;
      }

      .crumbs {
        grid-area: 1 / 1;
        flex-wrap: nowrap;
      }

      .crumb:is(.current, .back) {
        flex: none;
      }

      /* Its arrow says it. */
      .crumb.back {
        inline-size: 24px;
        gap: var(--_space-6);
        padding-inline: 5px;
        margin-inline-end: 0;
      }

      .headline + .actions {
        grid-area: 1 / 2;
        min-inline-size: var(--target, 24px);
        min-block-size: var(--target, 24px);
      }

      .ends {
        grid-area: 1 / 3;
      }

      /* Less is more here: the figure of the cost leads to the same page. */
      .meta > svg,
      .meta > a {
        display: none;
      }
    }

    @media (pointer: coarse) {
      .actions {
        --target: 44px;
      }

      .crumbs {
        flex-wrap: wrap;
      }

      .crumb,
      .meta > a {
        min-inline-size: 44px;
        line-height: 44px;
        text-align: center;
      }
    }
  `,
];
