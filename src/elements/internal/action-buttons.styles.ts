import { css, type CSSResult } from 'lit';

/** What buttons look like that act on a run, beside `buttonStyles`: `primary`, `danger`, and such as can do nothing now. None is seen at once. */
export const actionButtonStyles: CSSResult = css`
  .button.primary {
    border-color: var(--_color-accent);
    background: var(--_color-accent);
    color: var(--_color-surface);
  }

  .button.primary:hover {
    background: color-mix(in srgb, var(--_color-accent) 88%, var(--_color-text));
  }

  .button.danger {
    border-color: var(--_color-failure-edge);
    color: var(--_color-failure-text);
  }

  .button[aria-disabled='true'] {
    color: color-mix(in srgb, var(--_color-text-muted) 75%, var(--_color-surface));
    background: none;
    cursor: not-allowed;
  }

  .button.primary[aria-disabled='true'] {
    border-color: var(--_color-border);
  }

  @media (forced-colors: active) {
    .button.primary {
      border-color: ButtonText;
    }

    .button[aria-disabled='true'] {
      color: GrayText;
    }
  }
`;
