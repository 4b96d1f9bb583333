import { css, type CSSResultGroup } from 'lit';

/** An entry's line: the same columns in every row. */
export const rowStyles: CSSResultGroup = css`
  /* Not on the entries: what a row inherits from far above need not be worked out again when it shows another. */
  .base {
    /* Width of the first column; the widest time of the mode has to fit. */
    --_time: calc(var(--_font-size) * 48 / 13);
    --_indent: 0px;
    --_step: 16px;
    --_label: calc(var(--_font-size) * 112 / 13);
    /* Steps nest quietly; what a sub-agent did carries the agents' colour. */
    --_rule: var(--_color-border);
  }

  .of-agent {
    --_rule: color-mix(in srgb, var(--_color-agent) 55%, transparent);
  }

  @container (min-width: 61.5em) {
    .base {
      --_label: calc(var(--_font-size) * 168 / 13);
    }
  }

  .times-relative {
    --_time: calc(var(--_font-size) * 72 / 13);
  }

  .times-absolute {
    --_time: calc(var(--_font-size) * 56 / 13);
  }

  .times-none {
    --_time: 0px;
  }

  .depth-1 {
    --_indent: calc(1 * var(--_step));
  }

  .depth-2 {
    --_indent: calc(2 * var(--_step));
  }

  .depth-3 {
    --_indent: calc(3 * var(--_step));
  }

  .depth-4 {
    --_indent: calc(4 * var(--_step));
  }

  .turn {
    display: flex;
    align-items: center;
    gap: 10px;
    block-size: 30px;
    padding-inline: var(--_space-4);
    color: var(--_color-text-muted);
    font-size: var(--_font-size-xs);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .turn::before,
  .turn::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--_color-border);
  }

  .turn::before {
    flex: none;
    inline-size: var(--_time);
  }

  .summary {
    appearance: none;
    display: flex;
    column-gap: var(--_space-2);
    align-items: start;
    inline-size: 100%;
    min-block-size: 28px;
    margin: 0;
    padding-block: 4px;
    padding-inline: 16px 18px;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: default;
  }

  .summary[aria-expanded] {
    cursor: pointer;
  }

  .summary > * {
    min-inline-size: 0;
    min-block-size: 20px;
  }

  .time,
  .duration,
  .aside {
    color: var(--_color-text-muted);
    font-size: var(--_font-size-s);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .time {
    flex: 0 0 var(--_time);
    text-align: end;
    line-height: var(--_line-height);
  }

  .icon {
    flex: 0 0 calc(16px + var(--_indent));
    align-self: stretch;
    padding-block: calc((var(--_line-height) - 16px) / 2);
    padding-inline-start: var(--_indent);
  }

  .entry:not(.depth-0) .icon {
    position: relative;
  }

  /* One rule for each entry this one stands under. */
  .entry:not(.depth-0) .icon::before {
    content: '';
    position: absolute;
    inset-block: -4px;
    inset-inline-start: 7px;
    inline-size: var(--_indent);
    background: repeating-linear-gradient(to right, var(--_rule) 0 2px, transparent 2px var(--_step));
  }

  .what {
    flex: 1 1 0;
  }

  .label,
  .what {
    overflow: clip;
    text-overflow: ellipsis;
    white-space: nowrap;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  .label {
    flex: 0 0 calc(var(--_label) - var(--_indent));
    margin-inline: 2px;
    font-weight: 600;
  }

  .mono {
    font-family: var(--_font-mono);
    font-size: var(--_font-size-s);
  }

  /* The newest three lines of a text that grows: the box holds the end, not the beginning. */
  .live {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    max-block-size: calc(3 * var(--_line-height));
    white-space: pre-line;
    overflow-wrap: anywhere;
  }

  .live.mono {
    white-space: pre-wrap;
  }

  .growing > bdi::after {
    content: '';
    display: inline-block;
    inline-size: 7px;
    block-size: 14px;
    margin-inline-start: 2px;
    vertical-align: -2px;
    background: var(--_color-accent);
  }

  .end {
    flex: 0 0 auto;
    display: flex;
    align-items: center;
    justify-content: flex-end;
    margin-inline: calc(-1 * var(--_space));
    max-inline-size: 45cqi;
  }

  /* The same on both sides: what reads the other way than the page begins at its end. */
  .end > * {
    flex: none;
    margin-inline: var(--_space);
  }

  .mark {
    inline-size: 16px;
    color: var(--_color-text-muted);
  }

  .end > .failure {
    flex: 0 1 auto;
    min-inline-size: 0;
    overflow: clip;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .failure {
    color: var(--_color-failure-text);
    font-size: var(--_font-size-s);
  }

  .running {
    inline-size: 8px;
    block-size: 8px;
    margin-inline: var(--_space-2);
    border-radius: 50%;
    background: var(--_color-active);
  }

  .duration {
    min-inline-size: 64px;
    text-align: end;
    unicode-bidi: plaintext;
  }

  .end > :is(:empty:not(.running), .mark:not([data-tint])) {
    inline-size: 0;
    min-inline-size: 0;
    margin: 0;
    visibility: hidden;
  }

  /* Not clipped: a clip would make each a paint layer of its own. */
  .icon > svg,
  .mark > svg {
    overflow: visible;
  }

  @container (max-width: 36.95em) {
    .summary {
      display: grid;
      /* A name and what stands at the end have what they need; where that is too much, each has half, after mark and duration. */
      grid-template-columns: var(--_time) calc(16px + var(--_indent)) auto minmax(5.5em, auto);
      padding-inline: 0 12px;
    }

    .time {
      grid-column: 1;
    }

    .icon {
      grid-area: 1 / 2 / span 2;
    }

    .label {
      grid-area: 1 / 3;
    }

    .duration {
      min-inline-size: 44px;
    }

    .what {
      grid-row: 2;
      grid-column: 3 / -1;
      margin: 6px 2px 0;
      contain: inline-size;
    }

    .end {
      grid-area: 1 / 4;
      max-inline-size: none;
    }

    .end > .aside {
      flex-shrink: 1;
      min-inline-size: 0;
      overflow: clip;
      text-overflow: ellipsis;
    }

    .turn {
      padding-inline: 10px;
    }

    .turn::before {
      inline-size: 14px;
    }
  }

  @media (pointer: coarse) {
    .summary {
      min-block-size: 44px;
      padding-block: 12px;
    }
  }
`;
