import { css, type CSSResult } from 'lit';

/** The sheet of what `<run-metrics>` shows on demand; adopted when its code has come. */
export const usageStyles: CSSResult = css`
  /* What the connection says may take two lines: close together, they are no higher than the two of the numbers. */
  .end {
    padding-block: 0;
  }

  .end ::slotted(run-connection) {
    line-height: calc(var(--_font-size) * 16 / 13);
  }

  .spark {
    display: inline-flex;
    margin-inline-end: var(--_space);
    border-block-end: 1px solid var(--_color-border);
  }

  .chart {
    overflow: visible;
  }

  .chart:dir(rtl) {
    transform: scaleX(-1);
  }

  .line,
  .mark,
  .limit {
    fill: none;
    stroke: var(--_color-accent);
    stroke-width: 1.5;
    vector-effect: non-scaling-stroke;
  }

  .area {
    fill: color-mix(in srgb, var(--_color-accent) 14%, transparent);
  }

  .mark {
    stroke: var(--_color-muted);
    stroke-width: 1;
    stroke-dasharray: 2 2;
  }

  .limit {
    stroke: var(--_color-active);
    stroke-width: 1;
    stroke-dasharray: 4 3;
  }

  .toggle {
    appearance: none;
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 2px;
    min-block-size: 24px;
    margin: 0;
    /* Stays where it is, however long the word of the connection. */
    margin-inline-end: auto;
    padding: 0 var(--_space);
    border: 0;
    border-radius: var(--_radius-small);
    background: none;
    color: var(--_color-text-muted);
    font: inherit;
    font-size: var(--_font-size-s);
    cursor: pointer;
  }

  .toggle:hover {
    background: var(--_color-hover);
    color: var(--_color-text);
  }

  .toggle svg {
    inline-size: 14px;
    block-size: 14px;
    transition: transform var(--_transition-duration) ease-out;
  }

  .toggle[aria-expanded='true'] svg {
    transform: rotate(180deg);
  }

  .usage {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) minmax(0, 3fr);
    gap: var(--_space-4) var(--_space-6);
    max-block-size: min(340px, 45vh);
    padding: var(--_space-3) var(--_space-4) var(--_space-4);
    overflow-y: auto;
    border-block-start: 1px solid var(--_color-border);
    background: var(--_color-surface);
    font-size: var(--_font-size-s);
    font-variant-numeric: tabular-nums;
  }

  .usage section {
    min-inline-size: 0;
  }

  h3 {
    margin: 0;
    color: var(--_color-text-muted);
    font-size: var(--_font-size-xs);
    font-weight: 400;
    line-height: calc(24 / 11);
  }

  .usage p,
  figure {
    margin: 0;
  }

  figure + figure {
    margin-block-start: var(--_space-3);
  }

  figcaption {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--_space-2);
  }

  figure .chart {
    inline-size: 100%;
    block-size: 64px;
    border-block-end: 1px solid var(--_color-border);
  }

  .scroller {
    max-block-size: 256px;
    overflow: auto;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
  }

  thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--_color-surface);
    color: var(--_color-text-muted);
    font-size: var(--_font-size-xs);
    font-weight: 400;
  }

  th,
  td {
    padding: 2px 0;
    padding-inline-start: var(--_space-3);
    border-block-end: 1px solid var(--_color-border);
    text-align: end;
    white-space: nowrap;
  }

  :is(th, td):first-child {
    padding-inline-start: 0;
    text-align: start;
  }

  tbody th {
    font-weight: 400;
    max-inline-size: 14em;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .link {
    appearance: none;
    min-block-size: 24px;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_color-accent);
    font: inherit;
    cursor: pointer;
  }

  .link:hover {
    text-decoration: underline;
  }

  /* Two lines as in the other places; above the word it would look like its label. */
  @container (max-width: 90.8em) {
    .spark {
      display: none;
    }

    .end {
      flex-direction: column-reverse;
      align-items: stretch;
      justify-content: center;
      gap: 0;
      overflow: clip;
      overflow-clip-margin: 4px;
      padding-inline-end: var(--_space);
    }

    .toggle {
      min-block-size: 1lh;
      padding: 0;
      font-size: var(--_font-size-xs);
      line-height: calc(16 / 11);
    }

    /* Its target is larger than it looks. */
    .toggle::after {
      position: absolute;
      inset: -4px;
      content: '';
    }
  }

  @container (max-width: 55.4em) {
    .end {
      --_small: var(--_font-size-s);
    }

    .end ::slotted(run-connection) {
      --run-font-size: var(--_small);
    }
  }

  @container (max-width: 43.1em) {
    .usage {
      padding-inline: calc(var(--_space) * 2.5);
    }

    /* Only numbers and labels say how wide their places are. */
    .end {
      inline-size: 0;
      min-inline-size: 100%;
    }

    .end ::slotted(run-connection) {
      min-inline-size: 0;
      line-height: calc(var(--_font-size) * 15 / 13);
    }
  }

  @container (max-width: 24.65em) {
    .base {
      grid-template-columns: repeat(3, auto);
    }

    .end {
      grid-column: span 2;
    }
  }

  /* A phone with text of twice the size. */
  @container (max-width: 18em) {
    .base {
      grid-template-columns: repeat(2, auto);
    }

    .metric:last-child {
      grid-column: span 2;
    }
  }

  @container (max-width: 63.1em) {
    .usage {
      grid-template-columns: minmax(0, 1fr);
    }

    .scroller {
      max-block-size: none;
    }

    table {
      font-size: var(--_font-size-xs);
    }

    th,
    td {
      padding-inline-start: var(--_space-2);
    }
  }

  @media (pointer: coarse) {
    .toggle,
    .link {
      min-block-size: 44px;
    }

    /* Also where the button to retry is not there. */
    @container (43.1em < width <= 90.8em) {
      .end {
        min-block-size: 88px;
      }
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .toggle svg {
      transition: none;
    }
  }

  @media (forced-colors: active) {
    .line,
    .mark,
    .limit {
      stroke: CanvasText;
    }

    .area {
      fill: none;
    }

    .bar {
      fill: CanvasText;
    }

    .track {
      fill: none;
      stroke: CanvasText;
    }
  }
`;
