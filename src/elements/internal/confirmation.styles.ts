import { css } from 'lit';

/** Goes with `Confirmation` and the button styles. */
export const confirmationStyles = css`
  .confirmation {
    inline-size: min(26rem, calc(100vw - 32px));
    margin: auto;
    padding: var(--_space-4);
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius-large);
    background: var(--_color-surface);
    color: var(--_color-text);
    box-shadow: 0 8px 28px rgb(0 0 0 / 22%);
  }

  .confirmation::backdrop {
    background: rgb(0 0 0 / 35%);
  }

  .confirmation h3 {
    margin: 0;
    font-size: var(--_font-size-l);
    font-weight: 600;
  }

  .confirmation p {
    margin: var(--_space) 0 var(--_space-4);
    color: var(--_color-text-muted);
  }

  .confirmation-buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--_space-2);
  }
`;
