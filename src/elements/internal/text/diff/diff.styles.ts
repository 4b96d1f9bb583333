import { css, type CSSResult } from 'lit';

/** Lines of a diff: two columns of numbers, the sign, the line. */
export const diffStyles: CSSResult = css`
  .diff {
    display: grid;
    overflow: clip;
    contain: content;
    font-family: var(--_font-mono);
    font-size: var(--_font-size-s);
    line-height: calc(var(--_font-size) * 18 / 13);
    tab-size: 4;
  }

  .diff-row {
    padding-inline: 6px;
    unicode-bidi: isolate;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .diff-row.file {
    padding-block: 2px;
    font-weight: 600;
  }

  .diff-row:is(.hunk, .note) {
    color: var(--_color-text-muted);
  }

  .diff-row.line {
    display: grid;
    grid-template-columns: minmax(2.5em, auto) minmax(2.5em, auto) 1.5em minmax(0, 1fr);
  }

  .diff .number {
    padding-inline-end: 6px;
    color: var(--_color-text-muted);
    font-variant-numeric: tabular-nums;
    text-align: end;
    user-select: none;
  }

  .diff .sign {
    text-align: center;
    user-select: none;
  }

  .diff .diff-text {
    unicode-bidi: plaintext;
    min-inline-size: 0;
  }

  .diff .added {
    background: var(--_color-success-tint);
  }

  .diff .added .sign {
    color: var(--_color-success-text);
  }

  .diff .removed {
    background: color-mix(in srgb, var(--_color-failure) 8%, var(--_color-surface));
  }

  .diff .removed .sign {
    color: var(--_color-failure-text);
  }

  .diff :is(ins, del) {
    border-radius: 2px;
    text-decoration: none;
  }

  .diff ins {
    background: color-mix(in srgb, var(--_color-success) 26%, var(--_color-surface));
  }

  .diff del {
    background: color-mix(in srgb, var(--_color-failure) 22%, var(--_color-surface));
  }

  .unwrapped .diff {
    overflow-x: auto;
  }

  .unwrapped .diff-row {
    inline-size: max-content;
    min-inline-size: 100%;
    white-space: pre;
  }

  /* Where there is little room, the old numbers go. */
  @container (max-width: 480px) {
    .diff-row.line {
      grid-template-columns: minmax(2em, auto) 1.5em minmax(0, 1fr);
    }

    .diff .number:first-child {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .diff :is(ins, del) {
      text-decoration: underline;
    }
  }
`;
