import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/run-connection/run-connection.define.js';
import { colors, measures, mixes, tokens, type ColorName } from '../../../src/elements/internal/tokens.js';
import { treeMeasures } from '../../../src/elements/trace-canvas/drawing/tree-tokens.js';

type Rgb = readonly [number, number, number];
type AnyColor = ColorName | keyof typeof mixes;

const parse = (hex: string): Rgb => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;

/** A colour of the table or a mix of two, as the browser computes it. */
function rgb(name: AnyColor, scheme: 0 | 1): Rgb {
  if (Object.hasOwn(colors, name)) return parse(colors[name as ColorName][scheme]);
  const [color, share, into] = mixes[name as keyof typeof mixes];
  const [a, b] = [rgb(color, scheme), rgb(into, scheme)];
  return a.map((value, i) => (value * share + (b[i] ?? 0) * (100 - share)) / 100) as unknown as Rgb;
}

/** WCAG 2.2 relative luminance. */
function luminance(color: Rgb): number {
  const [r, g, b] = color.map((value) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const kinds: readonly AnyColor[] = ['prompt', 'message', 'thinking', 'tool', 'agent', 'step', 'input', 'notice'];
const statusText: readonly AnyColor[] = ['success-text', 'failure-text', 'active-text'];

/** Text (4.5:1) and what it stands on. */
const texts: readonly (readonly [AnyColor, readonly AnyColor[]])[] = [
  ['text', ['surface', 'surface-raised', 'failure-tint', 'active-tint', 'accent-tint', 'hover']],
  ['text-muted', ['surface', 'surface-raised', 'failure-tint', 'muted-tint', 'accent-tint']],
  ['accent', ['surface', 'surface-raised', 'failure-tint']],
  ['surface', ['accent']],
  ...[...statusText, ...kinds].map((name) => [name, ['surface', 'surface-raised', 'accent-tint']] as const),
  ['success-text', ['success-tint']],
  ['failure-text', ['failure-tint']],
  ['active-text', ['active-tint']],
];

/** Lines, glyphs and the focus ring (3:1) and what they stand on. */
const lines: readonly (readonly [AnyColor, readonly AnyColor[]])[] = [
  ['success', ['surface', 'surface-raised', 'success-tint']],
  ['failure', ['surface', 'surface-raised', 'failure-tint']],
  ['active', ['surface', 'surface-raised', 'active-tint']],
  ['muted', ['surface', 'surface-raised', 'muted-tint']],
  ['focus', ['surface', 'surface-raised', 'failure-tint', 'active-tint']],
  ['control', ['surface', 'surface-raised']],
];

for (const [scheme, index] of [
  ['light', 0],
  ['dark', 1],
] as const) {
  describe(`contrast in ${scheme}`, () => {
    for (const [table, least] of [
      [texts, 4.5],
      [lines, 3],
    ] as const) {
      for (const [front, backs] of table) {
        for (const back of backs) {
          it(`${front} on ${back}: ${least}:1`, () => {
            expect(contrast(rgb(front, index), rgb(back, index))).to.be.at.least(least);
          });
        }
      }
    }
  });
}

describe('tokens', () => {
  it('knows black on white', () => expect(contrast([0, 0, 0], [255, 255, 255])).to.equal(21));

  it('has every public name of the contract', () => {
    const names = [...Object.keys(colors).map((name) => `color-${name}`), ...Object.keys(measures), ...Object.keys(treeMeasures)];
    expect(names.map((name) => `--run-${name}`)).to.include.members(
      `--run-font-family --run-font-mono --run-font-size --run-color-surface --run-color-surface-raised --run-color-text
       --run-color-text-muted --run-color-border --run-color-accent --run-color-focus --run-color-success
       --run-color-failure --run-color-active --run-color-muted --run-color-success-text --run-color-failure-text
       --run-color-active-text --run-color-prompt --run-color-message --run-color-thinking --run-color-tool
       --run-color-agent --run-color-step --run-color-input --run-color-notice --run-node-background --run-node-radius
       --run-edge-color --run-edge-width --run-space --run-radius --run-transition-duration`
        .trim()
        .split(/\s+/),
    );
  });

  it('reads no alias that it does not define', () => {
    const defined = new Set([...tokens.cssText.matchAll(/(--_[\w-]+):/g)].map((match) => match[1]));
    const read = [...tokens.cssText.matchAll(/var\((--_[\w-]+)/g)].map((match) => match[1]);
    for (const name of read) expect(defined, name).to.include(name);
  });
});

describe('the size of text', () => {
  const root = document.documentElement;
  afterEach(() => root.style.removeProperty('font-size'));

  it('grows with the reader’s own, is never smaller than 13 px, and is the page’s where it sets one', async () => {
    const element = await fixture<HTMLElement>(html`<run-connection></run-connection>`);
    const sizes = ['10px', '16px', '20px', '32px'].map((size) => {
      root.style.setProperty('font-size', size);
      return getComputedStyle(element).fontSize;
    });
    expect(sizes).to.deep.equal(['13px', '13px', '16.25px', '26px']);
    element.style.setProperty('--run-font-size', '15px');
    expect(getComputedStyle(element).fontSize).to.equal('15px');
  });
});
