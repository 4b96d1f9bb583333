import { css, type CSSResultGroup } from 'lit';

/** The chevron at the end of an entry's line. */
export const chevronStyles: CSSResultGroup = css`
  /* A chevron of two slanted lines, without an element. It points on, and down when open. */
  .summary::after {
    content: '';
    flex: 0 0 16px;
    block-size: 16px;
    margin-block: calc((var(--_line-height) - 16px) / 2);
    --_down: linear-gradient(45deg, transparent 40%, var(--_color-text-muted) 42% 58%, transparent 60%) no-repeat;
    --_up: linear-gradient(135deg, transparent 40%, var(--_color-text-muted) 42% 58%, transparent 60%) no-repeat;
  }

  .summary[aria-expanded]::after {
    background:
      var(--_down) 5px 4px / 5px 4px,
      var(--_up) 5px 8px / 5px 4px;
  }

  .summary[aria-expanded]:dir(rtl)::after {
    background:
      var(--_up) 6px 4px / 5px 4px,
      var(--_down) 6px 8px / 5px 4px;
  }

  .summary[aria-expanded='true']::after {
    background:
      var(--_down) 4px 6px / 4px 5px,
      var(--_up) 8px 6px / 4px 5px;
  }

  @container (max-width: 36.95em) {
    .summary::after {
      content: none;
    }
  }
`;
