import { css, type CSSResult } from 'lit';

/** Search and filters in the toolbar, what is pointed at, chosen, folded or found in the rows. Comes with the code that draws them. */
export const readingStyles: CSSResult = css`
  .reading,
  .filters {
    display: flex;
    align-items: center;
    gap: var(--_space);
    min-inline-size: 0;
  }

  .filters {
    flex: 1;
  }

  .search {
    flex: 0 1 180px;
    min-inline-size: 110px;
    block-size: 28px;
  }

  .has-search .search {
    flex: 1 1 300px;
    max-inline-size: 340px;
  }

  .search input {
    min-inline-size: 3rem;
  }

  .found {
    padding-inline: var(--_space);
    font-size: var(--_font-size-s);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .open-search,
  .together {
    display: none;
  }

  .filters > .apart > .check {
    color: var(--_color-text-muted);
  }

  .clear-filters {
    display: inline-flex;
    align-items: center;
    min-block-size: 24px;
    padding-inline: var(--_space);
    font-size: var(--_font-size-s);
    white-space: nowrap;
  }

  /* The toggle takes the place of the icon, which moves to where those under it stand. */
  .foldable {
    position: relative;
    --_fold: var(--_step);
  }

  .foldable .icon {
    flex-basis: calc(16px + var(--_indent) + var(--_fold));
    padding-inline-start: calc(var(--_indent) + var(--_fold));
  }

  .foldable .label {
    flex-basis: calc(var(--_label) - var(--_indent) - var(--_fold));
  }

  .fold {
    position: absolute;
    z-index: 1;
    inset-inline-start: calc(16px + var(--_time) + 8px + var(--_indent) - 6px);
    margin-block-start: 2px;
  }

  /* Nobody points at rows, or chooses one, before this comes. */
  .summary:hover {
    background: color-mix(in srgb, var(--_color-hover) 60%, transparent);
  }

  .summary:focus-visible {
    outline-offset: -2px;
    border-radius: var(--_radius-small);
  }

  [data-selected] > .summary {
    background: var(--_color-accent-tint);
    box-shadow: inset 2px 0 0 var(--_color-accent);
  }

  .slow {
    color: var(--_color-active-text);
  }

  .hit > .summary {
    background: color-mix(in srgb, var(--_color-active) 9%, var(--_color-surface));
  }

  .hit.current > .summary {
    background: color-mix(in srgb, var(--_color-active) 20%, var(--_color-surface));
    box-shadow: inset 2px 0 0 var(--_color-active);
  }

  .no-match {
    position: absolute;
    inset: 0;
    background: var(--_color-surface);
  }

  .no-match .button {
    color: var(--_color-text);
  }

  .no-match p + p {
    margin-block-start: var(--_space-2);
  }

  .notice {
    position: absolute;
    inset-block-start: var(--_space-3);
    inset-inline: 0;
    inline-size: fit-content;
    max-inline-size: calc(100% - 2 * var(--_space-4));
    margin-inline: auto;
    padding: var(--_space) var(--_space-3);
    border-radius: 999px;
    background: var(--_color-text);
    color: var(--_color-surface);
    font-size: var(--_font-size-s);
    pointer-events: none;
  }

  .notice[data-empty] {
    padding: 0;
  }

  @container (max-width: 84.65em) {
    .reading:is(.has-search, :has(.clear-filters)) > .for-all {
      padding-inline: calc(var(--_space) * 1.5);
    }

    .reading:is(.has-search, :has(.clear-filters)) > .for-all span {
      display: none;
    }
  }

  @container (max-width: 72.35em) {
    .for-all {
      padding-inline: calc(var(--_space) * 1.5);
    }

    .for-all span {
      display: none;
    }
  }

  @container (max-width: 66.2em) {
    .apart {
      display: none;
    }

    .together {
      display: block;
    }
  }

  /* A phone with text of twice the size. */
  @container (max-width: 18em) {
    .toolbar {
      flex-wrap: wrap;
    }

    .tools {
      flex: 1 0 100%;
    }
  }

  @container (max-width: 36.95em) {
    .open-search {
      display: inline-flex;
      min-inline-size: 28px;
      min-block-size: 28px;
    }

    .search,
    .has-search .search {
      display: none;
      flex: 1;
      max-inline-size: none;
    }

    .filters > .clear-filters {
      display: none;
    }

    /* Without its button, which has no room, the list still has a place to open from. */
    .keys {
      position: absolute;
      visibility: hidden;
    }

    .keys > .panel {
      visibility: visible;
    }

    .searching .open-search,
    .searching .filters,
    .searching > .for-all,
    .toolbar:has(.searching) > .button {
      display: none;
    }

    .searching .search {
      display: flex;
    }

    .foldable .icon {
      padding-inline-start: calc(var(--_indent) + var(--_fold));
    }

    .foldable .summary {
      grid-template-columns: var(--_time) calc(16px + var(--_indent) + var(--_fold)) minmax(0, 1fr) auto;
    }

    .fold {
      inset-inline-start: calc(var(--_time) + 8px + var(--_indent) - 6px);
    }
  }

  @media (pointer: coarse) {
    .for-all,
    .keys > .button,
    .reading > .open-search {
      min-inline-size: 44px;
      min-block-size: 44px;
    }

    .reading {
      gap: 0;
    }

    .fold {
      margin-block-start: 0;
      inset-inline-start: calc(16px + var(--_time) + 8px + var(--_indent) - 16px);
    }
  }

  @media (forced-colors: active) {
    .running,
    .growing > bdi::after {
      background: CanvasText;
    }

    .entry:not(.depth-0) .icon::before {
      border-inline-start: 2px solid CanvasText;
    }

    [data-selected] > .summary {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    .notice:not([data-empty]) {
      border: 1px solid CanvasText;
    }

    .follow[aria-pressed='true'] {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }

    .hit > .summary {
      outline: 1px dashed Highlight;
      outline-offset: -2px;
    }

    .hit.current > .summary {
      outline-style: solid;
    }
  }
`;
