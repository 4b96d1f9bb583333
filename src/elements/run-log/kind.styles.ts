import { css, type CSSResultGroup } from 'lit';

/** The colour of each kind of entry, on its icon and label alone, and of each status, on its mark: whatever inherits it is styled anew with each entry. */
export const kindStyles: CSSResultGroup = css`
  [data-tint='prompt'] {
    color: var(--_color-prompt);
  }

  [data-tint='message'] {
    color: var(--_color-message);
  }

  [data-tint='thinking'] {
    color: var(--_color-thinking);
  }

  [data-tint='tool'] {
    color: var(--_color-tool);
  }

  [data-tint='agent'] {
    color: var(--_color-agent);
  }

  [data-tint='step'] {
    color: var(--_color-step);
  }

  [data-tint='input'] {
    color: var(--_color-input);
  }

  [data-tint='notice'] {
    color: var(--_color-notice);
  }

  [data-tint='gap'],
  [data-tint='unknown'] {
    color: var(--_color-active-text);
  }

  [data-tint='ok'] {
    color: var(--_color-success-text);
  }

  [data-tint='error'] {
    color: var(--_color-failure-text);
  }
`;
