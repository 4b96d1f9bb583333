import { css, type CSSResult } from 'lit';

/** Cards and folds. The colour of an outcome is on the card's edge, its icon and its chip. */
export const cardStyles: CSSResult = css`
  .activity {
    .card {
      --_verdict: var(--_color-muted);
      --_verdict-text: var(--_color-text-muted);
      position: relative;
      margin-block: var(--_space);
      padding: var(--_space-2) var(--_space-3);
      border: 1px solid var(--_color-border);
      border-inline-start: 3px solid var(--_verdict);
      border-radius: var(--_radius);
      background: var(--_color-surface);

      &[data-status='success'] {
        --_verdict: var(--_color-success);
        --_verdict-text: var(--_color-success-text);
      }

      &[data-status='failure'] {
        --_verdict: var(--_color-failure);
        --_verdict-text: var(--_color-failure-text);
      }

      &[data-status='running'] {
        --_verdict: var(--_color-active);
        --_verdict-text: var(--_color-active-text);
      }

      &[data-kind='think'] {
        --_verdict: var(--_color-thinking);
        --_verdict-text: var(--_color-thinking);
      }

      &[data-pending] {
        background: var(--_color-active-tint);
      }

      /* One attempt: its cards stand together. */
      &.joined {
        margin-block-start: calc(-1 * var(--_space) - 1px);
        border-start-start-radius: 0;
        border-start-end-radius: 0;
      }

      &.folded {
        margin-inline-start: var(--_space-4);
      }

      &:focus-visible {
        z-index: 1;
      }

      > header {
        position: relative;
        display: flex;
        align-items: center;
        gap: var(--_space-2);
        min-block-size: 24px;
      }

      .icon {
        flex: none;
        border-radius: 999px;
        color: var(--_verdict-text);
      }

      &[data-pending] .icon svg {
        animation: activity-turn 1.6s linear infinite;
      }

      .tip {
        position: absolute;
        z-index: 2;
        inset-block-start: 100%;
        inset-inline-start: -4px;
        max-inline-size: 100%;
        padding: var(--_space-half) var(--_space-2);
        border-radius: var(--_radius-small);
        background: var(--_color-text);
        color: var(--_color-surface);
        font-size: var(--_font-size-s);
        overflow-wrap: anywhere;
        display: none;
        pointer-events: none;
      }

      .tip code {
        padding-inline-start: var(--_space-2);
        font-family: var(--_font-mono);
        opacity: 0.75;
      }

      .icon:is(:hover, :focus-visible) > .tip {
        display: block;
      }

      .node-name {
        flex: 0 1 auto;
        min-inline-size: 0;
        font-weight: 600;
        text-align: start;
      }

      /* Two lines at most, cut at their end, whichever way they are written in whatever page. */
      bdi.node-name,
      .node-name > bdi {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        overflow: hidden;
        overflow-wrap: anywhere;
        text-align: match-parent;
      }

      button.node-name {
        appearance: none;
        min-block-size: 24px;
        margin: 0;
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        font-weight: 600;
        cursor: pointer;
      }

      button.node-name:hover {
        color: var(--_color-accent);
        text-decoration: underline;
      }

      .time {
        flex: none;
        margin-inline-start: auto;
        color: var(--_color-text-muted);
        font-size: var(--_font-size-s);
        font-variant-numeric: tabular-nums;
        unicode-bidi: plaintext;
      }

      .prompt,
      .agent-said,
      .note {
        margin: var(--_space) 0 0;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }

      /* A block, for the direction of its lines is its own: where they break, white space belongs to their end. */
      .words {
        display: block;
        unicode-bidi: plaintext;
      }

      .prompt {
        padding-inline-start: var(--_space-2);
        border-inline-start: 2px solid var(--_color-border);
      }

      .prompt.code {
        font-family: var(--_font-mono);
        font-size: var(--_font-size-s);
        line-height: calc(var(--_font-size) * 20 / 13);
      }

      .rest {
        display: block;
        color: var(--_color-text-muted);
        font-family: var(--_font-family);
        font-size: var(--_font-size-s);
        font-style: normal;
      }

      .rest > span {
        unicode-bidi: plaintext;
      }

      .rest .link {
        min-block-size: 24px;
      }

      .answer {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px var(--_space-2);
        margin-block-start: var(--_space);
      }

      .label {
        color: var(--_color-text-muted);
        font-size: var(--_font-size-s);
        font-weight: 600;
      }

      .facts {
        margin: 0;
        color: var(--_color-text-muted);
        font-size: var(--_font-size-s);
        font-variant-numeric: tabular-nums;
        overflow-wrap: anywhere;
      }

      > .facts {
        margin-block-start: var(--_space);
      }

      .chip {
        padding-inline: var(--_space-2);
        border: 1px solid color-mix(in srgb, var(--_verdict) 45%, var(--_color-surface));
        border-radius: 999px;
        background: color-mix(in srgb, var(--_verdict) 9%, var(--_color-surface));
        color: var(--_verdict-text);
        font-size: var(--_font-size-s);
        font-weight: 600;
        line-height: 1.5;
      }

      .reasoning {
        display: flex;
        gap: var(--_space-2);
        margin-block-start: var(--_space-2);
      }

      .reasoning > svg {
        margin-block-start: calc((1lh - 16px) / 2);
        color: var(--_color-thinking);
      }

      .reasoning > div {
        flex: 1;
        min-inline-size: 0;
      }

      .note {
        margin: 0;
        font-style: italic;
      }

      .as-written pre {
        margin: 0;
        font-family: var(--_font-mono);
        font-size: var(--_font-size-s);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    }

    .fold-row {
      margin-block: var(--_space);
      border-radius: var(--_radius);

      > button {
        appearance: none;
        display: flex;
        align-items: center;
        gap: var(--_space-2);
        inline-size: 100%;
        min-block-size: 28px;
        margin: 0;
        padding: var(--_space-half) var(--_space-2);
        border: 1px dashed var(--_color-muted-edge);
        border-radius: var(--_radius);
        background: none;
        color: var(--_color-text-muted);
        font: inherit;
        text-align: start;
        cursor: pointer;
      }

      > button:hover {
        background: var(--_color-hover);
        color: var(--_color-text);
      }

      > button[aria-expanded='true'] > svg {
        transform: rotate(90deg);
      }

      > button[aria-expanded='false'] > svg:dir(rtl) {
        transform: scaleX(-1);
      }

      .of[data-fold='tried'] {
        color: var(--_color-failure-text);
      }

      .names {
        flex: 1;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      .count {
        flex: none;
        font-size: var(--_font-size-s);
        font-variant-numeric: tabular-nums;
        unicode-bidi: plaintext;
      }
    }

    @media (pointer: coarse) {
      .card button.node-name,
      .fold-row > button,
      .card .rest .link {
        min-block-size: 44px;
      }
    }

    @media (prefers-reduced-motion: reduce) {
      .card[data-pending] .icon svg {
        animation: none;
      }
    }

    @media (forced-colors: active) {
      .card .tip {
        border: 1px solid CanvasText;
      }

      .card .reasoning > svg {
        color: CanvasText;
      }
    }
  }

  @keyframes activity-turn {
    to {
      transform: rotate(1turn);
    }
  }
`;
