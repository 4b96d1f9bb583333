/**
 * The design tokens (contract 2) as data, and the style sheet made from them.
 *
 * Each public name `--run-x` may be set on any ancestor. Elements read the private alias `--_x`, which every host of
 * ours computes anew from the public name and its default, so a change anywhere above takes effect at once.
 * Light and dark follow `color-scheme`, inherited from the page.
 */
import { css, unsafeCSS, type CSSResult } from 'lit';

/** `[light, dark]`, as `#rrggbb`. The contrast test reads this very table. */
export const colors = {
  surface: ['#ffffff', '#101316'],
  'surface-raised': ['#f6f7f9', '#181c20'],
  text: ['#1a1e23', '#e7eaed'],
  'text-muted': ['#59636e', '#98a2ad'],
  border: ['#dfe3e8', '#2b3138'],
  accent: ['#2457d6', '#7aa2ff'],
  focus: ['#2457d6', '#9dbbff'],
  success: ['#059669', '#10b981'],
  'success-text': ['#047857', '#34d399'],
  failure: ['#dc2626', '#ef4444'],
  'failure-text': ['#c81e1e', '#f98080'],
  active: ['#c86b06', '#f59e0b'],
  'active-text': ['#a15c07', '#fbbf24'],
  muted: ['#59636e', '#98a2ad'],
  prompt: ['#1a1e23', '#e7eaed'],
  message: ['#2457d6', '#7aa2ff'],
  thinking: ['#7c3aed', '#b39dfb'],
  tool: ['#0f766e', '#2dd4bf'],
  agent: ['#4338ca', '#a5b4fc'],
  step: ['#0369a1', '#7dd3fc'],
  input: ['#a15c07', '#fbbf24'],
  notice: ['#59636e', '#98a2ad'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

/** Name of a colour token, without `--run-color-`. */
export type ColorName = keyof typeof colors;

/**
 * Colours mixed from two others, so that a host that sets one colour gets its tints with it:
 * `[colour, per cent of it, colour it is mixed into]`, in sRGB.
 */
export const mixes = {
  /** Outline of a text box: must be seen to be found (3:1). */
  control: ['text-muted', 72, 'surface'],
  'failure-tint': ['failure', 5, 'surface'],
  'failure-edge': ['failure', 55, 'surface'],
  'active-tint': ['active', 10, 'surface'],
  'active-edge': ['active', 45, 'surface'],
  'success-tint': ['success', 9, 'surface'],
  'success-edge': ['success', 45, 'surface'],
  'muted-tint': ['muted', 8, 'surface'],
  'muted-edge': ['muted', 40, 'surface'],
  'accent-tint': ['accent', 6, 'surface'],
  hover: ['text', 6, 'surface'],
} as const satisfies Record<string, readonly [ColorName, number, ColorName]>;

/** Everything that is not a colour: public name without `--run-` → default. Those of drawn trees are the canvas's own. */
export const measures = {
  'font-family': 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  'font-mono': 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  'font-size': 'max(13px, 0.8125rem)',
  space: '4px',
  radius: '6px',
  'transition-duration': '120ms',
} as const;

/** Steps of the scales, worked out from the tokens; private. */
const scales = {
  'font-size-xs': 'calc(var(--_font-size) * 11 / 13)',
  'font-size-s': 'calc(var(--_font-size) * 12 / 13)',
  'font-size-l': 'calc(var(--_font-size) * 15 / 13)',
  'line-height': 'calc(var(--_font-size) * 20 / 13)',
  'space-half': 'calc(var(--_space) / 2)',
  'space-2': 'calc(var(--_space) * 2)',
  'space-3': 'calc(var(--_space) * 3)',
  'space-4': 'calc(var(--_space) * 4)',
  'space-6': 'calc(var(--_space) * 6)',
  'radius-small': 'calc(var(--_radius) * 2 / 3)',
  'radius-large': 'calc(var(--_radius) * 5 / 3)',
} as const;

const declarations = [
  ...Object.entries(colors).map(
    ([name, [light, dark]]) => `--_color-${name}: var(--run-color-${name}, light-dark(${light}, ${dark}));`,
  ),
  ...Object.entries(mixes).map(
    ([name, [color, share, into]]) =>
      `--_color-${name}: color-mix(in srgb, var(--_color-${color}) ${share}%, var(--_color-${into}));`,
  ),
  ...Object.entries(measures).map(([name, value]) => `--_${name}: var(--run-${name}, ${value});`),
  ...Object.entries(scales).map(([name, value]) => `--_${name}: ${value};`),
];

/** Defines every `--_` alias on the host. */
export const tokens: CSSResult = css`
  :host {
    ${unsafeCSS(declarations.join('\n'))}
  }
`;
