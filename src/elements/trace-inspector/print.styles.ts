import { css, type CSSResult } from 'lit';

/** On paper, which is light and does not scroll: whatever height the page gives, all that is drawn is seen. Loaded behind the tab. */
export const printStyles: CSSResult = css`
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
      tr {
        break-inside: avoid;
      }

      /* Cards one below the other; the list sets heights and places inline. */
      .activity .activity-feed {
        overflow: visible;
        contain: none;
      }

      .activity .activity-sizer {
        height: auto !important;
        overflow: visible;
      }

      .activity .activity-layer {
        position: static;
        transform: none !important;
      }
    }
  }
`;
