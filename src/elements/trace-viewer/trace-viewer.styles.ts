import { css, type CSSResultGroup } from 'lit';
import { baseStyles, buttonStyles } from '../internal/base.styles.js';
import { splitterStyles } from '../internal/splitter.styles.js';
import { headerStyles } from './header/header.styles.js';
import { railStyles } from './rail/rail.styles.js';

export const traceViewerStyles: CSSResultGroup = [
  baseStyles,
  buttonStyles,
  splitterStyles,
  railStyles,
  headerStyles,
  css`
    /* A page may give it any other height, also 100%: its rules win over these. */
    :host {
      block-size: 720px;
      max-block-size: 100dvh;
      min-inline-size: 0;
      container: trace-viewer / inline-size;
    }

    .base {
      position: relative;
      display: flex;
      block-size: 100%;
      overflow: hidden auto;
      border: 1px solid var(--_color-border);
      border-radius: var(--_radius-large);
      background: var(--_color-surface);
    }

    .base:focus {
      outline: none;
    }

    /* Lower than this the drawing is of no use: then all of it scrolls. */
    .panes {
      display: flex;
      flex: 1 1 0;
      min-inline-size: 0;
      min-block-size: 400px;
    }

    .main {
      display: flex;
      flex: 1 1 0;
      flex-direction: column;
      min-inline-size: 0;
      min-block-size: 0;
    }

    trace-canvas {
      flex: 1 1 0;
      block-size: auto;
      min-block-size: 0;
      max-block-size: none;
    }

    trace-canvas::part(base) {
      border: 0;
      border-radius: 0;
    }

    .aside {
      flex: 0 0 var(--_share, 36%);
      min-inline-size: 0;
      min-block-size: 0;
      overflow: hidden;
    }

    trace-inspector {
      block-size: 100%;
    }

    /* As high as the timeline will be: it breaks into lines at the same widths. */
    .tl-room {
      container-type: inline-size;
    }

    .tl-room::before {
      display: block;
      block-size: 65px;
      content: '';
    }

    @container (inline-size <= 480px) {
      .tl-room::before {
        block-size: 89px;
      }
    }

    @container (inline-size > 1280px) {
      .tl-room::before {
        block-size: 37px;
      }
    }

    @media (pointer: coarse) {
      .tl-room::before {
        block-size: 101px;
      }

      @container (inline-size <= 480px) {
        .tl-room::before {
          block-size: 125px;
        }
      }

      @container (inline-size > 1280px) {
        .tl-room::before {
          block-size: 53px;
        }
      }
    }

    .empty {
      display: flex;
      flex: 1 1 0;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      gap: var(--_space-2);
      padding: var(--_space-6);
      text-align: center;
    }

    .empty p {
      margin: 0;
      max-inline-size: 48ch;
      color: var(--_color-text-muted);
    }

    .empty .headline {
      color: var(--_color-text);
      font-size: var(--_font-size-l);
      font-weight: 600;
    }

    /* In a wide one the list says so. */
    @container trace-viewer (inline-size >= 69.2em) {
      .empty .kept {
        display: none;
      }
    }

    @container trace-viewer (inline-size < 69.2em) {
      .base {
        flex-direction: column;
      }

      .panes {
        min-block-size: 480px;
      }
    }

    @container trace-viewer (inline-size < 640px) {
      .panes {
        --_high: 1080px;

        flex: 1 0 calc(var(--_high) + var(--_more, 0px));
        flex-direction: column;
      }

      .panes.alone {
        --_high: 690px;
      }

      .aside {
        flex-basis: max(var(--_share, 36%), 160px);
      }
    }

    /* Larger buttons leave the drawing less. */
    @media (pointer: coarse) {
      @container trace-viewer (inline-size < 640px) {
        .panes {
          --_high: 1320px;
        }

        .panes.alone {
          --_high: 850px;
        }
      }
    }
  `,
];
