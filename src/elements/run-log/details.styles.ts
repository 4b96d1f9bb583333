import { css, type CSSResult } from 'lit';
import { actionButtonStyles } from '../internal/action-buttons.styles.js';

/** What an opened entry shows: a card of sections under its line. */
export const detailsStyles: CSSResult = css`
  ${actionButtonStyles}

  .details {
    margin: 2px 16px 12px;
    margin-inline-start: calc(48px + var(--_label) + var(--_time));
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
    color: var(--_color-text);
    overflow: clip;
    contain: content;
  }

  .section + .section > .head {
    border-block-start: 1px solid var(--_color-border);
  }

  .head {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 30px;
    padding-inline: 10px 5px;
    border-block-end: 1px solid var(--_color-border);
    background: var(--_color-surface-raised);
    font-size: var(--_font-size-xs);
  }

  .head > bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .title {
    flex: none;
    max-inline-size: 60%;
    color: var(--_color-text-muted);
    font-weight: 600;
  }

  .note {
    color: var(--_color-text-muted);
    font-variant-numeric: tabular-nums;
  }

  .head > .failure {
    font-size: inherit;
    font-weight: 600;
  }

  [data-section='error'] .text {
    color: var(--_color-failure-text);
  }

  .actions {
    display: flex;
    flex: none;
    align-items: center;
    gap: 2px;
    margin-inline-start: auto;
  }

  .actions svg {
    inline-size: 14px;
    block-size: 14px;
  }

  .actions [aria-pressed='true'] {
    background: var(--_color-hover);
    color: var(--_color-text);
  }

  .of-entry {
    display: flex;
    gap: 2px;
  }

  .of-entry:not(:first-child) {
    margin-inline-start: 4px;
    padding-inline-start: 5px;
    border-inline-start: 1px solid var(--_color-border);
  }

  .body {
    padding: 8px 10px;
  }

  .body:empty {
    display: none;
  }

  .value-box + .value-box {
    margin-block-start: 8px;
  }

  .value-box > :is(.code, .diff) {
    margin: -8px -10px;
    border: 0;
    border-radius: 0;
  }

  .value-box > .diff + .more {
    margin-block-start: 12px;
  }

  .unwrapped :is(.mono, .code-text) {
    overflow-x: auto;
    overscroll-behavior-inline: contain;
    scrollbar-width: thin;
    white-space: pre;
    overflow-wrap: normal;
  }

  /* Scrolls only where the keyboard can. */
  .unwrapped .stop:not([tabindex='0'], :hover) {
    overflow-x: hidden;
  }

  dl {
    display: grid;
    gap: 4px;
    margin: 0;
  }

  dl > div {
    display: grid;
    grid-template-columns: minmax(0, 90px) minmax(0, 1fr);
    column-gap: 10px;
  }

  dl > .wide {
    grid-template-columns: minmax(0, 1fr);
    row-gap: 2px;
  }

  dt,
  dd {
    margin: 0;
    min-inline-size: 0;
  }

  dt {
    color: var(--_color-text-muted);
    font-family: var(--_font-mono);
    font-size: var(--_font-size-s);
    line-height: calc(var(--_font-size) * 18 / 13);
    overflow-wrap: anywhere;
  }

  .wide > dd > .diff {
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius-small);
  }

  .hidden-note {
    margin-block-start: 6px;
    font-size: var(--_font-size-xs);
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
    margin-block-start: 8px;
  }

  .choices .button {
    max-inline-size: 100%;
    white-space: normal;
    overflow-wrap: anywhere;
  }

  @container (max-width: 36.95em) {
    .details {
      margin-inline: 10px;
    }
  }
`;
