import { css, type CSSResult } from 'lit';

/** Entries that rush by. They come after the first picture, and so does this, with the tools for reading. */
export const briefStyles: CSSResult = css`
  /*
   * A clip would make each a paint layer of its own. Without, a label too long is covered by the text, and that is cut by
   * the log's edge; but not what runs the other way, over the cells before it.
   */
  .brief:dir(ltr) :is(.label, .what:not(.live)):dir(ltr),
  .brief:dir(rtl) :is(.label, .what:not(.live)):dir(rtl) {
    overflow: visible;
    text-overflow: clip;
  }

  .brief .what {
    background: var(--_color-surface);
  }

  /* To move pairs of letters together takes time, and nobody reads them. */
  .brief {
    font-kerning: none;
  }

  /* Boxes that hold nothing cost as much as others. */
  .brief .end,
  .brief > .summary::after,
  .brief:not(.foldable) .icon {
    display: none;
  }

  @container (width > 36.95em) {
    .brief:not(.foldable) .time {
      margin-inline-end: calc(16px + var(--_indent) + var(--_space-2));
    }
  }

  /* What the text covers in part is better not there. */
  .brief > .summary:hover {
    background: none;
  }
`;
