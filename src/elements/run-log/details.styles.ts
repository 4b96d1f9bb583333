import { css, type CSSResult } from 'lit';

/** What an opened entry shows: a card of sections under its line. */
export const detailsStyles: CSSResult = css`
  .details {
    margin: 2px 16px 12px;
    margin-inline-start: calc(48px + var(--_label) + var(--_time));
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
    overflow: clip;
    contain: content;
  }

  .section + .section > .head {
    border-block-start: 1px solid var(--_color-border);
  }

  .head {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 30px;
    padding-inline: 10px 5px;
    border-block-end: 1px solid var(--_color-border);
    background: var(--_color-surface-raised);
    font-size: var(--_font-size-xs);
  }

  .head > bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .title {
    flex: none;
    max-inline-size: 60%;
    color: var(--_color-text-muted);
    font-weight: 600;
  }

  .note {
    color: var(--_color-text-muted);
    font-variant-numeric: tabular-nums;
  }

  .head > .failure {
    font-size: inherit;
    font-weight: 600;
  }

  [data-section='error'] .text {
    color: var(--_color-failure-text);
  }

  .copy {
    margin-inline-start: auto;
  }

  .body {
    padding: 8px 10px;
  }

  dl {
    display: grid;
    gap: 4px;
    margin: 0;
  }

  dl > div {
    display: grid;
    grid-template-columns: minmax(0, 90px) minmax(0, 1fr);
    column-gap: 10px;
  }

  dt,
  dd {
    margin: 0;
    min-inline-size: 0;
  }

  dt {
    color: var(--_color-text-muted);
    font-family: var(--_font-mono);
    font-size: var(--_font-size-s);
    line-height: calc(var(--_font-size) * 18 / 13);
    overflow-wrap: anywhere;
  }

  @container (max-width: 480px) {
    .details {
      margin-inline: 10px;
    }
  }
`;
