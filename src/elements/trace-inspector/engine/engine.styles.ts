import { css, type CSSResult } from 'lit';

/** The Engine tab. */
export const engineStyles: CSSResult = css`
  .engine {
    display: grid;
    gap: var(--_space-3);
    padding: var(--_space-3);
  }

  .engine p {
    margin: 0;
    color: var(--_color-text-muted);
  }

  .engine table {
    inline-size: 100%;
    border-collapse: collapse;
  }

  .engine th,
  .engine td {
    padding: var(--_space) var(--_space-2);
    border-block-end: 1px solid var(--_color-border);
    font-weight: 400;
    text-align: start;
    vertical-align: baseline;
  }

  .engine thead th {
    color: var(--_color-text-muted);
    font-size: var(--_font-size-xs);
  }

  .engine tbody th {
    inline-size: 60%;
    overflow-wrap: anywhere;
  }

  .engine tr.selected {
    background: var(--_color-accent-tint);
  }

  .engine .number {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .engine .success {
    color: var(--_color-success-text);
  }

  .engine .failure {
    color: var(--_color-failure-text);
  }

  .crumbs {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space);
    min-block-size: 24px;
    color: var(--_color-text-muted);
  }

  .crumbs .own {
    color: var(--_color-text);
    font-weight: 600;
  }

  .engine code {
    display: block;
    line-height: 1.2;
    color: var(--_color-text-muted);
    font-family: var(--_font-mono);
    font-size: var(--_font-size-xs);
  }

  /* No room for the whole way: a node is known by its name and its path. */
  @container trace-inspector (width < 360px) {
    .engine th,
    .engine td {
      padding-inline: var(--_space);
    }

    .crumbs > :not(.own) {
      display: none;
    }
  }

  .raw {
    position: relative;
  }

  .raw summary {
    min-block-size: 24px;
    cursor: pointer;
  }

  .raw .copy {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
  }

  .raw pre {
    max-block-size: 400px;
    margin: var(--_space) 0 0;
    padding: var(--_space-2);
    overflow: auto;
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius-small);
    font-family: var(--_font-mono);
    font-size: var(--_font-size-s);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`;
