import { css, type CSSResult } from 'lit';
import { referenceStyles } from '../../internal/reference-text/reference.styles.js';
import { searchBoxStyles } from '../../internal/search-box.styles.js';
import { searchMarkStyles } from '../../internal/search-marks.js';
import { cardStyles } from './card.styles.js';

/** The Activity tab: toolbar, scroller, cards and badges. */
export const activityStyles: CSSResult[] = [
  referenceStyles,
  cardStyles,
  searchBoxStyles,
  searchMarkStyles,
  css`
    .activity {
      display: flex;
      flex-direction: column;
      block-size: 100%;
      min-block-size: 0;

      .activity-head {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--_space);
        padding: var(--_space-2) var(--_space-3);
        border-block-end: 1px solid var(--_color-border);
      }

      .whose,
      .tools,
      .way {
        display: flex;
        align-items: center;
      }

      .whose {
        flex-wrap: wrap;
        gap: 0 var(--_space-2);
        min-block-size: 24px;
      }

      .why {
        margin: 0 0 var(--_space);
        color: var(--_color-text-muted);
        font-size: var(--_font-size-s);
        overflow-wrap: anywhere;
        unicode-bidi: plaintext;

        &[data-status='failure'] {
          color: var(--_color-failure-text);
        }

        &:is([data-status='active'], [data-status='retrying'], [data-status='waiting']) {
          color: var(--_color-active-text);
        }
      }

      .way {
        /* The number of entries goes below where a name would be cut for it. */
        flex: 1 1 12em;
        gap: var(--_space);
        min-inline-size: 0;
        margin: 0;
        overflow: hidden;
        white-space: nowrap;

        .link {
          /* Before the name of the node itself is cut. */
          flex: 0 9999 auto;
          min-inline-size: 2rem;
          min-block-size: 24px;
          color: var(--_color-text-muted);
        }

        .here {
          flex: 0 1 auto;
          font-weight: 600;
        }

        bdi {
          display: block;
          overflow: hidden;
          text-overflow: ellipsis;
        }
      }

      .to,
      .total {
        color: var(--_color-text-muted);
      }

      .total {
        font-size: var(--_font-size-s);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
        unicode-bidi: plaintext;
      }

      .tools {
        gap: var(--_space);
      }

      .search {
        flex: 1;
      }

      .tools > .icon-button {
        min-inline-size: 28px;
        min-block-size: 28px;
      }

      .tools > .icon-button:is([aria-expanded='true'], [data-active]) {
        background: var(--_color-accent-tint);
        color: var(--_color-accent);
      }

      .filters,
      .filters > div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--_space);
      }

      .filters {
        gap: var(--_space) var(--_space-3);
        padding-block-start: var(--_space);

        .link {
          min-block-size: 24px;
          padding-inline: var(--_space);
          font-size: var(--_font-size-s);
        }
      }

      .tick {
        appearance: none;
        min-block-size: 24px;
        margin: 0;
        padding: 0 var(--_space-2);
        border: 1px solid var(--_color-border);
        border-radius: 999px;
        background: var(--_color-surface);
        color: var(--_color-text);
        font: inherit;
        font-size: var(--_font-size-s);
        cursor: pointer;

        &:hover {
          background: var(--_color-hover);
        }

        &[aria-pressed='true'] {
          border-color: var(--_color-accent);
          background: var(--_color-accent-tint);
          color: var(--_color-accent);
        }

        .count {
          color: var(--_color-text-muted);
          font-variant-numeric: tabular-nums;
        }
      }

      .activity-view {
        position: relative;
        display: flex;
        flex: 1;
        min-block-size: 0;
      }

      .activity-feed {
        flex: 1;
        min-inline-size: 0;
        overflow-x: clip;
        overflow-y: scroll;
        overflow-anchor: none;
        scrollbar-width: thin;
        contain: strict;
      }

      .activity-sizer {
        position: relative;
        overflow: clip;
      }

      .activity-layer {
        position: absolute;
        inset-block-start: 0;
        inset-inline: 0;

        > .row {
          display: flow-root;
          padding-inline: var(--_space-3) var(--_space-2);
        }

        /* A row kept only because it has the focus: out of the flow and out of sight, still there for keys and readers. */
        > .row.parked {
          position: absolute;
          inset-inline: 0;
          inset-block-start: 0;
          transform: translateY(-200vh);
        }
      }

      .activity-empty {
        position: absolute;
        inset: 0;
        display: grid;
        align-content: center;
        justify-items: center;
        gap: var(--_space-2);
        padding: var(--_space-6);
        color: var(--_color-text-muted);
        text-align: center;
        overflow-wrap: anywhere;

        p {
          max-inline-size: 36ch;
          margin: 0;
          text-wrap: balance;
        }

        .title {
          color: var(--_color-text);
          font-weight: 600;
        }
      }

      @media (pointer: coarse) {
        .tick,
        .way .link,
        .filters .link {
          min-block-size: 44px;
        }

        .tools > .icon-button {
          min-inline-size: 44px;
          min-block-size: 44px;
        }
      }

      @media (forced-colors: active) {
        .tick[aria-pressed='true'],
        .tools > .icon-button:is([aria-expanded='true'], [data-active]) {
          background: Highlight;
          color: HighlightText;
          forced-color-adjust: none;

          .count {
            color: inherit;
          }
        }
      }
    }
  `,
];
