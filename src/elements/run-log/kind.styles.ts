import { css, type CSSResultGroup } from 'lit';

/** The colour of each kind of entry: of its icon and label. */
export const kindStyles: CSSResultGroup = css`
  [data-kind='prompt'] {
    --_kind: var(--_color-prompt);
  }

  [data-kind='message'] {
    --_kind: var(--_color-message);
  }

  [data-kind='thinking'] {
    --_kind: var(--_color-thinking);
  }

  [data-kind='tool'] {
    --_kind: var(--_color-tool);
  }

  [data-kind='agent'] {
    --_kind: var(--_color-agent);
  }

  [data-kind='step'] {
    --_kind: var(--_color-step);
  }

  [data-kind='input'] {
    --_kind: var(--_color-input);
  }

  [data-kind='notice'] {
    --_kind: var(--_color-notice);
  }

  [data-kind='gap'],
  [data-kind='unknown'] {
    --_kind: var(--_color-active-text);
  }

  [data-kind='lifecycle'][data-status='error'] {
    --_kind: var(--_color-failure-text);
  }
`;
