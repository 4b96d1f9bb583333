import { css, type CSSResult } from 'lit';

/** The list of opened traces: a column, or in a narrow viewer a strip above everything. */
export const railStyles: CSSResult = css`
  .rail {
    display: flex;
    flex: none;
    flex-direction: column;
    gap: var(--_space-2);
    inline-size: 216px;
    padding: var(--_space-3) var(--_space-2);
    overflow: hidden auto;
    border-inline-end: 1px solid var(--_color-border);
    background: var(--_color-surface-raised);
  }

  .said {
    position: absolute;
  }

  .rail h2 {
    margin: 0;
    padding-inline: var(--_space-2);
    color: var(--_color-text-muted);
    font-size: var(--_font-size-s);
    font-weight: 600;
  }

  /* Only the list scrolls, unless there is hardly any room for it. */
  .tabs {
    display: flex;
    flex-direction: column;
    gap: var(--_space-half);
    min-block-size: 96px;
    margin: 0;
    padding: 0;
    overflow: auto;
    list-style: none;
  }

  .tab {
    display: flex;
    align-items: center;
    border-radius: var(--_radius);
  }

  .tab.shown {
    background: color-mix(in srgb, var(--_color-accent) 10%, var(--_color-surface));
    color: var(--_color-accent);
  }

  .tab .name,
  .open-file {
    appearance: none;
    display: flex;
    flex: 1 1 0;
    align-items: center;
    gap: var(--_space-2);
    min-inline-size: 0;
    min-block-size: 32px;
    margin: 0;
    padding: var(--_space) var(--_space-2);
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  .tab bdi {
    flex: 1 1 0;
    display: -webkit-box;
    min-inline-size: 0;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    line-height: calc(var(--_font-size) * 17 / 13);
    overflow-wrap: anywhere;
  }

  .tab.shown .name {
    font-weight: 600;
  }

  .mark {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border: 1.5px solid var(--_color-muted-edge);
    border-radius: 999px;
  }

  [data-status='running'] .mark {
    border-color: var(--_color-active);
    background: var(--_color-active);
  }

  [data-status='complete'] .mark {
    border-color: var(--_color-success);
    background: var(--_color-success);
  }

  /* A shape of its own besides the colour. */
  :is([data-status='failed'], [data-status='broken']) .mark {
    border-color: var(--_color-failure);
    border-radius: 0;
    rotate: 45deg;
  }

  [data-status='failed'] .mark {
    background: var(--_color-failure);
  }

  .tab .icon-button {
    min-inline-size: 24px;
  }

  .tab .icon-button[aria-pressed='true'] {
    color: var(--_color-accent);
  }

  /* At hand where the pointer or the focus is, and always where there is no pointer that hovers. */
  @media (hover: hover) {
    .tab:not(:hover, :focus-within, .shown) .icon-button:not(.compare) {
      inline-size: 0;
      min-inline-size: 0;
      overflow: hidden;
      opacity: 0;
    }
  }

  .open {
    display: flex;
    flex-direction: column;
    gap: var(--_space-2);
  }

  .open-file {
    flex: none;
    color: var(--_color-text-muted);
  }

  .address {
    display: flex;
    gap: var(--_space);
    padding-inline: var(--_space-2);
  }

  .address input {
    flex: 1 1 0;
    min-inline-size: 0;
    min-block-size: 28px;
    padding: var(--_space-half) var(--_space-2);
    border: 1px solid var(--_color-control);
    border-radius: var(--_radius-small);
    background: var(--_color-surface);
    color: inherit;
    font: inherit;
    font-size: var(--_font-size-s);
  }

  .address input::placeholder {
    color: var(--_color-text-muted);
    opacity: 1;
  }

  .rail .hint {
    margin: auto 0 0;
    padding-inline: var(--_space-2);
    font-size: var(--_font-size-xs);
    color: var(--_color-text-muted);
    unicode-bidi: plaintext;
    text-align: match-parent;
  }

  @container trace-viewer (inline-size < 69.2em) {
    .rail {
      flex-flow: row wrap;
      align-items: center;
      gap: var(--_space) var(--_space-2);
      inline-size: auto;
      padding: var(--_space) var(--_space-2);
      overflow: visible;
      border-inline-end: 0;
      border-block-end: 1px solid var(--_color-border);
    }

    .rail h2 {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .tabs {
      flex-direction: row;
      flex: 1 1 0;
      min-inline-size: 0;
      min-block-size: 0;
      scrollbar-width: thin;
    }

    .tabs:empty {
      display: none;
    }

    .tab {
      flex: none;
      max-inline-size: 220px;
    }

    .tab bdi {
      flex-basis: auto;
      -webkit-line-clamp: 2;
    }

    .open {
      flex-direction: row;
      align-items: center;
    }

    .address {
      inline-size: 160px;
      padding: 0;
    }

    /* There is no room: it is said where nothing is opened yet. */
    .rail .hint {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }

  @container trace-viewer (inline-size < 640px) {
    .tabs {
      flex-basis: 100%;
    }

    .open {
      flex: 1 1 100%;
      flex-wrap: wrap;
      min-inline-size: 0;
    }

    /* Beside the button for files or, where letters are large, below it. */
    .address {
      flex: 1 1 10em;
      min-inline-size: 0;
      inline-size: auto;
    }

    /* As much of the name as there is room for: a clamped line ends where it could break. */
    .tab bdi {
      display: block;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  }

  @media (pointer: coarse) {
    .tab .name,
    .open-file,
    .address input {
      min-block-size: 44px;
    }

    .tab .icon-button {
      min-inline-size: 44px;
    }
  }
`;
