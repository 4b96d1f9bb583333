import { css, type CSSResult } from 'lit';

/** Links in text from elsewhere, and the host they lead to. */
export const linkStyles: CSSResult = css`
  .text-link {
    color: var(--_color-accent);
    text-decoration: underline;
    text-decoration-color: color-mix(in srgb, currentColor 40%, transparent);
    text-underline-offset: 2px;
  }

  .text-link:hover {
    text-decoration-color: currentColor;
  }

  .link-host {
    /* Not underlined with the words before it. */
    display: inline-block;
    max-inline-size: 100%;
    color: var(--_color-text-muted);
    font-size: var(--_font-size-xs);
  }

  .no-link {
    text-decoration: underline dotted var(--_color-text-muted);
    text-underline-offset: 2px;
  }
`;
