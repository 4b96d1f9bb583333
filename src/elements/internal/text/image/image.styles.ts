import { css, type CSSResult } from 'lit';

/** Images of agents, and what stands in their place. */
export const imageStyles: CSSResult = css`
  .image {
    display: block;
    max-inline-size: 100%;
    max-block-size: 480px;
    border: 1px solid var(--_color-border);
    border-radius: var(--_radius);
    background: var(--_color-surface-raised);
    object-fit: contain;
  }

  .image-card {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_space-2);
    vertical-align: baseline;
    max-inline-size: 100%;
    margin-block: 2px;
    padding: 2px var(--_space-2);
    border: 1px dashed var(--_color-control);
    border-radius: var(--_radius);
    background: var(--_color-surface-raised);
    overflow-wrap: anywhere;
  }

  .image-note {
    color: var(--_color-text-muted);
    font-size: var(--_font-size-s);
  }

  .image-card .link {
    min-block-size: 24px;
    padding-inline: 2px;
    font-size: var(--_font-size-s);
  }

  @media (pointer: coarse) {
    .image-card .link {
      min-block-size: 44px;
    }
  }
`;
