import { css, type CSSResult } from 'lit';

/** What is not there in the first picture: the items of the tree for screen readers, what a pointer does, forced colours. Adopted with what one works with. */
export const laterStyles: CSSResult = css`
  .twin > * {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .viewport.over {
    cursor: pointer;
  }

  .viewport:active {
    cursor: grabbing;
  }

  @media (forced-colors: active) {
    .pill .dot {
      forced-color-adjust: none;
      background: CanvasText;
    }

    .icon-button[aria-pressed='true'] {
      color: Highlight;
    }

    .icon-button[aria-disabled='true'] {
      color: GrayText;
    }

    .legend .status-mark,
    [data-status] > .status-mark {
      color: CanvasText;
    }
  }
`;
