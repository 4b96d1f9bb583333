import { css, type CSSResult } from 'lit';

/** The inspector beside the drawing, or under it where there is no room. */
export const inspectorPaneStyles: CSSResult = css`
  .aside {
    flex: 0 0 var(--_share, 36%);
    min-inline-size: 0;
    min-block-size: 0;
    overflow: hidden;
  }

  /* Not there yet: with the line that will be between. */
  .aside:empty {
    box-sizing: content-box;
    border: 0 solid var(--_color-border);
    border-inline-start-width: 1px;
  }

  .aside > trace-inspector {
    block-size: 100%;
  }

  @container (inline-size < 640px) {
    .panes {
      flex-direction: column;
    }

    .aside:empty {
      border-width: 1px 0 0;
    }

    .aside {
      flex-basis: max(var(--_share, 36%), 160px);
    }
  }
`;
