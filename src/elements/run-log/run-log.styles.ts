import { css, type CSSResultGroup } from 'lit';

/** The frame of the log: toolbar, scroller, what floats over it. */
export const runLogStyles: CSSResultGroup = css`
  :host {
    container-type: inline-size;
    block-size: 30rem;
    min-block-size: 8rem;
    background: var(--_color-surface);
  }

  .base {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }

  .toolbar {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
    padding: calc(var(--_space) * 1.75) calc(var(--_space) * 2.5);
    border-block-end: 1px solid var(--_color-border);
  }

  .tools {
    flex: 1;
    min-inline-size: 0;
  }

  .follow[aria-pressed='true'] {
    border-color: var(--_color-accent);
    background: var(--_color-accent-tint);
    color: var(--_color-accent);
  }

  .viewport {
    position: relative;
    display: flex;
    flex: 1;
    min-block-size: 0;
  }

  .feed {
    flex: 1;
    min-inline-size: 0;
    overflow-x: clip;
    overflow-y: scroll;
    overflow-anchor: none;
    scrollbar-width: thin;
    contain: strict;
  }

  .sizer {
    position: relative;
    overflow: clip;
  }

  .layer {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
  }

  .row {
    display: flow-root;
  }

  /* A row kept only because it has the focus: out of the flow and out of sight, still there for keys and readers. */
  .row.parked {
    position: absolute;
    inset-inline: 0;
    inset-block-start: 0;
    transform: translateY(-200vh);
  }

  .empty {
    flex: 1;
    display: grid;
    place-content: center;
    padding: var(--_space-6);
    color: var(--_color-text-muted);
    text-align: center;
    overflow-wrap: anywhere;
  }

  .empty p {
    margin: 0;
  }

  .asked {
    font-size: var(--_font-size-s);
  }

  .jump {
    position: absolute;
    inset-block-end: var(--_space-3);
    inset-inline: 0;
    inline-size: fit-content;
    margin-inline: auto;
    padding-inline: var(--_space-3);
    border-radius: 999px;
    box-shadow: 0 2px 10px rgb(0 0 0 / 18%);
  }

  .count {
    color: var(--_color-text-muted);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
`;
