import { css, type CSSResultGroup } from 'lit';
import { BaseElement } from '../internal/base-element.js';

export const metricsStyles: CSSResultGroup = [
  BaseElement.styles,
  css`
    :host {
      container-type: inline-size;
    }

    /* Cells draw their own lines; the wrapper hides the outermost ones. */
    .base {
      display: flex;
      overflow: hidden;
      background: var(--_color-surface-raised);
      font-variant-numeric: tabular-nums;
    }

    dl {
      display: flex;
      flex: none;
      margin: 0;
    }

    .metric {
      min-inline-size: 92px;
      padding: var(--_space-2) var(--_space-4);
      border-inline-end: 1px solid var(--_color-border);
    }

    dt {
      color: var(--_color-text-muted);
      font-size: var(--_font-size-xs);
      line-height: calc(16 / 11);
      white-space: nowrap;
    }

    dd {
      display: flex;
      align-items: baseline;
      gap: 6px;
      margin: 0;
      white-space: nowrap;
    }

    .value {
      font-size: var(--_font-size-l);
      font-weight: 600;
    }

    .value,
    .aside {
      unicode-bidi: plaintext;
    }

    .aside {
      display: inline-flex;
      align-items: baseline;
      gap: 5px;
      color: var(--_color-text-muted);
      font-size: var(--_font-size-xs);
    }

    .aside.failed {
      color: var(--_color-failure-text);
    }

    .bar {
      inline-size: 46px;
      block-size: 3px;
      align-self: center;
      fill: var(--_color-accent);
    }

    .track {
      fill: var(--_color-border);
    }

    .bar:dir(rtl) {
      transform: scaleX(-1);
    }

    .end {
      display: flex;
      flex: 1;
      align-items: center;
      justify-content: flex-end;
      gap: var(--_space-2);
      min-inline-size: 0;
      padding: var(--_space-2) var(--_space-4);
    }

    /* Too narrow for one line: eight equal places, the last for the connection. Its word stays whole. */
    @container (max-width: 76.95em) {
      .base {
        display: grid;
        grid-template-columns: repeat(4, 1fr);
      }

      dl {
        display: contents;
      }

      .metric,
      .end {
        min-inline-size: 0;
        margin-block-end: -1px;
        margin-inline-end: -1px;
        border-block-end: 1px solid var(--_color-border);
      }

      .end {
        min-inline-size: auto;
        justify-content: flex-start;
      }
    }

    @container (max-width: 63.1em) {
      .bar {
        display: none;
      }
    }

    /* As on a phone: as wide as labels and the longest word of a connection, and only failures stay behind a value. */
    @container (max-width: 43.1em) {
      .base {
        grid-template-columns: repeat(3, auto) minmax(8.6em, auto);
      }

      .metric,
      .end {
        min-inline-size: auto;
        padding: var(--_space) 6px;
      }

      .value {
        font-size: var(--_font-size);
      }

      dd {
        flex-wrap: wrap;
        gap: 0 4px;
      }

      .aside:not(.failed) {
        display: none;
      }
    }

    @container (max-width: 30.8em) {
      .metric,
      .end {
        padding-inline: 4px 2px;
      }
    }
  `,
];
