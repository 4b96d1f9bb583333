import { css, type CSSResultGroup } from 'lit';
import { BaseElement } from '../internal/base-element.js';

export const liveRunViewerStyles: CSSResultGroup = [
  BaseElement.styles,
  css`
    /* A page may give it any other height, also 100%: its rules win over these. */
    :host {
      block-size: 640px;
      max-block-size: 100dvh;
      min-inline-size: 0;
    }

    .base {
      position: relative;
      display: flex;
      flex-direction: column;
      block-size: 100%;
      overflow: hidden auto;
      border: 1px solid var(--_color-border);
      border-radius: var(--_radius-large);
      background: var(--_color-surface);
    }

    run-metrics {
      border-block: 1px solid var(--_color-border);
    }

    /* Pieces that have nothing to show are not displayed; the log takes whatever the others leave. */
    .base > * {
      flex: none;
      min-inline-size: 0;
    }

    .base > .course {
      display: flex;
      flex: 1 1 0;
      min-block-size: 9rem;
    }

    run-log {
      flex: 1 1 0;
      min-inline-size: 0;
      block-size: auto;
    }
  `,
];
