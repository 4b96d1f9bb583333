import { css, type CSSResult } from 'lit';

/** `.search`: a box to type in with its icon, and the buttons of the search inside it. */
export const searchBoxStyles: CSSResult = css`
  .search {
    display: flex;
    align-items: center;
    gap: 2px;
    min-inline-size: 0;
    min-block-size: 28px;
    padding-inline: var(--_space-2) 2px;
    border: 1px solid var(--_color-control);
    border-radius: var(--_radius);
    background: var(--_color-surface);
    color: var(--_color-text-muted);

    &:focus-within {
      outline: 2px solid var(--_color-focus);
      outline-offset: 1px;
    }

    input {
      flex: 1;
      min-inline-size: 0;
      min-block-size: 24px;
      padding: 0 var(--_space);
      border: 0;
      outline: 0;
      background: none;
      color: var(--_color-text);
      font: inherit;
      font-size: var(--_font-size-s);
    }

    input::placeholder {
      color: var(--_color-text-muted);
      opacity: 1;
    }
  }

  @media (pointer: coarse) {
    .search,
    .search input {
      min-block-size: 44px;
    }
  }
`;
