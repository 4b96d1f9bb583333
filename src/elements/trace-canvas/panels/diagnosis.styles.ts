import { css, type CSSResult } from 'lit';

/** The line above the drawing, and what it opens. */
export const diagnosisStyles: CSSResult = css`
  .diagnosis {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
    min-block-size: 40px;
    padding: var(--_space) var(--_space-3);
    border-block-end: 1px solid var(--_color-border);
  }

  .pill {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
    max-inline-size: 12rem;
    padding: 1px calc(var(--_space) * 2.5) 1px var(--_space-2);
    overflow: hidden;
    border: 1px solid var(--_color-muted-edge);
    border-radius: 999px;
    background: var(--_color-muted-tint);
    color: var(--_color-text-muted);
    font-size: var(--_font-size-s);
    font-weight: 600;
    white-space: nowrap;
  }

  .pill .dot {
    inline-size: 8px;
    block-size: 8px;
    border-radius: 999px;
    background: currentColor;
  }

  .pill:is([data-state='running'], [data-state='waiting']) {
    border-color: var(--_color-active-edge);
    background: var(--_color-active-tint);
    color: var(--_color-active-text);
  }

  .pill[data-state='complete'] {
    border-color: var(--_color-success-edge);
    background: var(--_color-success-tint);
    color: var(--_color-success-text);
  }

  .pill[data-state='failed'] {
    border-color: var(--_color-failure-edge);
    background: var(--_color-failure-tint);
    color: var(--_color-failure-text);
  }

  .diagnosis .text {
    flex: 1 1 0;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .diagnosis .since::before {
    content: '· ';
  }

  .diagnosis .since {
    color: var(--_color-text-muted);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .diagnosis .unknown {
    color: var(--_color-text-muted);
  }

  .diagnosis .stuck {
    color: var(--_color-active-text);
    font-weight: 600;
  }

  .diagnosis .actions {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }

  .diagnosis .warned {
    display: inline-flex;
    color: var(--_color-active);
  }

  /* The sentence needs the room more than what stands beside it, and the more of it the larger it is written. */
  @container (inline-size < 61.5em) {
    .diagnosis .actions {
      gap: var(--_space);
    }

    .diagnosis .button {
      gap: var(--_space);
      padding-inline: calc(var(--_space) * 1.5);
    }

    .diagnosis .button + .button > svg {
      display: none;
    }
  }

  @container (inline-size < 49.2em) {
    .diagnosis {
      flex-wrap: wrap;
      column-gap: var(--_space-2);
    }

    /* Below what stands beside the pill, where something does. */
    .diagnosis:has(.button) .text {
      order: 1;
      flex-basis: 100%;
    }

    .diagnosis .actions {
      margin-inline-start: auto;
    }
  }

  /* So that two buttons still stand beside the pill. */
  @container (inline-size < 26em) {
    .diagnosis .button {
      padding-inline: var(--_space);
    }

    .diagnosis .button > svg {
      display: none;
    }
  }
`;
