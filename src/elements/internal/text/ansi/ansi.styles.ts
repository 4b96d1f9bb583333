import { css, unsafeCSS, type CSSResult } from 'lit';
import { ansiColors, BACKGROUND_SHARE, TEXT_LIGHTNESS } from './ansi-colors.js';

const palette = ansiColors.map(([light, dark], i) => `--_ansi-${i}: light-dark(${light}, ${dark});`).join('\n');

const classes = ansiColors
  .map(
    (_, i) =>
      `.ansi .fg-${i} { --_fg: var(--_ansi-${i}); }
      .ansi .bg-${i} { --_bg: color-mix(in srgb, var(--_ansi-${i}) ${BACKGROUND_SHARE}%, var(--_color-surface)); }`,
  )
  .join('\n');

/** Any other colour keeps its hue; how light it is follows the page. */
const readable = (name: string): string =>
  `light-dark(oklch(from var(${name}) min(l, ${TEXT_LIGHTNESS.light}) c h), oklch(from var(${name}) max(l, ${TEXT_LIGHTNESS.dark}) c h))`;

/** Colours and weights of terminal output; our own names, whatever the output says. */
export const ansiStyles: CSSResult = css`
  .ansi {
    ${unsafeCSS(palette)}
  }

  .ansi :is(span, a) {
    background: var(--_bg, transparent);
    color: var(--_fg, currentcolor);
  }

  ${unsafeCSS(classes)}

  .ansi .fg-rgb {
    --_fg: ${unsafeCSS(readable('--_rgb-fg'))};
  }

  .ansi .bg-rgb {
    --_bg: color-mix(in srgb, ${unsafeCSS(readable('--_rgb-bg'))} ${unsafeCSS(BACKGROUND_SHARE)}%, var(--_color-surface));
  }

  .ansi .bold {
    font-weight: 600;
  }

  .ansi .dim {
    color: var(--_fg, var(--_color-text-muted));
  }

  .ansi .italic {
    font-style: italic;
  }

  .ansi .underline {
    text-decoration-line: underline;
  }

  .ansi .strike {
    text-decoration-line: line-through;
  }

  .ansi .underline.strike {
    text-decoration-line: underline line-through;
  }

  .ansi .inverse {
    background: var(--_fg, var(--_color-text));
    color: var(--_color-surface);
  }

  .ansi .text-link {
    text-decoration-line: underline;
  }

  .ansi .link-host {
    color: var(--_color-text-muted);
  }

  @media (forced-colors: active) {
    .ansi .inverse {
      forced-color-adjust: none;
      background: CanvasText;
      color: Canvas;
    }
  }
`;
