import { css, type CSSResult } from 'lit';

/** What is not seen at first: what a pointer is over or the focus on, where to drop, what is said, forced colours, and paper. Adopted when the page is idle. */
export const laterStyles: CSSResult = css`
  .tab:not(.shown):hover,
  .open-file:hover {
    background: var(--_color-hover);
  }

  .open-file:hover {
    color: var(--_color-text);
  }

  .header .crumb:focus-visible {
    outline-offset: -2px;
  }

  .address input[aria-invalid] {
    border-color: var(--_color-failure);
  }

  .problem {
    margin: 0;
    padding-inline: var(--_space-2);
    color: var(--_color-failure-text);
    font-size: var(--_font-size-xs);
  }

  .drop {
    position: absolute;
    inset: var(--_space-2);
    z-index: 2;
    display: flex;
    align-items: center;
    justify-content: center;
    margin: 0;
    border: 2px dashed var(--_color-accent);
    border-radius: var(--_radius);
    background: color-mix(in srgb, var(--_color-surface) 88%, transparent);
    font-size: var(--_font-size-l);
    font-weight: 600;
    pointer-events: none;
  }

  /* Over what nobody presses: the note at the foot of the list, in a narrow viewer the name that the list above it says too. */
  .said {
    inset-block-end: var(--_space-2);
    inset-inline-start: var(--_space-2);
    z-index: 2;
    inline-size: 200px;
    min-block-size: 48px;
    margin: 0;
    padding: var(--_space) var(--_space-2);
    align-content: center;
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
    background: var(--_color-surface);
    box-shadow: 0 1px 4px rgb(0 0 0 / 12%);
    overflow-wrap: anywhere;
    pointer-events: none;
  }

  @container trace-viewer (inline-size < 69.2em) {
    .rail {
      position: relative;
    }

    .said {
      inset-block: calc(100% + var(--_space)) auto;
      inline-size: fit-content;
      max-inline-size: min(52ch, calc(100% - 2 * var(--_space-2)));
      min-block-size: 0;
    }
  }

  .said:empty {
    min-block-size: 0;
    padding: 0;
    border: 0;
    box-shadow: none;
  }

  @media (forced-colors: active) {
    .tab.shown .name {
      text-decoration: underline;
    }

    .mark {
      border-color: CanvasText;
    }

    .header .icon-button[aria-pressed='true'] {
      color: Highlight;
    }

    .header .icon-button[aria-disabled='true'] {
      color: GrayText;
    }
  }

  @media print {
    /* Paper is light. */
    :host {
      color-scheme: light;
    }

    :host,
    .base {
      block-size: auto;
      max-block-size: none;
      overflow: visible;
    }

    .rail,
    .header .actions {
      display: none;
    }

    /* There are no buttons to leave room for. */
    .header .title {
      flex-basis: auto;
    }

    .panes {
      display: block;
    }

    /* Less than a page, so that header, drawing and the first cards stand on one. */
    trace-canvas {
      flex: none;
      block-size: 640px;
    }

    .aside {
      overflow: visible;
    }

    trace-inspector {
      block-size: auto;
    }
  }
`;
