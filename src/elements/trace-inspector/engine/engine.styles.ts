import { css, type CSSResult } from 'lit';

/** The Engine tab. */
export const engineStyles: CSSResult = css`
  .engine {
    display: grid;
    gap: var(--_space-3);
    padding: var(--_space-3);

    .row {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 6.5em 4.5em 4.5em;
      align-items: baseline;
      box-sizing: border-box;
      inline-size: 100%;
      border-block-end: 1px solid var(--_color-border);

      > * {
        padding: var(--_space) var(--_space-2);
        overflow-wrap: anywhere;
      }
    }

    .head > * {
      color: var(--_color-text-muted);
      font-size: var(--_font-size-xs);
    }

    .selected {
      outline: 1px solid var(--_color-accent);
      outline-offset: -1px;
      background: var(--_color-accent-tint);
    }

    @media (forced-colors: active) {
      .selected {
        outline: 2px solid Highlight;
        outline-offset: -2px;
      }
    }

    .number {
      font-variant-numeric: tabular-nums;
    }

    .success {
      color: var(--_color-success-text);
    }

    .failure {
      color: var(--_color-failure-text);
    }

    .crumbs {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--_space);
      padding-block: 2px;
      color: var(--_color-text-muted);

      .own {
        color: var(--_color-text);
        font-weight: 600;
      }
    }

    code {
      display: block;
      line-height: 1.2;
      color: var(--_color-text-muted);
      font-family: var(--_font-mono);
      font-size: var(--_font-size-xs);
    }

    @container trace-inspector (width < 36em) {
      .row {
        grid-template-columns: minmax(0, 1fr) 5em 4em 4em;

        > * {
          padding-inline: var(--_space);
        }
      }
    }

    /* No room for the whole way: a node is known by its name and its path. */
    @container trace-inspector (width < 27.5em) {
      .crumbs > :not(.own) {
        display: none;
      }
    }

    /* Nor for four columns, as with large type: a name has a line of its own. */
    @container trace-inspector (width < 20em) {
      .row {
        grid-template-columns: 3fr 2fr 2fr;

        > :first-child {
          grid-column: 1 / -1;
        }
      }
    }

    /* On paper under the heads, too. */
    .printed > div {
      padding-inline: 0;
    }

    @media (pointer: coarse) {
      .crumbs,
      .raw summary {
        min-block-size: 44px;
        align-content: center;
      }

      /* A name stands by its path. */
      .crumbs {
        align-content: end;
      }
    }

    .raw {
      position: relative;

      summary {
        min-block-size: 24px;
        cursor: pointer;
      }

      .copy {
        position: absolute;
        inset-block-start: 0;
        inset-inline-end: 0;
      }

      .said:not(:empty) {
        padding-inline: var(--_space);
        font-size: var(--_font-size-xs);
      }

      pre {
        max-block-size: 400px;
        margin: var(--_space) 0 0;
        padding: var(--_space-2);
        overflow: auto;
        border: 1px solid var(--_color-border);
        border-radius: var(--_radius-small);
        font-family: var(--_font-mono);
        font-size: var(--_font-size-s);
        direction: ltr;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    }
  }
`;
