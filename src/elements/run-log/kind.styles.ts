import { css, type CSSResultGroup } from 'lit';

/** The colour of each kind of entry, on its icon and label (`.kind`) alone: whatever inherits it is styled anew with each entry. */
export const kindStyles: CSSResultGroup = css`
  .kind[data-kind='prompt'] {
    color: var(--_color-prompt);
  }

  .kind[data-kind='message'] {
    color: var(--_color-message);
  }

  .kind[data-kind='thinking'] {
    color: var(--_color-thinking);
  }

  .kind[data-kind='tool'] {
    color: var(--_color-tool);
  }

  .kind[data-kind='agent'] {
    color: var(--_color-agent);
  }

  .kind[data-kind='step'] {
    color: var(--_color-step);
  }

  .kind[data-kind='input'] {
    color: var(--_color-input);
  }

  .kind[data-kind='notice'] {
    color: var(--_color-notice);
  }

  .kind[data-kind='gap'],
  .kind[data-kind='unknown'] {
    color: var(--_color-active-text);
  }

  [data-status='error'] .kind[data-kind='lifecycle'] {
    color: var(--_color-failure-text);
  }
`;
