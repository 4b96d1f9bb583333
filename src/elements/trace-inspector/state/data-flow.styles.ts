import { css, type CSSResult } from 'lit';

/** The data-flow view of the State tab. */
export const dataFlowStyles: CSSResult = css`
  .flow {
    padding: var(--_space-3);

    .hint,
    .flow-message {
      margin: 0 0 var(--_space-2);
      color: var(--_color-text-muted);
      font-size: var(--_font-size-s);
      overflow-wrap: anywhere;
      unicode-bidi: plaintext;
    }

    .flow-message {
      display: grid;
      place-content: center;
      min-block-size: 240px;
      padding: var(--_space-6);
      border: 1px dashed var(--_color-border);
      border-radius: var(--_radius);
      text-align: center;
    }

    .flow-scroller {
      max-block-size: 420px;
      margin-block-end: var(--_space-3);
      overflow: auto;
      border: 1px solid var(--_color-border);
      border-radius: var(--_radius);
      /* A shade at each side on which it goes on; where it ends, a cover that scrolls with it lies over the shade. */
      --_cover: var(--_color-surface) 12px, transparent;
      --_shade: color-mix(in srgb, var(--_color-text) 20%, transparent), transparent;
      background:
        linear-gradient(to right, var(--_cover)) left / 36px 100% no-repeat local,
        linear-gradient(to left, var(--_cover)) right / 36px 100% no-repeat local,
        linear-gradient(to bottom, var(--_cover)) top / 100% 36px no-repeat local,
        linear-gradient(to top, var(--_cover)) bottom / 100% 36px no-repeat local,
        linear-gradient(to right, var(--_shade)) left / 12px 100% no-repeat scroll,
        linear-gradient(to left, var(--_shade)) right / 12px 100% no-repeat scroll,
        linear-gradient(to bottom, var(--_shade)) top / 100% 12px no-repeat scroll,
        linear-gradient(to top, var(--_shade)) bottom / 100% 12px no-repeat scroll;
      /* A drawing goes from left to right in every language. */
      direction: ltr;
    }

    .flow-drawing {
      position: relative;

      > svg {
        display: block;
        inline-size: 100%;
        block-size: 100%;
      }
    }

    .flow-line {
      fill: none;
      stroke: var(--_color-muted-edge);
      stroke-width: 1.25;
      stroke-linejoin: round;

      &.joined {
        stroke: var(--_color-accent);
        stroke-width: 2;
      }
    }

    .flow-line.faint,
    .flow-item.faint {
      opacity: 0.3;
    }

    .flow-item {
      appearance: none;
      position: absolute;
      inset-block-start: 0;
      inset-inline-start: 0;
      margin: 0;
      padding-inline: var(--_space-2);
      overflow: hidden;
      border: 1px solid var(--_color-muted-edge);
      border-radius: var(--_radius-small);
      background: var(--_color-surface);
      color: inherit;
      font: inherit;
      font-size: var(--_font-size-s);
      text-align: start;
      text-overflow: ellipsis;
      white-space: nowrap;
      cursor: pointer;

      &[data-kind='node'] {
        font-weight: 600;
      }

      &[data-status='success'] {
        border-color: var(--_color-success);
      }

      &[data-status='failure'] {
        border-color: var(--_color-failure);
      }

      &:is([data-status='active'], [data-status='retrying'], [data-status='waiting']) {
        border-color: var(--_color-active);
      }

      &:is([data-status='skipped'], [data-status='cut-off'], [data-status='not-reached']) {
        border-style: dashed;
        color: var(--_color-text-muted);
      }

      &:is([data-kind='variable'], [data-kind='constant']) {
        border-color: transparent;
        border-radius: 999px;
        font-family: var(--_font-mono);
      }

      &[data-kind='variable'] {
        background: color-mix(in srgb, var(--_color-thinking) 10%, var(--_color-surface));
        color: var(--_color-thinking);
      }

      &[data-kind='constant'] {
        background: color-mix(in srgb, var(--_color-tool) 10%, var(--_color-surface));
        color: var(--_color-tool);
      }

      &[data-kind][data-status='not-set'] {
        border: 1px dashed currentColor;
        background: var(--_color-surface);
      }

      &.selected {
        outline: 2px solid var(--_color-accent);
        outline-offset: 1px;
      }
    }

    .flow-list {
      inline-size: 100%;
      table-layout: fixed;
      border-collapse: collapse;
      font-size: var(--_font-size-s);
      text-align: start;

      :is(th, td) {
        padding: var(--_space) var(--_space-2);
        border-block-end: 1px solid var(--_color-border);
        font-weight: 400;
        text-align: start;
        vertical-align: top;
      }

      th {
        inline-size: 40%;
      }

      bdi {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
        overflow-wrap: anywhere;
      }

      thead th {
        color: var(--_color-text-muted);
        font-size: var(--_font-size-xs);
      }

      .selected {
        outline: 1px solid var(--_color-accent);
        outline-offset: -1px;
        background: var(--_color-accent-tint);
      }
    }

    .flow-list .link,
    .hint .link {
      min-block-size: 24px;
    }

    .flow-name {
      margin-inline-end: var(--_space-2);
      font-family: var(--_font-mono);
      overflow-wrap: anywhere;

      &[data-kind='variable'] {
        color: var(--_color-thinking);
      }

      &[data-kind='constant'] {
        color: var(--_color-tool);
      }
    }

    @media (pointer: coarse) {
      .flow-list .link,
      .hint .link {
        min-block-size: 44px;
      }
    }

    @media (forced-colors: active) {
      .flow-item {
        border-color: ButtonText;
      }

      .flow-line.joined {
        stroke: Highlight;
      }

      .flow-list .selected {
        outline: 2px solid Highlight;
        outline-offset: -2px;
      }
    }
  }
`;
