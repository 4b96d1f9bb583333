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

    .drop {
      position: absolute;
      inset: var(--_space-2);
      z-index: 2;
      display: none;
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

    .dropping > .drop {
      display: flex;
    }

    .said {
      position: absolute;
      inset-block-end: var(--_space-3);
      inset-inline: var(--_space-3);
      z-index: 2;
      inline-size: fit-content;
      max-inline-size: min(52ch, calc(100% - 2 * var(--_space-3)));
      margin: 0 auto;
      padding: var(--_space) var(--_space-3);
      border: 1px solid var(--_color-border);
      border-radius: var(--_radius);
      background: var(--_color-surface);
      box-shadow: 0 1px 4px rgb(0 0 0 / 12%);
      overflow-wrap: anywhere;
    }

    .said:empty {
      padding: 0;
      border: 0;
      box-shadow: none;
    }

    /* In one column: what differs, the node, and then the state. */
    .aside .sbs {
      flex-flow: column nowrap;
      block-size: 100%;
      border-block-start: 0;
    }

    .aside .sbs > *,
    .aside .sbs-side > * {
      flex: none;
    }

    .aside .sbs-side {
      display: contents;
    }

    .aside .sbs-node {
      order: 1;
    }

    .aside .sbs-list ~ * {
      order: 2;
    }

    @container trace-viewer (inline-size < 69.2em) {
      .base {
        flex-direction: column;
      }

      .panes {
        min-block-size: 480px;
      }
    }

    /* Details take nothing of the drawing where it has little: there is more to scroll. */
    @container trace-viewer (inline-size >= 640px) and (inline-size < 69.2em) {
      .panes:has(.details) {
        flex-basis: 900px;
        flex-shrink: 0;
      }
    }

    @container trace-viewer (inline-size < 640px) {
      .panes:has(.details) {
        --_more: 460px;
      }

      .panes {
        --_high: 1080px;

        flex: 1 0 calc(var(--_high) + var(--_more, 0px));
        flex-direction: column;
      }

      /* What differs is listed under the drawing too. */
      .panes.comparing {
        --_high: 1240px;
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

        .panes.comparing {
          --_high: 1480px;
        }

        .panes.alone {
          --_high: 850px;
        }
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
  `,
];
