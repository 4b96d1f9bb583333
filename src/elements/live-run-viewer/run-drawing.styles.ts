import { css, type CSSResult } from 'lit';

export const runDrawingStyles: CSSResult = css`
  .base {
    container: live-run-viewer / inline-size;
  }

  .course > trace-canvas {
    flex: 1 1 0;
    min-inline-size: 0;
    block-size: auto;
  }

  .course > trace-canvas::part(base) {
    border: 0;
    border-radius: 0;
  }

  /* Beside the log, which says it in more words, the room is the tree's. */
  .course > trace-canvas.split::part(diagnosis) {
    display: none;
  }

  .course > trace-canvas.tree + run-log {
    display: none;
  }

  .course > trace-canvas.split {
    border-inline-end: 1px solid var(--_color-border);
  }

  /* Side by side neither could be read. */
  @container live-run-viewer (max-width: 719px) {
    .course:has(> .split) {
      flex-direction: column;
      min-block-size: 26rem;
    }

    .course > trace-canvas.split {
      border-inline-end: 0;
      border-block-end: 1px solid var(--_color-border);
    }
  }
`;
