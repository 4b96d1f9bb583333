import { css, type CSSResult } from 'lit';

/** The line between two panes, as `Splitter` draws it. */
export const splitterStyles: CSSResult = css`
  .splitter {
    position: relative;
    z-index: 1;
    flex: none;
    inline-size: 1px;
    background: var(--_color-border);
    cursor: col-resize;
    touch-action: none;
  }

  /* Larger than it looks, so that it can be hit. */
  .splitter::after {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline: -4px;
  }

  .splitter:is(:hover, .held, :focus-visible) {
    outline: 1px solid var(--_color-accent);
    outline-offset: 0;
    background: var(--_color-accent);
  }

  .splitter[aria-valuenow='0'] {
    inline-size: 6px;
    border-inline-start: 1px solid var(--_color-border);
    background: var(--_color-surface-raised);
  }

  .splitter[aria-orientation='horizontal'] {
    inline-size: auto;
    block-size: 1px;
    cursor: row-resize;
  }

  .splitter[aria-orientation='horizontal'][aria-valuenow='0'] {
    block-size: 6px;
    border-inline-start: 0;
    border-block-start: 1px solid var(--_color-border);
  }

  .splitter[aria-orientation='horizontal']::after {
    inset-block: -6px;
    inset-inline: 0;
  }

  @media (pointer: coarse) {
    .splitter::after {
      inset-inline: -12px;
    }

    .splitter[aria-orientation='horizontal']::after {
      inset-block: -12px;
      inset-inline: 0;
    }
  }

  @media (forced-colors: active) {
    .splitter {
      background: CanvasText;
    }

    .splitter:is(:hover, .held, :focus-visible) {
      background: Highlight;
    }
  }

  @media print {
    .splitter {
      display: none;
    }
  }
`;
