import { css, type CSSResultGroup } from 'lit';
import { tokens } from './tokens.js';

/** What every element of ours starts from: tokens, type, box sizing, focus ring, text for screen readers only. */
export const baseStyles: CSSResultGroup = [
  tokens,
  css`
    :host {
      display: block;
      box-sizing: border-box;
      color: var(--_color-text);
      font-family: var(--_font-family);
      font-size: var(--_font-size);
      font-style: normal;
      font-weight: 400;
      line-height: var(--_line-height);
      letter-spacing: normal;
      text-align: start;
      text-transform: none;
    }

    :host([hidden]),
    [hidden] {
      display: none !important;
    }

    *,
    *::before,
    *::after {
      box-sizing: border-box;
    }

    :focus-visible {
      outline: 2px solid var(--_color-focus);
      outline-offset: 1px;
    }

    a {
      color: inherit;
      text-decoration: none;
    }

    a:hover {
      text-decoration: underline;
    }

    svg {
      display: block;
      flex: none;
    }

    .sr {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      margin: -1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  `,
];

/** Buttons: `.button`, more of which is in `action-buttons.styles.ts`; `.icon-button` for a single glyph; `.link` for one in text. */
export const buttonStyles: CSSResultGroup = css`
  .button,
  .icon-button,
  .link {
    appearance: none;
    margin: 0;
    font: inherit;
    color: inherit;
    cursor: pointer;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2);
    min-block-size: 28px;
    padding: var(--_space-half) calc(var(--_space) * 2.5);
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
    background: var(--_color-surface);
    font-size: var(--_font-size-s);
    font-weight: 600;
    line-height: calc(var(--_font-size) * 16 / 13);
    text-decoration: none;
    white-space: nowrap;
  }

  .button:hover,
  .icon-button:hover {
    background: var(--_color-hover);
    text-decoration: none;
  }

  .icon-button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-inline-size: 24px;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-small);
    background: none;
    color: var(--_color-text-muted);
  }

  .icon-button:hover {
    color: var(--_color-text);
  }

  .link {
    display: inline;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_color-accent);
    text-align: start;
  }

  .link:hover {
    text-decoration: underline;
  }

  @media (pointer: coarse) {
    .button {
      min-block-size: 44px;
    }

    .icon-button {
      min-inline-size: 44px;
      min-block-size: 44px;
    }
  }
`;
