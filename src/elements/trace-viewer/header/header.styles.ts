import { css, type CSSResult } from 'lit';

/** The line over the drawing. */
export const headerStyles: CSSResult = css`
  .header {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--_space) var(--_space-3);
    min-block-size: 40px;
    padding: var(--_space) var(--_space-2) var(--_space) var(--_space-3);
    border-block-end: 1px solid var(--_color-border);
  }

  .header .title {
    flex: 0 1 auto;
    min-inline-size: 6ch;
    margin: 0;
    overflow: hidden;
    font-size: inherit;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .header .phase,
  .header .watched {
    flex: none;
    padding: 0 var(--_space-2);
    border: 1px solid var(--_color-border);
    border-radius: 999px;
    color: var(--_color-text-muted);
    font-size: var(--_font-size-s);
    white-space: nowrap;
  }

  .header .watched {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
  }

  .header .cursor {
    display: flex;
    flex: 1 1 0;
    align-items: center;
    min-inline-size: 0;
    overflow: hidden;
    color: var(--_color-text-muted);
    white-space: nowrap;
  }

  .header .crumb {
    flex: 0 1 auto;
    min-inline-size: 5ch;
    min-block-size: 24px;
    overflow: hidden;
    color: var(--_color-text-muted);
    text-overflow: ellipsis;
  }

  .header .crumb[aria-current] {
    flex-shrink: 0.2;
    color: var(--_color-text);
    font-weight: 600;
  }

  .header .crumb + .crumb::before {
    content: '›';
    display: inline-block;
    padding-inline: var(--_space);
    color: var(--_color-text-muted);
    font-weight: 400;
  }

  .header .step {
    flex: none;
    margin-inline-start: var(--_space-2);
    font-size: var(--_font-size-s);
    font-variant-numeric: tabular-nums;
  }

  .header .actions {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--_space-half);
    margin-inline-start: auto;
  }

  .header .actions .icon-button {
    min-inline-size: 28px;
    min-block-size: 28px;
  }

  .header .icon-button:is([aria-pressed='true'], [aria-expanded='true']) {
    background: var(--_color-accent-tint);
    color: var(--_color-accent);
  }

  .header .icon-button[aria-disabled='true'] {
    color: color-mix(in srgb, var(--_color-text-muted) 55%, var(--_color-surface));
    cursor: default;
  }

  /* There the list beside it says so. */
  @container trace-viewer (inline-size >= 69.2em) {
    .header .title {
      position: absolute;
      inline-size: 1px;
      min-inline-size: 0;
      block-size: 1px;
      clip-path: inset(50%);
    }
  }

  @container trace-viewer (inline-size < 69.2em) {
    .header {
      flex-wrap: wrap;
    }

    /* As wide as the buttons leave it, so that the rest goes below. */
    .header .title {
      flex: 1 1 calc(100% - 200px);
    }

    .header :is(.phase, .cursor) {
      order: 1;
    }

    .header .watched span {
      display: none;
    }
  }

  @media (pointer: coarse) {
    .header .actions .icon-button {
      min-inline-size: 44px;
      min-block-size: 44px;
    }

    @container trace-viewer (inline-size < 69.2em) {
      .header .title {
        flex-basis: calc(100% - 300px);
      }
    }
  }
`;
