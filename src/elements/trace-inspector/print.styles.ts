import { css, type CSSResult } from 'lit';

/** On paper, which is light and does not scroll: whatever height the page gives, all that is drawn is seen. Loaded behind the tab. */
export const printStyles: CSSResult = css`
  .printed {
    display: none;
  }

  @media print {
    :host {
      color-scheme: light;
      block-size: auto !important;
      max-block-size: none !important;
    }

    .base {
      block-size: auto;

      .panel[data-name] {
        overflow: visible;
      }

      .tab:not([aria-selected='true']),
      .panel :is(.tools, .state-head, .button) {
        display: none;
      }

      .card,
      .slot,
      .row,
      tr {
        break-inside: avoid;
      }
    }

    /* In place of the list. */
    .printed {
      flex: 1;
      display: block;
      min-inline-size: 0;

      > div {
        display: flow-root;
        padding-inline: var(--_space-3) var(--_space-2);
      }

      > p {
        padding: var(--_space-3) var(--_space-4);
        color: var(--_color-text-muted);
      }
    }

    :has(+ .printed) {
      display: none !important;
    }
  }
`;
