/**
 * The colours of a drawn tree as data: what the canvas paints with, what the nodes in the DOM are styled with, and what
 * an exported picture is written with are all read from here, so they cannot differ.
 */
import { css, unsafeCSS, type CSSResult } from 'lit';
import { treeToken } from './tree-tokens.js';

const mix = (color: string, share: number, into = 'surface'): string =>
  `color-mix(in srgb, var(--_color-${color}) ${share}%, var(--_color-${into}))`;

/** `[by the tokens, where the system's own colours are forced]`. */
const palette = {
  surface: ['var(--_color-surface)', 'Canvas'],
  /** Dots of the ground, which show that it moves. */
  grid: [mix('text-muted', 24), 'Canvas'],
  node: [treeToken('node-background'), 'Canvas'],
  text: ['var(--_color-text)', 'CanvasText'],
  muted: ['var(--_color-text-muted)', 'CanvasText'],
  success: ['var(--_color-success)', 'CanvasText'],
  'success-text': ['var(--_color-success-text)', 'CanvasText'],
  'success-block': [mix('success', 24), 'Canvas'],
  failure: ['var(--_color-failure)', 'CanvasText'],
  'failure-text': ['var(--_color-failure-text)', 'CanvasText'],
  'failure-block': [mix('failure', 24), 'Canvas'],
  /** Lines of the hatching behind a failure that was recovered. */
  hatch: [mix('failure', 16), 'color-mix(in srgb, GrayText 40%, Canvas)'],
  active: ['var(--_color-active)', 'Highlight'],
  'active-text': ['var(--_color-active-text)', 'CanvasText'],
  'active-block': [mix('active', 28), 'Canvas'],
  /** Reached, but neither ended nor worked on. */
  strong: ['var(--_color-muted)', 'CanvasText'],
  'strong-block': [mix('muted', 30), 'Canvas'],
  /** Passed over: drawn with dashes, which need more colour than a line. */
  passed: [mix('muted', 62), 'GrayText'],
  'passed-block': [mix('muted', 16), 'Canvas'],
  /** Not reached. */
  faint: [mix('text-muted', 34), 'GrayText'],
  'faint-block': [mix('muted', 8), 'Canvas'],
  edge: [treeToken('edge-color'), 'CanvasText'],
  'edge-faint': [`color-mix(in srgb, ${treeToken('edge-color')} 45%, var(--_color-surface))`, 'GrayText'],
  accent: ['var(--_color-accent)', 'Highlight'],
  match: [mix('accent', 10), 'Canvas'],
  focus: ['var(--_color-focus)', 'Highlight'],
} as const satisfies Record<string, readonly [color: string, forced: string]>;

/** What a colour is for. */
export type ThemeColor = keyof typeof palette;

export const themeColors = Object.keys(palette) as readonly ThemeColor[];

const declare = (column: 0 | 1): CSSResult =>
  unsafeCSS(themeColors.map((name) => `--_trace-${name}: ${palette[name][column]};`).join('\n'));

/** Defines `--_trace-<colour>` on the host. */
export const paletteStyles: CSSResult = css`
  :host {
    ${declare(0)}
  }

  @media (forced-colors: active) {
    :host {
      ${declare(1)}
    }
  }
`;
