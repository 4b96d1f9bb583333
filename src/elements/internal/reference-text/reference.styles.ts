import { css, type CSSResult } from 'lit';

/** Badges in text, and what they open. */
export const referenceStyles: CSSResult = css`
  .reference {
    padding: 1px 5px;
    border-radius: var(--_radius-small);
    box-decoration-break: clone;
    -webkit-box-decoration-break: clone;
    background: color-mix(in srgb, var(--_color-thinking) 10%, var(--_color-surface));
    color: var(--_color-thinking);
    font-family: var(--_font-mono);
    font-size: var(--_font-size-s);
    font-style: normal;
    direction: ltr;
    unicode-bidi: isolate;
    overflow-wrap: anywhere;
    cursor: help;
  }

  .reference[data-kind='constant'] {
    background: color-mix(in srgb, var(--_color-tool) 10%, var(--_color-surface));
    color: var(--_color-tool);
  }

  .reference:hover,
  .reference[aria-expanded='true'] {
    outline: 1px solid currentColor;
    outline-offset: 0;
  }

  .reference:focus-visible {
    outline: 2px solid var(--_color-focus);
    outline-offset: 1px;
  }

  .reference .inside {
    color: var(--_color-text);
    font-family: var(--_font-family);
    font-variant-numeric: tabular-nums;
  }

  .reference[data-status='unset'] .inside {
    color: var(--_color-text-muted);
    font-style: italic;
  }

  .reference:is([data-status='unknown'], [data-status='no-field']) {
    background: none;
    outline: 1px dashed currentColor;
    color: var(--_color-active-text);
  }

  .reference:is([data-status='unknown'], [data-status='no-field']) .inside {
    color: inherit;
    font-style: italic;
  }

  .reference-popover {
    position: fixed;
    inset: auto;
    inline-size: max-content;
    min-inline-size: 160px;
    max-inline-size: min(420px, calc(100vw - 16px));
    margin: 0;
    padding: var(--_space-2) var(--_space-3);
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
    background: var(--_color-surface);
    color: var(--_color-text);
    box-shadow: 0 4px 16px rgb(0 0 0 / 16%);
    font-size: var(--_font-size-s);
  }

  .reference-popover header {
    overflow-wrap: anywhere;
  }

  .reference-popover .sigil,
  .reference-popover .key {
    font-family: var(--_font-mono);
  }

  .reference-popover .sigil {
    direction: ltr;
    unicode-bidi: isolate;
    color: var(--_color-thinking);
  }

  .reference-popover [data-kind='constant'] .sigil {
    color: var(--_color-tool);
  }

  .reference-popover .key {
    font-weight: 600;
  }

  .reference-popover .in-node,
  .reference-popover footer,
  .reference-popover .missing {
    color: var(--_color-text-muted);
  }

  .reference-popover .value {
    max-block-size: min(40vh, 320px);
    margin: var(--_space) 0 0;
    overflow: auto;
    font-family: var(--_font-mono);
    font-size: var(--_font-size-s);
    font-variant-numeric: tabular-nums;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }

  .reference-popover .missing {
    margin: var(--_space) 0 0;
    font-style: italic;
  }

  .reference-popover footer {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    margin-block-start: var(--_space);
  }

  .reference-popover footer > :first-child {
    flex: 1;
  }

  .reference-popover .more-value {
    min-block-size: 24px;
    padding-inline: var(--_space);
  }

  @media (pointer: coarse) {
    .reference-popover .more-value {
      min-inline-size: 44px;
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .reference {
      outline: 1px solid CanvasText;
    }

    .reference-popover {
      border-color: CanvasText;
    }
  }
`;
