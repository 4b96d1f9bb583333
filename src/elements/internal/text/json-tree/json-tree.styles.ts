import { css, type CSSResult } from 'lit';

/** A JSON tree: rows of one height under a line that says where the keyboard is. */
export const jsonTreeStyles: CSSResult = css`
  .json {
    font-family: var(--_font-mono);
    font-size: var(--_font-size-s);
  }

  .tree-tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 12px;
    min-block-size: 24px;
    font-family: var(--_font-family);
    font-size: var(--_font-size-xs);
  }

  .tree-tools .link {
    min-block-size: 24px;
  }

  .tree-tools .path {
    flex: 1 1 8em;
    min-inline-size: 0;
    overflow: hidden;
    color: var(--_color-text-muted);
    font-family: var(--_font-mono);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .tree {
    overflow: auto;
    overflow-anchor: none;
    overscroll-behavior: auto;
    scrollbar-width: thin;
    contain: content;
  }

  /* Does not catch the wheel of somebody who scrolls the log, and scrolls only what the keyboard can reach. */
  .tree:not([tabindex='0'], :hover) {
    overflow: hidden;
  }

  .tree:focus-visible {
    outline-offset: -2px;
  }

  .tree-sizer {
    position: relative;
    overflow: clip;
    min-inline-size: 100%;
  }

  .tree-layer {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
  }

  .node {
    display: flex;
    align-items: center;
    block-size: 24px;
    padding-inline-start: calc(var(--_depth) * 14px);
    border-radius: var(--_radius-small);
    white-space: pre;
    cursor: default;
  }

  .node:hover {
    background: var(--_color-hover);
  }

  .node.away {
    position: absolute;
    clip-path: inset(50%);
    block-size: 1px;
    overflow: hidden;
  }

  .tree:focus-visible .node[aria-selected='true'] {
    background: var(--_color-accent-tint);
    box-shadow: inset 0 0 0 1px var(--_color-focus);
  }

  .twisty {
    flex: none;
    inline-size: 16px;
    color: var(--_color-text-muted);
    text-align: center;
  }

  .node .key {
    flex: none;
    max-inline-size: 50%;
    overflow: hidden;
    color: var(--_color-message);
    text-overflow: ellipsis;
  }

  .node .key.number {
    color: var(--_color-text-muted);
  }

  .colon {
    flex: none;
    color: var(--_color-text-muted);
  }

  .node .value {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .node .value.string {
    color: var(--_color-success-text);
  }

  .node .value:is(.number, .boolean) {
    color: var(--_color-thinking);
  }

  .node .value:is(.size, .other) {
    color: var(--_color-text-muted);
  }

  @media (pointer: coarse) {
    .node {
      block-size: 36px;
    }

    .tree-tools .link {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .tree:focus-visible .node[aria-selected='true'] {
      outline: 1px solid Highlight;
    }
  }
`;
