import { css } from 'lit';

/** Goes with `troubleStrip`. */
export const troubleStyles = css`
  :host([strip]) .base {
    flex-wrap: wrap;
    padding: var(--_space-2) var(--_space-4);
    border-block-end: 1px solid var(--_color-active-edge);
    background: var(--_color-active-tint);
  }

  :host([strip]) .base[data-status='failed'] {
    border-color: var(--_color-failure-edge);
    background: var(--_color-failure-tint);
  }

  p {
    flex: 1 1 16em;
    min-inline-size: 0;
    margin: 0;
    overflow-wrap: anywhere;
  }

  p strong {
    margin-inline-end: var(--_space);
    font-weight: 600;
  }

  p strong,
  p span {
    unicode-bidi: plaintext;
  }

  p span {
    color: var(--_color-text);
  }

  /* In two lines, the second is the count. */
  :host([compact]) .words {
    text-wrap: balance;
  }

  :host([compact]) .words > :last-child {
    font-weight: 400;
  }

  /* No word is broken: the longest has its room. The strip counts as well, and has more. */
  @container (max-width: 43.1em) {
    :host([compact]) .base {
      gap: 2px;
    }

    :host([compact]) .dot {
      margin-inline-start: 0;
    }

    :host([compact]) .words {
      overflow-wrap: normal;
    }

    :host([compact]) .words > :last-child {
      display: none;
    }
  }

  .detail {
    color: var(--_color-text-muted);
  }
`;
