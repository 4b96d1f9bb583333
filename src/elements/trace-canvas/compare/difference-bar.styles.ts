import { css, type CSSResult } from 'lit';

export const differenceBarStyles: CSSResult = css`
  .cmp {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) var(--_space-4);
    padding: var(--_space) var(--_space-2) var(--_space) var(--_space-4);
    border-block-start: 1px solid var(--_color-border);
    font-size: var(--_font-size-s);
  }

  .cmp p {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .cmp-documents {
    display: flex;
    flex-direction: column;
    max-inline-size: 16em;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .cmp-documents li {
    overflow: hidden;
    color: var(--_color-text-muted);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .cmp-documents b {
    display: inline-block;
    min-inline-size: 1.2em;
    color: var(--_color-text);
  }

  .cmp-text {
    display: grid;
    flex: 1 1 20em;
    align-items: center;
    min-inline-size: 0;
  }

  /* One of them is seen; both keep their room, so that nothing moves while one goes through moments. */
  .cmp-text > * {
    grid-area: 1 / 1;
  }

  .cmp-text > :is([inert], [aria-hidden]) {
    visibility: hidden;
  }

  .cmp-text .link {
    min-block-size: 24px;
    font-weight: 600;
  }

  .cmp-current,
  .cmp-note {
    color: var(--_color-text-muted);
  }

  .cmp-steps {
    display: flex;
    align-items: center;
    gap: var(--_space);
    margin-inline-start: auto;
  }

  .cmp-count {
    min-inline-size: 5em;
    color: var(--_color-text-muted);
    font-variant-numeric: tabular-nums;
    text-align: center;
    white-space: nowrap;
  }

  .cmp .quiet {
    border-color: transparent;
    background: none;
    font-weight: 400;
  }

  .cmp [aria-pressed='true'] {
    border-color: var(--_color-accent);
    background: var(--_color-accent-tint);
    color: var(--_color-accent);
  }

  .cmp [aria-disabled='true'] {
    cursor: not-allowed;
    opacity: 0.6;
  }

  @media (forced-colors: active) {
    .cmp [aria-pressed='true'] {
      border-color: Highlight;
    }
  }

  @media print {
    .cmp-steps {
      display: none;
    }
  }
`;
