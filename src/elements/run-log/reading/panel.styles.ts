import { css, type CSSResult } from 'lit';

/** What opens below the toolbar: ticks, and the list of keys. */
export const panelStyles: CSSResult = css`
  .button.quiet {
    border-color: transparent;
    background: none;
    color: var(--_color-text-muted);
    font-weight: 400;
  }

  .button.quiet:hover {
    background: var(--_color-hover);
    color: var(--_color-text);
  }

  .menu > .button {
    gap: var(--_space);
    padding-inline: var(--_space-2);
  }

  .menu > .button[aria-expanded='true'] {
    background: var(--_color-hover);
    color: var(--_color-text);
  }

  .menu > .button.quiet span {
    display: inline;
  }

  .keys > .button {
    padding-inline: calc(var(--_space) * 1.5);
  }

  .badge {
    min-inline-size: 16px;
    padding-inline: 4px;
    border-radius: 999px;
    background: var(--_color-accent);
    color: var(--_color-surface);
    font-size: var(--_font-size-xs);
    font-variant-numeric: tabular-nums;
    line-height: calc(16 / 11);
    text-align: center;
  }

  .panel {
    position: fixed;
    inset: auto;
    min-inline-size: 220px;
    max-inline-size: min(480px, calc(100vw - 16px));
    margin: 0;
    padding: var(--_space);
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
    background: var(--_color-surface);
    color: var(--_color-text);
    box-shadow: 0 4px 16px rgb(0 0 0 / 16%);
    overflow: auto;
    overscroll-behavior: contain;
  }

  .panel h3 {
    margin: var(--_space) var(--_space-2);
    color: var(--_color-text-muted);
    font-size: var(--_font-size-xs);
    font-weight: 400;
  }

  .check {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: 28px;
    padding-inline: var(--_space-2);
    border-radius: var(--_radius-small);
    font-size: var(--_font-size-s);
    white-space: nowrap;
    cursor: pointer;
  }

  .check:hover {
    background: var(--_color-hover);
  }

  .check input {
    flex: none;
    inline-size: 14px;
    block-size: 14px;
    margin: 0;
    accent-color: var(--_color-accent);
    cursor: inherit;
  }

  .panel .check > bdi {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .check > .count {
    padding-inline-start: var(--_space-4);
  }

  .apart-below {
    margin-block-end: var(--_space);
    border-block-end: 1px solid var(--_color-border);
    border-radius: 0;
  }

  .keys-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }

  .panel .keys-head h3 {
    color: var(--_color-text);
    font-size: var(--_font-size);
    font-weight: 600;
  }

  .panel dl {
    display: grid;
    grid-template-columns: fit-content(50%) 1fr;
    gap: var(--_space) var(--_space-4);
    margin: var(--_space) var(--_space-2) var(--_space-2);
    font-size: var(--_font-size-s);
  }

  .panel dl > div {
    display: contents;
  }

  .panel dt {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }

  .panel dd {
    margin: 0;
  }

  kbd {
    align-self: start;
    padding-inline: 5px;
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius-small);
    background: var(--_color-surface-raised);
    font-family: inherit;
    font-size: var(--_font-size-xs);
    line-height: calc(18 / 11);
    white-space: nowrap;
  }

  @media (pointer: coarse) {
    .check {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .panel,
    .badge {
      border: 1px solid CanvasText;
    }
  }
`;
