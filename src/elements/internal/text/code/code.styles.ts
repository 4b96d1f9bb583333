import { css, unsafeCSS, type CSSResult } from 'lit';
import { codeColors } from './code-colors.js';

const rules = Object.entries(codeColors).map(
  ([name, [light, dark]]) => `.code-text > .${name} { color: light-dark(${light}, ${dark}); }`,
);

/** A block of code on the raised surface. */
export const codeStyles: CSSResult = css`
  .code {
    position: relative;
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
    background: var(--_color-surface-raised);
    overflow: clip;
    contain: content;
  }

  .code-head {
    display: flex;
    align-items: center;
    gap: 2px;
    min-block-size: 28px;
    padding-inline: 10px 3px;
  }

  .code-language {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    color: var(--_color-text-muted);
    font-size: var(--_font-size-xs);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .code-head [aria-pressed='true'] {
    background: var(--_color-hover);
    color: var(--_color-text);
  }

  .code-text {
    margin: 0;
    padding: 0 10px 8px;
    overflow: auto;
    overscroll-behavior-inline: contain;
    font-family: var(--_font-mono);
    font-size: var(--_font-size-s);
    line-height: calc(var(--_font-size) * 18 / 13);
    tab-size: 4;
    white-space: pre;
  }

  .code-text:first-child {
    padding-block-start: 8px;
  }

  .code-text.wrap {
    overflow: clip;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  ${unsafeCSS(rules.join('\n'))}

  .code-text > .strong {
    font-weight: 600;
  }

  .code-text > .emphasis {
    font-style: italic;
  }

  @media (forced-colors: active) {
    .code-head [aria-pressed='true'] {
      color: Highlight;
    }
  }
`;
