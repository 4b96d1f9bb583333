import { css, type CSSResult } from 'lit';

/** The track of a scrub bar. Colours of marks by kind are its owner's. */
export const trackStyles: CSSResult = css`
  .scrub-track {
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

  .scrub-rail,
  .scrub-thumb {
    --_at: 1;
  }

  .scrub-rail {
    position: absolute;
    inset-inline: 0;
    inset-block-start: calc(50% - 2px);
    block-size: 4px;
    overflow: hidden;
    border-radius: 2px;
    background: color-mix(in srgb, var(--_color-text-muted) 35%, var(--_color-surface));
  }

  /* Paler than the thumb, so that marks stand out on it. */
  .scrub-rail::after {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: calc(var(--_at) * 100%);
    background: color-mix(in srgb, var(--_color-accent) 70%, var(--_color-surface));
    content: '';
  }

  /* Narrow, so that it hides no mark beside it. */
  .scrub-thumb {
    position: absolute;
    inset-block-start: calc(50% - 12px);
    inset-inline-start: calc(var(--_at) * 100% - 4px);
    inline-size: 8px;
    block-size: 24px;
    border: 2px solid var(--_color-surface);
    border-radius: 4px;
    background: var(--_color-accent);
    box-shadow: 0 0 0 1px var(--_color-accent);
    pointer-events: none;
  }

  .scrub-drawing {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
  }

  .scrub-drawing:dir(rtl) {
    transform: scaleX(-1);
  }

  .scrub-mark {
    overflow: visible;
  }

  .scrub-mark path {
    fill: var(--_color-surface);
    stroke: var(--_color-text-muted);
    stroke-width: 1.5;
  }

  /* Fades the rail below it. */
  .scrub-gap {
    stroke: var(--_color-surface);
    stroke-width: 4;
    opacity: 0.5;
    pointer-events: none;
  }

  @media (forced-colors: active) {
    .scrub-rail {
      background: GrayText;
      forced-color-adjust: none;
    }

    .scrub-rail::after,
    .scrub-thumb {
      background: Highlight;
      forced-color-adjust: none;
    }

    .scrub-drawing .scrub-mark[data-kind] path {
      fill: CanvasText;
      stroke: Canvas;
    }
  }
`;
