import type { CSSResult } from 'lit';

/** Gives a shadow root a sheet that came with code loaded later. Doing it again changes nothing. */
export function adoptStyles(root: Node | undefined, { styleSheet }: CSSResult): void {
  if (!(root instanceof ShadowRoot) || !styleSheet || root.adoptedStyleSheets.includes(styleSheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
}
