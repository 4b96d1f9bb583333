import { css, type CSSResult } from 'lit';

/** What a text may do to the page: break lines inside its own box, nothing else. */
export const textStyles: CSSResult = css`
  .text {
    overflow: clip;
    contain: content;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
    tab-size: 4;
  }

  .text > div {
    unicode-bidi: plaintext;
    min-block-size: 1lh;
  }

  .text.mono {
    font-family: var(--_font-mono);
    font-size: var(--_font-size-s);
    line-height: calc(var(--_font-size) * 18 / 13);
  }

  .more {
    color: var(--_color-text-muted);
    font-size: var(--_font-size-s);
  }
`;
