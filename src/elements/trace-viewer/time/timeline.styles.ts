import { css, type CSSResult } from 'lit';
import { scrubBarStyles, stacked, unseen } from '../../internal/replay/scrub-bar.styles.js';

/** For `timelinePanel.render()`; beside `buttonStyles` and the tokens. */
export const timelineStyles: CSSResult = css`
  ${scrubBarStyles}

  .timeline {
    container-type: inline-size;
    border-block-start: 1px solid var(--_color-border);
    background: var(--_color-surface);
  }

  .scrub-mark[data-kind='success'] path {
    fill: var(--_color-success);
    stroke: var(--_color-surface);
    stroke-width: 1;
  }

  .scrub-mark[data-kind='failure'] path {
    fill: var(--_color-failure);
    stroke: var(--_color-surface);
  }

  .scrub-mark[data-kind='running'] path {
    stroke: var(--_color-active);
    stroke-width: 2;
  }

  .scrub-mark[data-kind='gate'] path {
    fill: var(--_color-muted);
    stroke: var(--_color-surface);
  }

  .scrub-mark[data-kind='thought'] path {
    stroke: var(--_color-thinking);
  }

  .timeline-what {
    flex: initial;
    min-inline-size: 0;
    inline-size: 17em;
    overflow: hidden;
    text-align: match-parent;
    text-overflow: ellipsis;
  }

  @container (max-width: 1280px) {
    ${stacked}

    .timeline-what {
      flex: 1;
      inline-size: auto;
    }
  }

  @container (max-width: 800px) {
    .scrub-end > .button {
      min-inline-size: 28px;
      padding-inline: calc(var(--_space) * 1.5);
    }

    .scrub-past,
    .scrub-end > .button > span {
      ${unseen}
    }

    .scrub-clock:has(.scrub-past) {
      color: var(--_color-active-text);
    }
  }

  /* A line of its own, between the track and the buttons. */
  @container (max-width: 480px) {
    .scrub-clock {
      flex: 1 0 100%;
      flex-wrap: wrap;
      row-gap: 0;
      padding-inline: var(--_space-2);
      order: -1;
    }

    .scrub-end {
      margin-inline-start: auto;
    }
  }

  @media print {
    .timeline {
      display: none;
    }
  }
`;
