import { css, type CSSResult } from 'lit';

/** For `timelinePanel.render()`; beside `buttonStyles` and the tokens. */
export const timelineStyles: CSSResult = css`
  .tl {
    container-type: inline-size;
    border-block-start: 1px solid var(--_color-border);
    background: var(--_color-surface);
  }

  .tl-bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) var(--_space-2);
    padding: var(--_space) var(--_space-3);
    font-size: var(--_font-size-s);
  }

  .tl-group {
    display: flex;
    align-items: center;
    gap: var(--_space);
  }

  .tl .icon-button {
    min-inline-size: 28px;
    min-block-size: 28px;
    color: var(--_color-text);
  }

  .tl .icon-button[aria-disabled='true'] {
    color: color-mix(in srgb, var(--_color-text-muted) 60%, var(--_color-surface));
    cursor: not-allowed;
  }

  .tl-group:dir(rtl) svg {
    transform: scaleX(-1);
  }

  .tl .quiet {
    border-color: transparent;
    background: none;
    font-weight: 400;
  }

  .tl [aria-pressed='true'] {
    border-color: var(--_color-accent);
    background: var(--_color-accent-tint);
    color: var(--_color-accent);
  }

  .tl select {
    min-block-size: 28px;
    padding-inline: var(--_space);
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: var(--_color-surface);
    color: inherit;
    font: inherit;
    font-variant-numeric: tabular-nums;
  }

  .tl select:hover {
    background: var(--_color-hover);
  }

  .tl-track {
    --_at: 1;
    position: relative;
    flex: 1 1 14em;
    min-inline-size: 0;
    min-block-size: 28px;
    margin-inline: var(--_space-3);
    border-radius: var(--_radius-small);
    cursor: pointer;
    touch-action: none;
    user-select: none;
  }

  .tl-rail {
    position: absolute;
    inset-inline: 0;
    inset-block-start: calc(50% - 2px);
    block-size: 4px;
    overflow: hidden;
    border-radius: 2px;
    background: color-mix(in srgb, var(--_color-text-muted) 30%, var(--_color-surface));
  }

  .tl-rail::after {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: calc(var(--_at) * 100%);
    background: color-mix(in srgb, var(--_color-accent) 55%, var(--_color-surface));
    content: '';
  }

  .tl-thumb {
    position: absolute;
    inset-block: 2px;
    inset-inline-start: calc(var(--_at) * 100% - 4px);
    inline-size: 8px;
    border: 2px solid var(--_color-surface);
    border-radius: 4px;
    background: var(--_color-accent);
    box-shadow: 0 0 0 1px var(--_color-accent);
    pointer-events: none;
  }

  .tl-drawing {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
  }

  .tl-drawing:dir(rtl) {
    transform: scaleX(-1);
  }

  .tl-mark {
    overflow: visible;
  }

  .tl-mark path {
    fill: var(--_color-surface);
    stroke: var(--_color-text-muted);
    stroke-width: 1.5;
  }

  .tl-mark[data-kind='success'] path {
    fill: var(--_color-success);
    stroke: var(--_color-surface);
    stroke-width: 1;
  }

  .tl-mark[data-kind='failure'] path {
    fill: var(--_color-failure);
    stroke: var(--_color-surface);
  }

  .tl-mark[data-kind='running'] path {
    stroke: var(--_color-active);
    stroke-width: 2;
  }

  .tl-mark[data-kind='gate'] path {
    fill: var(--_color-muted);
    stroke: var(--_color-surface);
  }

  .tl-mark[data-kind='thought'] path {
    stroke: var(--_color-thinking);
  }

  /* Fades the rail below it. */
  .tl-gap {
    stroke: var(--_color-surface);
    stroke-width: 4;
    stroke-dasharray: 3 3;
    pointer-events: none;
  }

  .tl-clock {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-inline-size: 0;
    overflow: hidden;
    color: var(--_color-text-muted);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .tl-clock > bdi:not(.tl-what) {
    flex: none;
  }

  .tl-what {
    min-inline-size: 0;
    inline-size: 17em;
    overflow: hidden;
    text-align: match-parent;
    text-overflow: ellipsis;
  }

  .tl-past {
    padding-inline: calc(var(--_space) * 1.5);
    border: 1px solid var(--_color-active-edge);
    border-radius: 99px;
    background: var(--_color-active-tint);
    color: var(--_color-active-text);
    font-weight: 600;
  }

  @container (max-width: 1280px) {
    .tl-track {
      flex-basis: calc(100% - 2 * var(--_space-3));
      min-block-size: 24px;
      order: -1;
    }

    .tl-clock {
      flex: 1;
    }

    .tl-what {
      flex: 1;
      inline-size: auto;
    }
  }

  @container (max-width: 800px) {
    .tl-idle {
      min-inline-size: 28px;
      padding-inline: calc(var(--_space) * 1.5);
    }

    .tl-past,
    .tl-idle > span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      margin: -1px;
      padding: 0;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .tl-clock:has(.tl-past) {
      color: var(--_color-active-text);
    }
  }

  /* A line of its own, between the track and the buttons. */
  @container (max-width: 480px) {
    .tl-clock {
      flex: 1 0 100%;
      padding-inline: var(--_space-2);
      order: -1;
    }

    .tl-end {
      margin-inline-start: auto;
    }
  }

  @media (pointer: coarse) {
    .tl .icon-button,
    .tl .button,
    .tl select,
    .tl-track {
      min-block-size: 44px;
    }

    .tl .icon-button {
      min-inline-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .tl-rail {
      background: GrayText;
      forced-color-adjust: none;
    }

    .tl-rail::after,
    .tl-thumb {
      background: Highlight;
      forced-color-adjust: none;
    }

    .tl-mark[data-kind] path {
      fill: CanvasText;
      stroke: Canvas;
    }

    .tl [aria-pressed='true'] {
      border-color: Highlight;
    }

    .tl .icon-button[aria-disabled='true'] {
      color: GrayText;
    }
  }

  @media print {
    .tl {
      display: none;
    }
  }
`;
