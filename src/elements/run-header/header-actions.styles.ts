import { css } from 'lit';
import { actionButtonStyles } from '../internal/action-buttons.styles.js';

/** Goes with `HeaderActions`; the dot of a running run does not beat before. */
export const headerActionsStyles = css`
  ${actionButtonStyles}

  /* What floats stands above the pieces below the header. */
  :host {
    position: relative;
    z-index: 1;
  }

  .note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) var(--_space-2);
    margin-block: calc(var(--_space) * 1.5) 0;
    color: var(--_color-text-muted);
    font-size: var(--_font-size-s);
    overflow-wrap: anywhere;
  }

  .note.failed {
    color: var(--_color-failure-text);
  }

  .action {
    position: relative;
  }

  .reason,
  .menu {
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius-large);
    background: var(--_color-surface);
    color: var(--_color-text);
    box-shadow: 0 8px 28px rgb(0 0 0 / 22%);
  }

  .reason {
    position: absolute;
    inset-block-start: calc(100% + 4px);
    inset-inline-end: 0;
    inline-size: max-content;
    padding: var(--_space) var(--_space-2);
    border-radius: var(--_radius);
    font-size: var(--_font-size-s);
    visibility: hidden;
    pointer-events: none;
  }

  .action:hover .reason,
  .button:focus-visible + .reason {
    visibility: visible;
  }

  .menu-button > .only-wide {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
  }

  .menu {
    position: fixed;
    inset: auto;
    min-inline-size: 12rem;
    max-inline-size: calc(100vw - 16px);
    margin: 0;
    padding: var(--_space);
    overflow: auto;
  }

  .item {
    appearance: none;
    display: flex;
    inline-size: 100%;
    min-block-size: 28px;
    align-items: center;
    gap: var(--_space-2);
    padding: var(--_space) var(--_space-2);
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    cursor: pointer;
    font: inherit;
    text-align: start;
  }

  .item:is(:hover, :focus-visible) {
    background: var(--_color-hover);
  }

  .item[aria-disabled='true'] {
    color: var(--_color-text-muted);
    cursor: not-allowed;
  }

  .item small {
    display: block;
    color: var(--_color-text-muted);
    font-size: var(--_font-size-s);
  }

  .only-narrow {
    display: none !important;
  }

  /* Without a breadcrumb, Close stands beside the title; what the page puts before one has a line of its own. */
  .bare {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-items: start;
    column-gap: var(--_space-2);
  }

  .bare > *,
  .bare > .row > .crumbs {
    grid-column: 1 / -1;
  }

  .bare > .row {
    display: contents;
  }

  .bare > .row > * {
    grid-area: 2 / 1;
    min-block-size: 28px;
    align-items: center;
  }

  .bare > .row > .headline {
    align-items: start;
  }

  .bare > .row > .crumbs {
    grid-row: 1;
    min-block-size: 0;
  }

  .bare > .row > .actions {
    grid-column: 2;
  }

  .bare > .row > .ends {
    grid-column: 3;
  }

  @container (max-width: 55.4em) {
    .menu-button {
      min-inline-size: 24px;
      min-block-size: 24px;
      padding: 0;
      border-color: transparent;
      color: var(--_color-text-muted);
    }

    .action,
    .menu-button > .only-wide {
      display: none;
    }

    .only-narrow {
      display: inline-flex !important;
    }

    .item.only-narrow {
      display: flex !important;
    }
  }

  /* A phone with text of twice the size: names and title have lines of their own. */
  @container (max-width: 18em) {
    .crumbs,
    .headline {
      flex-wrap: wrap;
    }
  }

  @keyframes pulse {
    50% {
      opacity: 0.35;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .pill[data-status='running']:not([data-incomplete]) .dot {
      animation: pulse 1.6s ease-in-out infinite;
    }
  }

  @media (pointer: coarse) {
    .item {
      min-block-size: 44px;
    }

    .actions .menu-button {
      min-inline-size: 44px;
      min-block-size: 44px;
    }
  }
`;
