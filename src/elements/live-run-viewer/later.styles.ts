import { css, type CSSResult } from 'lit';

/** How the pieces that come later stand among the others. */
export const laterStyles: CSSResult = css`
  /* Not the panel itself, which is there, and empty, while nothing has failed. */
  run-error-panel::part(base) {
    margin: var(--_space-2) var(--_space-4);
  }

  run-scrubber::part(base),
  run-steer-bar::part(base) {
    border-block-start: 1px solid var(--_color-border);
  }
`;
