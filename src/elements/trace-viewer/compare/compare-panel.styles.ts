import { css, type CSSResult } from 'lit';

/** For `comparePanel.render()`; beside `buttonStyles` and the tokens. */
export const comparePanelStyles: CSSResult = css`
  .sbs {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: var(--_space-4);
    block-size: 100%;
    padding: var(--_space-3) var(--_space-4);
    overflow: auto;
    background: var(--_color-surface);
    font-size: var(--_font-size-s);
  }

  .sbs > * {
    flex: none;
  }

  .sbs-node {
    overflow-x: auto;
  }

  .sbs-title,
  .sbs caption {
    margin: 0;
    padding-block-end: var(--_space);
    font-size: var(--_font-size);
    font-weight: 600;
    text-align: start;
  }

  .sbs p {
    margin: 0;
  }

  .sbs-none,
  .sbs i {
    color: var(--_color-text-muted);
    font-style: normal;
  }

  .sbs-list {
    max-block-size: 240px;
    margin: 0;
    padding: 0;
    overflow: auto;
    list-style: none;
  }

  .sbs-item {
    appearance: none;
    display: flex;
    flex-direction: column;
    inline-size: 100%;
    min-block-size: 24px;
    margin: 0;
    padding: var(--_space) var(--_space-2);
    border: 0;
    border-inline-start: 2px solid transparent;
    border-radius: var(--_radius-small);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
    overflow-wrap: anywhere;
  }

  .sbs-item:hover {
    background: var(--_color-hover);
  }

  :is(.sbs, .sbs-item):focus-visible {
    outline-offset: -2px;
  }

  .sbs-item[aria-current] {
    border-inline-start-color: var(--_color-accent);
    background: var(--_color-accent-tint);
  }

  .sbs-item b {
    font-weight: 600;
  }

  .sbs-item span {
    color: var(--_color-text-muted);
  }

  /* Each document has as much room as the others. */
  .sbs table {
    inline-size: 100%;
    border-collapse: collapse;
    table-layout: fixed;
  }

  .sbs :is(th, td) {
    padding: var(--_space) var(--_space-2);
    overflow-wrap: anywhere;
    text-align: start;
    vertical-align: top;
  }

  .sbs th {
    font-weight: 600;
  }

  .sbs tbody {
    border-block-start: 1px solid var(--_color-border);
  }

  .sbs th[scope='rowgroup'] {
    padding-block-end: 0;
    color: var(--_color-text-muted);
    font-weight: 400;
  }

  .sbs small {
    color: var(--_color-text-muted);
    font-size: var(--_font-size-xs);
  }

  .sbs-name {
    color: var(--_color-text-muted);
    font-weight: 400;
  }

  .sbs-other {
    border-inline-start: 2px solid var(--_color-accent);
  }

  .sbs-other th[scope='rowgroup'] {
    color: var(--_color-text);
    font-weight: 600;
  }

  .sbs-text {
    max-block-size: 16em;
    overflow: auto;
    white-space: pre-wrap;
  }

  .sbs code {
    font-family: var(--_font-mono);
    white-space: pre-wrap;
  }

  .sbs-entry small {
    display: block;
  }

  .sbs-entry + .sbs-entry {
    padding-block-start: var(--_space-2);
  }

  .sbs-status,
  .sbs-verdict {
    font-weight: 600;
  }

  :is([data-status='success'].sbs-status, [data-verdict='success'].sbs-verdict) {
    color: var(--_color-success-text);
  }

  :is([data-status='failure'].sbs-status, [data-verdict='failure'].sbs-verdict) {
    color: var(--_color-failure-text);
  }

  :is([data-status='active'], [data-status='retrying'], [data-status='waiting']).sbs-status,
  [data-verdict='running'].sbs-verdict {
    color: var(--_color-active-text);
  }

  /* What differs is listed under the drawing too. */
  @container trace-viewer (inline-size < 640px) {
    .panes.comparing:not(.alone) {
      --_high: 1240px;
    }
  }

  @media (pointer: coarse) {
    .sbs-item {
      min-block-size: 44px;
    }

    @container trace-viewer (inline-size < 640px) {
      .panes.comparing:not(.alone) {
        --_high: 1480px;
      }
    }
  }

  @media (forced-colors: active) {
    .sbs-item[aria-current] {
      border-inline-start-color: Highlight;
    }
  }
`;
