import { css, type CSSResult } from 'lit';

/** The State tab. */
export const stateStyles: CSSResult = css`
  .state-head {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    gap: var(--_space-2);
    padding: var(--_space-2) var(--_space-3);
    border-block-end: 1px solid var(--_color-border);
    background: var(--_color-surface);
  }

  .state-search {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 28px;
    padding-inline: var(--_space-2);
    border: 1px solid var(--_color-control);
    border-radius: var(--_radius);
    background: var(--_color-surface);
    color: inherit;
    font: inherit;
  }

  .state-head .button[aria-pressed='true'] {
    border-color: var(--_color-accent);
    background: var(--_color-accent-tint);
    color: var(--_color-accent);
  }

  .slots {
    padding: var(--_space-3);
  }

  .slots[data-kind='constants'] {
    background: var(--_color-surface-raised);
  }

  .slots h3 {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--_space-2);
    margin: 0 0 var(--_space-2);
    font-size: var(--_font-size);
    font-weight: 600;
  }

  .slots .count,
  .slots .hint {
    color: var(--_color-text-muted);
    font-size: var(--_font-size-s);
    font-weight: 400;
  }

  .slots ul {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .slots .none {
    margin: 0;
    color: var(--_color-text-muted);
  }

  .slot {
    display: grid;
    grid-template-columns: 8px minmax(0, 2fr) minmax(0, 3fr);
    align-items: start;
    gap: 0 var(--_space-2);
    padding-block: 6px;
    border-block-start: 1px solid var(--_color-border);
  }

  .slot-dot {
    inline-size: 8px;
    block-size: 8px;
    margin-block-start: 6px;
    border: 1.5px solid var(--_color-muted);
    border-radius: 999px;
  }

  .slot[data-status='set'] .slot-dot {
    border-color: var(--_color-success);
    background: var(--_color-success);
    forced-color-adjust: none;
  }

  .slot-name,
  .slot-value {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  /* What is opened has the whole width. */
  .slot:has([aria-expanded='true']) .slot-value {
    grid-column: 2 / -1;
  }

  .slot-namespace,
  .users {
    color: var(--_color-text-muted);
    font-size: var(--_font-size-xs);
  }

  .changed {
    padding-inline: var(--_space);
    border: 1px solid var(--_color-active-edge);
    border-radius: 999px;
    background: var(--_color-active-tint);
    color: var(--_color-active-text);
    font-size: var(--_font-size-xs);
  }

  .users {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-2);
    grid-column: 2 / -1;
  }

  .slot-namespace {
    white-space: nowrap;
  }

  .users .link {
    font-size: inherit;
  }

  .slot-value .none {
    color: var(--_color-text-muted);
  }

  .typed.number {
    font-variant-numeric: tabular-nums;
  }

  .typed.machine,
  .long {
    font-family: var(--_font-mono);
    font-size: var(--_font-size-s);
  }

  .typed.pill {
    padding-inline: 6px;
    border: 1px solid var(--_color-muted-edge);
    border-radius: 999px;
    background: var(--_color-muted-tint);
    font-size: var(--_font-size-xs);
    font-weight: 600;
  }

  .unfold {
    display: flex;
    align-items: start;
    gap: var(--_space-half);
    min-block-size: 24px;
    margin-inline-start: -18px;
    color: inherit;
  }

  .unfold .chevron {
    flex: none;
    padding-block: 2px;
    color: var(--_color-text-muted);
  }

  .unfold[aria-expanded='true'] .line {
    min-inline-size: 0;
    overflow: hidden;
    color: var(--_color-text-muted);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .unfold[aria-expanded='true'] {
    max-inline-size: calc(100% + 18px);
  }

  .unfold[aria-expanded='true'] .chevron {
    rotate: 90deg;
  }

  .unfold .chevron:dir(rtl) {
    scale: -1 1;
  }

  .long {
    max-block-size: 320px;
    margin: var(--_space) 0 0;
    padding: var(--_space-2);
    overflow: auto;
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius-small);
    background: var(--_color-surface);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .value-actions {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
  }

  .said {
    font-size: var(--_font-size-xs);
  }

  @container trace-inspector (width < 360px) {
    .slot {
      grid-template-columns: 8px minmax(0, 1fr);
    }

    .slot-value {
      grid-column: 2;
    }
  }
`;
