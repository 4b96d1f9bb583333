import { css, type CSSResult } from 'lit';

export const panelStyles: CSSResult = css`
  .fold {
    position: absolute;
    top: 0;
    left: 0;
    background: none;
  }

  /* Smaller than what can be hit, so that it hides little of the node. */
  .fold::before {
    content: '';
    position: absolute;
    inline-size: 18px;
    block-size: 18px;
    border: 1px solid var(--_color-muted-edge);
    border-radius: 999px;
    background: var(--_color-surface);
  }

  .fold:hover {
    background: none;
  }

  .fold:hover::before {
    background: var(--_color-surface-raised);
  }

  .fold svg {
    position: relative;
    inline-size: 12px;
    block-size: 12px;
  }

  .message > svg,
  .strip > svg {
    color: var(--_color-failure);
  }

  .message pre {
    max-inline-size: 100%;
    margin: 0;
    padding: var(--_space-2) var(--_space-3);
    overflow: hidden;
    border-radius: var(--_radius-small);
    background: var(--_color-surface-raised);
    font-family: var(--_font-mono);
    font-size: var(--_font-size-s);
    text-align: start;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }

  .strip {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) var(--_space-2);
    padding: var(--_space) var(--_space-3);
    border-block-end: 1px solid var(--_color-active-edge);
    background: var(--_color-active-tint);
    font-size: var(--_font-size-s);
  }

  .strip > svg {
    color: var(--_color-active);
  }

  .strip p {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .strip .title {
    font-weight: 600;
  }

  .strip p:not(.title) {
    flex: 1 1 200px;
  }

  .search {
    inset-block-start: calc(var(--_space-3) + 40px);
    gap: var(--_space-half);
    max-inline-size: calc(100% - 2 * var(--_space-3));
  }

  .search input {
    flex: 1 1 220px;
    min-inline-size: 0;
    inline-size: 220px;
    min-block-size: 28px;
    padding-inline: var(--_space-2);
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
  }

  .search input::placeholder {
    color: var(--_color-text-muted);
    opacity: 1;
  }

  .search input:focus-visible {
    outline-offset: -2px;
  }

  .search .found {
    padding-inline: var(--_space);
    color: var(--_color-text-muted);
    font-size: var(--_font-size-s);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .advice {
    position: absolute;
    z-index: 1;
    inset-block-start: var(--_space-2);
    inset-inline-end: var(--_space-3);
    max-inline-size: min(560px, calc(100% - 2 * var(--_space-3)));
    max-block-size: calc(100% - 2 * var(--_space-3));
    padding: var(--_space-2) var(--_space-4) var(--_space-3);
    overflow: auto;
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
    background: var(--_color-surface-raised);
    box-shadow: 0 2px 8px rgb(0 0 0 / 12%);
    font-size: var(--_font-size-s);
  }

  .advice p {
    margin: var(--_space) 0;
    font-weight: 600;
  }

  .advice ul {
    margin: 0;
    padding-inline-start: var(--_space-4);
  }

  .advice li {
    overflow-wrap: anywhere;
  }

  .advice .icon-button {
    vertical-align: middle;
    margin-inline-start: var(--_space);
  }

  .advice code {
    font-family: var(--_font-mono);
    font-size: var(--_font-size-xs);
  }

  .advice .at {
    color: var(--_color-text-muted);
  }

  .notice {
    position: absolute;
    inset-block-end: var(--_space-3);
    inset-inline-start: var(--_space-3);
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) var(--_space-2);
    max-inline-size: calc(100% - 2 * var(--_space-3));
    padding: var(--_space) var(--_space-2) var(--_space) var(--_space-3);
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
    background: var(--_color-surface-raised);
    font-size: var(--_font-size-s);
  }

  /* Beside the toolbar it hides nothing. */
  @container (inline-size >= 64em) {
    .notice {
      inset-block: var(--_space-3) auto;
      max-inline-size: calc(100% - 28em);
    }
  }

  /* Where it would hide much of a low drawing, what can be done is enough. */
  @container (block-size < 320px) and (inline-size < 64em) {
    .notice:has(.button) {
      padding: 0;
      border: 0;
    }

    .notice .button {
      background: var(--_color-surface);
      font-size: var(--_font-size-xs);
    }

    .notice p:has(+ .button) {
      display: none;
    }
  }

  .notice p {
    margin: 0;
    unicode-bidi: plaintext;
    text-align: match-parent;
  }

  .notice .button {
    max-inline-size: 100%;
    white-space: normal;
    text-align: start;
  }

  .tooltip {
    position: absolute;
    max-inline-size: min(320px, calc(100% - var(--_space-4)));
    padding: var(--_space-2) var(--_space-3);
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
    background: var(--_color-surface-raised);
    box-shadow: 0 2px 8px rgb(0 0 0 / 12%);
    font-size: var(--_font-size-s);
    line-height: calc(var(--_font-size) * 18 / 13);
    overflow-wrap: anywhere;
  }

  .tooltip p {
    margin: 0;
  }

  .tooltip .name {
    font-weight: 600;
  }

  .tooltip .status {
    display: flex;
    align-items: center;
    gap: var(--_space);
  }

  .tooltip .facts {
    color: var(--_color-text-muted);
    font-variant-numeric: tabular-nums;
  }
`;
