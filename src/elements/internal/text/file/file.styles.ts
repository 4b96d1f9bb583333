import { css, type CSSResult } from 'lit';

export const fileStyles: CSSResult = css`
  .file-card {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
    min-block-size: 32px;
    padding: 2px 8px;
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius-small);
    background: var(--_color-surface-raised);
    font-size: var(--_font-size-s);
  }

  .file-card > svg {
    color: var(--_color-text-muted);
  }

  .file-name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .file-card .address {
    flex-basis: 100%;
    font-family: var(--_font-mono);
    overflow-wrap: anywhere;
  }
`;
