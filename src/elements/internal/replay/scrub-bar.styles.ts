import { css, type CSSResult } from 'lit';
import { trackStyles } from './track.styles.js';

/** Where the bar has too little room for one line: the track above the rest. */
export const stacked: CSSResult = css`
  .scrub-track {
    flex-basis: calc(100% - 2 * var(--_space-3));
    min-block-size: 24px;
    order: -1;
  }

  .scrub-clock {
    flex: 1;
  }
`;

/** Declarations for words that make room for an icon or a colour: still heard, no longer seen. */
export const unseen: CSSResult = css`
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  margin: -1px;
  padding: 0;
  overflow: hidden;
  clip-path: inset(50%);
`;

/** For `scrubBar.render()`, in a box with a `container-type`; beside `buttonStyles` and the tokens. */
export const scrubBarStyles: CSSResult = css`
  ${trackStyles}

  .scrub {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) var(--_space-2);
    padding: var(--_space) var(--_space-3);
    font-size: var(--_font-size-s);
  }

  .scrub-group {
    display: flex;
    align-items: center;
    gap: var(--_space);
  }

  .scrub-group:dir(rtl) svg {
    transform: scaleX(-1);
  }

  .scrub .icon-button {
    min-inline-size: 28px;
    min-block-size: 28px;
    color: var(--_color-text);
  }

  .scrub .icon-button[aria-disabled='true'] {
    color: color-mix(in srgb, var(--_color-text-muted) 60%, var(--_color-surface));
    cursor: not-allowed;
  }

  .scrub .quiet {
    border-color: transparent;
    background: none;
    font-weight: 400;
  }

  .scrub [aria-pressed='true'] {
    border-color: var(--_color-accent);
    background: var(--_color-accent-tint);
    color: var(--_color-accent);
  }

  .scrub select {
    min-block-size: 28px;
    padding-inline: var(--_space);
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: var(--_color-surface);
    color: inherit;
    font: inherit;
    font-variant-numeric: tabular-nums;
  }

  .scrub select:hover {
    background: var(--_color-hover);
  }

  .scrub option {
    background: var(--_color-surface);
    color: var(--_color-text);
  }

  .scrub-clock {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-inline-size: 0;
    overflow: hidden;
    color: var(--_color-text-muted);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .scrub-clock > * {
    flex: none;
  }

  .scrub-past {
    padding-inline: calc(var(--_space) * 1.5);
    border: 1px solid var(--_color-active-edge);
    border-radius: 99px;
    background: var(--_color-active-tint);
    color: var(--_color-active-text);
    font-weight: 600;
  }

  @media (pointer: coarse) {
    .scrub :is(.button, .icon-button, select, .scrub-track) {
      min-block-size: 44px;
    }

    .scrub .icon-button {
      min-inline-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .scrub [aria-pressed='true'] {
      border-color: Highlight;
    }

    .scrub .icon-button[aria-disabled='true'] {
      color: GrayText;
    }
  }

  @media print {
    .scrub {
      display: none;
    }
  }
`;
