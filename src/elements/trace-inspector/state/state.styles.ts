import { css, type CSSResult } from 'lit';
import { searchBoxStyles } from '../../internal/search-box.styles.js';

/** The State tab. */
export const stateStyles: CSSResult[] = [
  searchBoxStyles,
  css`
    .state {
      .state-head {
        position: sticky;
        inset-block-start: 0;
        z-index: 1;
        display: flex;
        gap: var(--_space-2);
        padding: var(--_space-2) var(--_space-3);
        border-block-end: 1px solid var(--_color-border);
        background: var(--_color-surface);

        .button[aria-pressed='true'] {
          border-color: var(--_color-accent);
          background: var(--_color-accent-tint);
          color: var(--_color-accent);
        }
      }

      .search {
        flex: 1;
      }

      .problem {
        margin: 0;
        padding: var(--_space-3) var(--_space-3) 0;
        color: var(--_color-failure-text);
      }

      .slots {
        padding: var(--_space-3);

        &[data-kind='constants'] {
          background: var(--_color-surface-raised);
        }

        h3 {
          display: flex;
          flex-wrap: wrap;
          align-items: baseline;
          gap: var(--_space-2);
          margin: 0 0 var(--_space-2);
          font-size: var(--_font-size);
          font-weight: 600;
        }

        .count,
        .hint {
          color: var(--_color-text-muted);
          font-size: var(--_font-size-s);
          font-weight: 400;
        }

        ul {
          display: grid;
          margin: 0;
          padding: 0;
          list-style: none;
        }

        .none {
          margin: 0;
          color: var(--_color-text-muted);
        }
      }

      .slot {
        position: relative;
        display: grid;
        grid-template-columns: 8px minmax(0, 2fr) minmax(0, 3fr);
        align-items: start;
        gap: 0 var(--_space-2);
        padding-block: 6px;
        border-block-start: 1px solid var(--_color-border);

        &[data-status='set'] .slot-dot {
          border-color: var(--_color-success);
          background: var(--_color-success);
          forced-color-adjust: none;
        }

        &[data-status='not-recorded'] .slot-dot {
          border-style: dotted;
        }

        /* What is opened has the whole width. */
        &:has([aria-expanded='true']) .slot-value {
          grid-column: 2 / -1;
        }
      }

      /* Rows out of view are laid out when they come into it; until then they are as high as rows usually are. */
      .long-list .slot {
        box-sizing: content-box;
        content-visibility: auto;
        contain-intrinsic-block-size: auto 24px;
        overflow-clip-margin: 4px;

        &:has(.users) {
          contain-intrinsic-block-size: auto calc(24px + 1lh);
        }
      }

      .slot-dot {
        inline-size: 8px;
        block-size: 8px;
        margin-block-start: calc((1lh - 8px) / 2);
        border: 1.5px solid var(--_color-muted);
        border-radius: 999px;
      }

      .slot-name,
      .slot-value {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      /* The chevron of a long value stands before its column. */
      .slot-name {
        padding-inline-end: 10px;
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

        .link {
          max-inline-size: 100%;
          min-block-size: 24px;
          overflow: hidden;
          font-size: inherit;
          text-overflow: ellipsis;
        }

        > span {
          align-content: center;
          unicode-bidi: plaintext;
        }
      }

      .slot-namespace {
        display: inline-block;
        max-inline-size: 100%;
        overflow: hidden;
        text-overflow: ellipsis;
        vertical-align: bottom;
        white-space: nowrap;
      }

      .slot-value .none {
        color: var(--_color-text-muted);
      }

      .typed {
        &.number {
          font-variant-numeric: tabular-nums;
        }

        &.pill {
          padding-inline: 6px;
          border: 1px solid var(--_color-muted-edge);
          border-radius: 999px;
          background: var(--_color-muted-tint);
          font-size: var(--_font-size-xs);
          font-weight: 600;
        }
      }

      .typed.machine,
      .long {
        font-family: var(--_font-mono);
        font-size: var(--_font-size-s);
      }

      /* Each value reads its own way, JSON from the left in every language. */
      .line,
      .long,
      .typed.number {
        unicode-bidi: plaintext;
      }

      .machine :is(.line, .long) {
        direction: ltr;
        unicode-bidi: isolate;
      }

      .unfold {
        display: flex;
        align-items: start;
        gap: var(--_space-half);
        min-block-size: 24px;
        margin-inline-start: -18px;
        color: inherit;

        .chevron {
          flex: none;
          padding-block: calc((1lh - 16px) / 2);
          color: var(--_color-text-muted);
        }

        &[aria-expanded='true'] .line {
          min-inline-size: 0;
          overflow: hidden;
          color: var(--_color-text-muted);
          text-overflow: ellipsis;
          white-space: nowrap;
        }

        &[aria-expanded='true'] {
          max-inline-size: calc(100% + 18px);
        }

        &[aria-expanded='true'] .chevron {
          rotate: 90deg;
        }

        &[aria-expanded='false'] .chevron:dir(rtl) {
          scale: -1 1;
        }
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

        &:not(:empty) {
          padding-inline: var(--_space);
        }

        /* At the end of a tree: nothing moves for it. */
        .json + & {
          position: absolute;
          inset-inline-end: 0;
          translate: 0 -100%;
          background: var(--_color-surface);
          font-family: var(--_font-family);
        }
      }

      @container trace-inspector (width < 27.5em) {
        .slot {
          grid-template-columns: 8px minmax(0, 1fr);
        }

        .slot-value {
          grid-column: 2;
        }
      }

      @media (forced-colors: active) {
        .state-head .button[aria-pressed='true'] {
          background: Highlight;
          color: HighlightText;
          forced-color-adjust: none;
        }
      }

      @media (pointer: coarse) {
        .users .link,
        .unfold {
          min-block-size: 44px;
        }
      }
    }
  `,
];
