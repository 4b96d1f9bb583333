import { css, type CSSResultGroup } from 'lit';

/** The colour of each kind of entry, given to its icon and label themselves: inherited, it would style the whole row anew. */
export const kindStyles: CSSResultGroup = css`
  [data-kind='prompt'] :is(.icon, .label) {
    color: var(--_color-prompt);
  }

  [data-kind='message'] :is(.icon, .label) {
    color: var(--_color-message);
  }

  [data-kind='thinking'] :is(.icon, .label) {
    color: var(--_color-thinking);
  }

  [data-kind='tool'] :is(.icon, .label) {
    color: var(--_color-tool);
  }

  [data-kind='agent'] :is(.icon, .label) {
    color: var(--_color-agent);
  }

  [data-kind='step'] :is(.icon, .label) {
    color: var(--_color-step);
  }

  [data-kind='input'] :is(.icon, .label) {
    color: var(--_color-input);
  }

  [data-kind='notice'] :is(.icon, .label) {
    color: var(--_color-notice);
  }

  [data-kind='gap'],
  [data-kind='unknown'] :is(.icon, .label) {
    color: var(--_color-active-text);
  }

  [data-kind='lifecycle'][data-status='error'] :is(.icon, .label) {
    color: var(--_color-failure-text);
  }
`;
