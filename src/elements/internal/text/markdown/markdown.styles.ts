import { css, type CSSResult } from 'lit';

/** Prose: calm, and unable to leave its own box. */
export const markdownStyle: CSSResult = css`
  .markdown {
    overflow: clip;
    overflow-wrap: anywhere;
    contain: content;
    unicode-bidi: isolate;
  }

  .markdown > .section {
    contain: content;
    overflow-clip-margin: 3px;
  }

  .markdown .block + .block,
  .markdown > .section + .section {
    margin-block-start: var(--_space-2);
  }

  .markdown > .whole {
    content-visibility: auto;
    contain-intrinsic-block-size: auto calc(var(--_lines, 1) * 1lh);
  }

  .markdown p,
  .markdown ul,
  .markdown ol,
  .markdown blockquote,
  .markdown .heading {
    margin: 0;
  }

  .markdown .block > * + *,
  .markdown blockquote > * + *,
  .markdown li > p + *,
  .markdown li > * + p {
    margin-block-start: var(--_space-2);
  }

  .markdown p,
  .markdown li,
  .markdown td,
  .markdown th,
  .markdown .heading {
    unicode-bidi: plaintext;
  }

  .markdown .heading {
    padding-block-start: var(--_space);
    font-weight: 600;
  }

  .markdown .h1,
  .markdown .h2 {
    font-size: var(--_font-size-l);
    line-height: calc(var(--_font-size) * 22 / 13);
  }

  .markdown .h4,
  .markdown .h5,
  .markdown .h6 {
    color: var(--_color-text-muted);
  }

  .markdown strong {
    font-weight: 600;
  }

  .markdown del {
    color: var(--_color-text-muted);
  }

  /* What stands outside of its list is cut off, numbers as well. */
  .markdown ul,
  .markdown ol {
    padding-inline-start: 1.7em;
  }

  .markdown ol {
    padding-inline-start: calc(1.7em + 1ch);
  }

  .markdown .hundreds {
    padding-inline-start: calc(1.7em + 2ch);
  }

  .markdown .thousands {
    padding-inline-start: calc(1.7em + 3ch);
  }

  .markdown .longer {
    list-style-position: inside;
    padding-inline-start: 0;
  }

  .markdown li + li,
  .markdown li > ul,
  .markdown li > ol {
    margin-block-start: var(--_space-half);
  }

  .markdown li::marker {
    color: var(--_color-text-muted);
    font-variant-numeric: tabular-nums;
  }

  .markdown .task {
    list-style: none;
  }

  .markdown .task > p:first-of-type {
    display: inline;
  }

  .markdown .check {
    display: inline-grid;
    place-items: center;
    inline-size: 14px;
    block-size: 14px;
    margin-inline: -20px 6px;
    border: 1px solid var(--_color-control);
    border-radius: 3px;
    vertical-align: -2px;
  }

  .markdown .check > svg {
    inline-size: 12px;
    block-size: 12px;
    color: var(--_color-success-text);
  }

  .markdown blockquote {
    padding-inline-start: var(--_space-3);
    border-inline-start: 2px solid color-mix(in srgb, var(--_color-accent) 55%, var(--_color-surface));
    color: var(--_color-text-muted);
  }

  .markdown hr {
    margin: var(--_space) 0;
    border: 0;
    border-block-start: 1px solid var(--_color-border);
  }

  .inline-code {
    padding: 1px 4px;
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius-small);
    background: var(--_color-surface-raised);
    font-family: var(--_font-mono);
    font-size: var(--_font-size-s);
    white-space: break-spaces;
  }

  .html {
    color: var(--_color-text-muted);
    font-family: var(--_font-mono);
    font-size: var(--_font-size-s);
    line-height: calc(var(--_font-size) * 18 / 13);
    white-space: pre-wrap;
  }

  .table {
    max-inline-size: 100%;
    overflow: auto;
    overscroll-behavior-inline: contain;
    contain: content;
  }

  .table table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }

  .table th,
  .table td {
    max-inline-size: 60ch;
    padding: 3px 12px 3px 0;
    padding-inline: 0 16px;
    border-block-end: 1px solid var(--_color-border);
    overflow-wrap: break-word;
    text-align: start;
    vertical-align: baseline;
  }

  .table th {
    color: var(--_color-text-muted);
    font-size: var(--_font-size-s);
    font-weight: 600;
  }

  .table tr:last-child > td {
    border-block-end: 0;
  }

  .table .right {
    text-align: end;
  }

  .table .center {
    text-align: center;
  }
`;
